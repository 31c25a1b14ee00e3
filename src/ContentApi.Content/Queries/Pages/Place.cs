using ContentApi.Content.Entries;

namespace ContentApi.Content.Queries.Pages;

/// <summary>A place in a list: the position of an entry, or of a path whose entry may have been deleted.</summary>
/// <param name="Path">The path of the entry.</param>
/// <param name="Entry">The entry; null if there is none at the path.</param>
readonly record struct Place(string Path, Entry? Entry)
{
    public static Place Of(Entry entry) => new(entry.Path, entry);
}
