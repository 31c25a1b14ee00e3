using ContentApi.Content.Documents;

namespace ContentApi.Content.Model;

/// <summary>How the files of a type hold several entries: <c>items:</c> and <c>key:</c> of <c>@collection</c>.</summary>
/// <param name="Place">The place of the list or map of items inside a file.</param>
/// <param name="Key">
/// The name of the field that identifies an item: the key of a map fills it, and an item of a list has it. Null if an item is known by the key of its map
/// alone, or by its position in its list.
/// </param>
public sealed record FileItems(JsonPointer Place, string? Key);
