using ContentApi.Content.Entries;
using ContentApi.Content.Queries.Orders;

namespace ContentApi.Content.Queries.Pages;

/// <summary>Finds all matches and picks those nearest to the place. Used if there are few matches, or if no index has the order.</summary>
sealed class MatchesSource(Selection selection, EntryOrder order, QueryScope scope) : PageSource
{
    public override IReadOnlyList<Entry> Take(Place? from, bool backward, int count)
    {
        var matches = selection.Matches;
        scope.Meter.Charge(matches.Count);
        return Nearest.Pick(matches, backward, count, from is { } place ? entry => Compare(entry, place) : null, (x, y) => order.Compare(x, y, scope));
    }

    public override int Compare(Entry entry, Place place) =>
        place.Entry is { } other ? order.Compare(entry, other, scope) : place.Compare(entry);
}
