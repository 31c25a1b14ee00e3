using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Queries.Filters;

namespace ContentApi.Content.Queries;

/// <summary>
/// The entries of a type that match, in no order, and how best to find them: by testing all, or only those that an index names. Lives as long as its request.
/// </summary>
sealed class Selection
{
    readonly Filter? filter;
    readonly Candidates? candidates;
    readonly Entry[] all;
    readonly QueryScope scope;
    List<Entry>? matches;

    /// <param name="entries">The type whose entries are meant, and where the ways into them begin.</param>
    /// <param name="filter">Null for all.</param>
    /// <param name="scope">As everywhere.</param>
    public Selection(ValuePath entries, Filter? filter, in QueryScope scope)
    {
        this.scope = scope;
        this.filter = filter;
        Type = entries.EntryType;
        all = scope.Snapshot.EntriesOf(Type);
        candidates = filter?.Find(entries, scope);
    }

    public ContentType Type { get; }

    public bool IsEverything => filter is null;

    /// <summary>How many entries the type has.</summary>
    public int TypeCount => all.Length;

    /// <summary>How many are looked at where all that match are listed.</summary>
    public int Bound => candidates is not null ? candidates.Bound : all.Length;

    /// <summary>The entries that match, by ordinal order of path, where they are known without looking at them; else null.</summary>
    public Stretch? Listed => filter is null ? new(all) : candidates is { IsExact: true, MayRepeat: false, Stretches: [var stretch] } && stretch.IsByPath ? stretch : null;

    /// <summary>How many match; looks at <see cref="Bound"/> entries at most, once.</summary>
    public int Count => filter is null ? all.Length : candidates is { IsExact: true, MayRepeat: false } exact ? exact.Bound : Matches.Count;

    /// <summary>All that match.</summary>
    public IReadOnlyList<Entry> Matches => matches ??= List();

    public bool Contains(Entry entry)
    {
        scope.Meter.Charge();
        return filter is null || filter.Matches(entry, scope);
    }

    /// <summary>Adds the entries of a stretch that match from a place on, in the order of the walk, until the page has so many.</summary>
    public void Walk(Stretch stretch, int at, bool backward, int count, List<Entry> page)
    {
        var step = backward ? -1 : 1;
        for (var i = backward ? at - 1 : at; page.Count < count && i >= 0 && i < stretch.Count; i += step)
            if (stretch[i] is var entry && Contains(entry)) page.Add(entry);
    }

    List<Entry> List()
    {
        scope.Meter.Charge(Bound);
        if (filter is null) return [.. all];
        var found = new List<Entry>();
        foreach (var entry in candidates is null ? all : candidates.Distinct())
            if (candidates is { IsExact: true } || filter.Matches(entry, scope)) found.Add(entry);
        return found;
    }
}
