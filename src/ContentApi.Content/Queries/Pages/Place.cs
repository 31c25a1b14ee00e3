using ContentApi.Content.Entries;
using ContentApi.Content.Queries.Filters;

namespace ContentApi.Content.Queries.Pages;

/// <summary>A place in a list: the position of an entry, or the place of one that may have been deleted.</summary>
/// <param name="At">The place of the entry, or that which it had.</param>
/// <param name="Entry">The entry; null if it no longer exists.</param>
readonly record struct Place(EntryPlace At, Entry? Entry)
{
    public static Place Of(Entry entry) => new(entry.Place, entry);

    /// <summary>
    /// Compares in the order of places: negative if an entry precedes this place, 0 if it is the entry of this place, positive if it follows. The item that has
    /// the position of a deleted one follows it.
    /// </summary>
    public int Compare(Entry entry) => entry.Place.CompareTo(At) is not 0 and var order ? order : Entry is null ? 1 : 0;

    /// <summary>
    /// Returns the index of the first entry that does not precede this place; with <paramref name="past"/>, of the first that follows it.
    /// </summary>
    /// <param name="entries">Entries in the order of their places.</param>
    /// <param name="past">Whether the entry of this place is passed over.</param>
    public int IndexIn(Stretch entries, bool past) => entries.Find(At, past && Entry is not null);
}
