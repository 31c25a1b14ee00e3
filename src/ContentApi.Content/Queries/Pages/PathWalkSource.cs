using ContentApi.Content.Entries;
using ContentApi.Content.Queries.Filters;

namespace ContentApi.Content.Queries.Pages;

/// <summary>Walks all entries in order of path and tests each until the page is full.</summary>
sealed class PathWalkSource(Selection selection) : PageSource
{
    readonly Stretch all = selection.All;

    public override IReadOnlyList<Entry> Take(Place? from, bool backward, int count)
    {
        var page = new List<Entry>(Math.Min(count, 64));
        selection.Walk(all, from is { } place ? place.IndexIn(all, past: !backward) : backward ? all.Count : 0, backward, count, page);
        if (backward) page.Reverse();
        return page;
    }

    public override int Compare(Entry entry, Place place) => place.Compare(entry);
}
