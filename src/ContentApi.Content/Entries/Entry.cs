using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Entries;

/// <summary>
/// A typed content file, or an item of one. It depends only on the model, the path and the content of the file or item, so that one entry serves every commit
/// that has them. What depends on other files (references, inverses) or other items (the line) is looked up in the snapshot. All places inside an entry are
/// counted from its first line.
/// </summary>
/// <param name="type">The content type.</param>
/// <param name="slots">See <see cref="ContentObject"/>.</param>
/// <param name="id">The id in the API, made of the path.</param>
/// <param name="url">The public path; null if there is none.</param>
public sealed class Entry(ContentType type, object?[] slots, PreparedValue id, string? url)
    : ContentObject(type, slots, id, url is null ? null : PreparedValue.FromString(url))
{
    /// <summary>The order in which entries are listed: that of their places.</summary>
    internal static readonly Comparer<Entry> InOrder = Comparer<Entry>.Create((x, y) => x.Place.CompareTo(y.Place));

    static long latest;

    /// <summary>A number that no other entry object of the process has. It is never sent to clients.</summary>
    internal long Number { get; } = Interlocked.Increment(ref latest);

    /// <summary>
    /// The path of the entry, unique in a snapshot: that of the file, relative to the content root; for an item of a file followed by <c>#</c> and the item's
    /// <see cref="ItemKey"/>.
    /// </summary>
    public required string Path { get; init; }

    public required EntryPlace Place { get; init; }

    /// <summary>The path of the file, relative to the content root.</summary>
    public string File => Place.File;

    /// <summary>The path with the file's extension left out.</summary>
    public string Stem => ItemKey.StemOf(Path, File);

    /// <summary>The id in the API: see <c>docs/decisions/0005-an-entry-is-known-by-its-path.md</c>.</summary>
    public PreparedValue Id { get; } = id;

    public string? Url { get; } = url;

    /// <summary>The value of the field with <c>@redirectTo</c>, which makes the entry a redirect; null if it has none.</summary>
    internal RedirectTarget? RedirectTo { get; init; }

    /// <summary>
    /// Public paths that redirect to this entry, from the fields with <c>@aliases</c> and the key <c>aliases</c>, with their places in the file.
    /// </summary>
    public IReadOnlyList<(string Path, TextPosition Position)> Aliases { get; init; } = [];

    /// <summary>Returns an entry with other values.</summary>
    /// <param name="slots">The values; the array must belong to no other object.</param>
    internal Entry With(object?[] slots) => With(slots, Place);

    /// <summary>Returns the entry at another place: other items were inserted before it, or removed.</summary>
    internal Entry At(EntryPlace place) => With([.. Slots], place);

    Entry With(object?[] slots, EntryPlace place) =>
        new(Type, slots, Id, Url) { Path = Path, Place = place, Aliases = Aliases, RedirectTo = RedirectTo };

    public override string ToString() => $"{Type.Name} {Path}";
}
