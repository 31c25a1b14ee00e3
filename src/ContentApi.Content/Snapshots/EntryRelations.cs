using System.Collections.Concurrent;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Snapshots;

/// <summary>Which entries of a snapshot refer to others, and whose public paths begin those of others. Safe to use from several threads.</summary>
sealed class EntryRelations(ContentSnapshot snapshot)
{
    readonly ConcurrentDictionary<(ContentField Inverse, Entry Target), IReadOnlyList<Entry>> referring = [];

    /// <summary>The entries that refer to <paramref name="target"/> by any field, in the order of their places.</summary>
    internal Entry[] ReferencedBy(Entry target, StepMeter meter)
    {
        var found = new HashSet<Entry>();
        foreach (var type in snapshot.Model.EntryTypes)
        {
            var index = snapshot.Indexes.Values.Referrers(type);
            foreach (var name in snapshot.NamesOf(target))
            {
                foreach (var entry in index.Find(name))
                {
                    meter.Charge();
                    if (!found.Contains(entry) && entry.Leaves().OfType<Reference>().Any(reference => snapshot.Resolve(reference) == target)) found.Add(entry);
                }
            }
        }
        return [.. found.Order(Entry.InOrder)];
    }

    /// <summary>
    /// The entries whose public paths begin that of <paramref name="entry"/>, the shortest first, and itself. A fragment of a page follows the page.
    /// </summary>
    internal IReadOnlyList<Entry> Breadcrumbs(Entry entry)
    {
        if (entry.Url is not { } url) return [];
        var found = new List<Entry>();
        var fragment = url.IndexOf('#');
        var path = fragment < 0 ? url : url[..fragment];
        for (var at = 0; at >= 0 && at < path.Length - 1; at = path.IndexOf('/', at + 1)) Add(at == 0 ? "/" : path[..at]);
        if (fragment >= 0) Add(path);
        found.Add(entry);
        return found;

        void Add(string address)
        {
            if (snapshot.FindByUrl(address) is { } step && step != entry && !found.Contains(step)) found.Add(step);
        }
    }

    /// <summary>
    /// The entries that refer to <paramref name="target"/> through the fields of <paramref name="inverse"/>, in the order of their places, each once.
    /// References of embedded objects do not count: <c>@inverse</c> names a field of the entry itself.
    /// </summary>
    public IReadOnlyList<Entry> Referring(ContentField inverse, Entry target) =>
        referring.GetOrAdd((inverse, target), static (key, self) => self.FindReferring(key.Inverse, key.Target), this);

    IReadOnlyList<Entry> FindReferring(ContentField inverse, Entry target)
    {
        var sources = new List<Entry>();
        foreach (var field in inverse.InverseOf)
        {
            var index = snapshot.Indexes.Values.Referrers(field);
            foreach (var name in snapshot.NamesOf(target))
                sources.AddRange(index.Find(name).Where(source => Refers(source.Slots[field.Slot], target)));
        }
        return sources.Count < 2 ? [.. sources] : [.. sources.Distinct().Order(Entry.InOrder)];
    }

    bool Refers(object? value, Entry target) => value switch
    {
        Reference reference => snapshot.Resolve(reference) == target,
        Link link => Refers(link.Target, target),
        object?[] items => Array.Exists(items, item => Refers(item, target)),
        _ => false,
    };
}
