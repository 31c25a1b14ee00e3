using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Queries.Pages;

namespace ContentApi.Content.Queries;

/// <summary>What stands beside an entry in a list, whether the entry itself matches the list's filter or not.</summary>
sealed class Neighbours
{
    readonly PageSource source;
    readonly Place place;

    /// <param name="entry">Whose neighbours are wanted.</param>
    /// <param name="all">The type of the list, and where the ways into its entries begin.</param>
    /// <param name="arguments">The list's filter and order.</param>
    /// <param name="scope">As everywhere.</param>
    public Neighbours(Entry entry, ValuePath all, ConnectionArguments arguments, in QueryScope scope)
    {
        source = PageSource.Of(Selection.Of(all, arguments, scope), arguments.Order, 1, scope);
        place = Place.Of(entry);
    }

    public Entry? Previous => source.Take(place, backward: true, 1) is [var entry] ? entry : null;
    public Entry? Next => source.Take(place, backward: false, 1) is [var entry] ? entry : null;
}
