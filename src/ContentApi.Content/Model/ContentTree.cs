namespace ContentApi.Content.Model;

/// <summary>How the items of a list with <c>@tree</c> nest.</summary>
/// <param name="ItemType">The type of the items, which is an embedded type.</param>
/// <param name="Children">The field of an item that contains the items one level deeper.</param>
/// <param name="MaxDepth">The maximum number of levels, at least 1.</param>
public sealed record ContentTree(ContentType ItemType, ContentField Children, int MaxDepth);
