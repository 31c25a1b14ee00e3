using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Queries.Pages;

namespace ContentApi.Content.Queries;

/// <summary>The entries before and after an entry in a list. The entry itself need not match the list's filter.</summary>
sealed class Neighbours
{
    readonly PageSource source;
    readonly Place place;

    /// <param name="entry">The entry whose neighbours are found.</param>
    /// <param name="all">The root path of the type.</param>
    /// <param name="arguments">The filter and order of the list.</param>
    /// <param name="scope">The snapshot, and the meter of the request's work.</param>
    public Neighbours(Entry entry, ValuePath all, ConnectionArguments arguments, in QueryScope scope)
    {
        source = PageSource.Of(Selection.Of(all, arguments, scope), arguments.Order, 1, scope);
        place = Place.Of(entry);
    }

    /// <summary>The nearest matching entry before; null if there is none.</summary>
    public Entry? Previous => source.Take(place, backward: true, 1) is [var entry] ? entry : null;

    /// <summary>The nearest matching entry after; null if there is none.</summary>
    public Entry? Next => source.Take(place, backward: false, 1) is [var entry] ? entry : null;
}
