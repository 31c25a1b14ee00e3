using ContentApi.Content.Entries;
using ContentApi.Content.Queries.Filters;

namespace ContentApi.Content.Queries.Pages;

/// <summary>A list that is one stretch in order of path: a page is a part of the stretch, and no entry is tested.</summary>
sealed class StretchSource(Stretch all) : PageSource
{
    public override IReadOnlyList<Entry> Take(Place? from, bool backward, int count)
    {
        var at = from is { } place ? place.IndexIn(all, past: !backward) : backward ? all.Count : 0;
        return backward ? all.Part(Math.Max(0, at - count), at) : all.Part(at, (int)Math.Min(all.Count, (long)at + count));
    }

    public override int Compare(Entry entry, Place place) => place.Compare(entry);
}
