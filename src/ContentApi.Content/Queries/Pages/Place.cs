using ContentApi.Content.Entries;

namespace ContentApi.Content.Queries.Pages;

/// <summary>A place in a list: that of an entry, or of a path where there may be no entry any more.</summary>
/// <param name="Path">Of the entry.</param>
/// <param name="Entry">Null where there is none at that path.</param>
readonly record struct Place(string Path, Entry? Entry)
{
    public static Place Of(Entry entry) => new(entry.Path, entry);
}
