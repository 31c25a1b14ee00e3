using ContentApi.Content.Entries;
using ContentApi.Content.Search;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Queries.Pages;

/// <summary>The hits of a search in descending order of score; hits of equal score are in order of path.</summary>
sealed class ScoreSource(Selection selection, QueryScope scope) : PageSource
{
    public override IReadOnlyList<Entry> Take(Place? from, bool backward, int count)
    {
        var hits = selection.Hits!;
        scope.Meter.Charge(hits.Count);
        var picked = from is { } place && HitAt(place) is var start
            ? Nearest.Pick(hits, backward, count, hit => Compare(hit, start), Compare)
            : Nearest.Pick(hits, backward, count, null, Compare);
        return [.. picked.Select(hit => hit.Entry)];
    }

    public override int Compare(Entry entry, Place place) => Compare(HitAt(Place.Of(entry)), HitAt(place));

    SearchHit HitAt(Place place)
    {
        scope.Meter.Charge(selection.Hits!.Count);
        foreach (var hit in selection.Hits)
            if (hit.Entry == place.Entry) return hit;
        throw new GraphQLException(
            "The entry of the cursor does not match the search, so its position is unknown. Send the request without the cursor.", ErrorCodes.BadUserInput);
    }

    static int Compare(SearchHit x, SearchHit y) => x.Score != y.Score ? y.Score.CompareTo(x.Score) : Entry.InOrder.Compare(x.Entry, y.Entry);
}
