using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;

namespace ContentApi.Content.Queries.Filters;

/// <summary>A condition on a field of an object.</summary>
sealed class FieldFilter(ContentField field, Filter inner) : Filter
{
    public override bool Matches(object? value, in QueryScope scope)
    {
        if (value is not ContentObject holder || holder.Type != field.DeclaringType) return inner.Matches(null, scope);
        return inner.Matches(field.IsComputed ? scope.Snapshot.Relations.Referring(field, (Entry)holder) : holder.Slots[field.Slot], scope);
    }

    public override bool IsOwn => !@field.IsComputed && inner.IsOwn;

    public override Candidates? Find(ValuePath path, in QueryScope scope) => field.IsComputed ? null : inner.Find(path.Then(field), scope);
}

/// <summary>A condition on the path or URL of an entry.</summary>
sealed class EntryTextFilter(EntryText text, Filter inner) : Filter
{
    public override bool Matches(object? value, in QueryScope scope) => inner.Matches(value is Entry entry ? text.Of(entry) : null, scope);

    public override bool IsOwn => inner.IsOwn;

    public override Candidates? Find(ValuePath path, in QueryScope scope) => inner.Find(path.Then(text), scope);
}

/// <summary>The value is an object of that type, and the condition holds for it.</summary>
sealed class TypeFilter(ContentType type, Filter inner) : Filter
{
    public override bool Matches(object? value, in QueryScope scope) => value is ContentObject found && found.Type == type && inner.Matches(value, scope);

    public override bool IsOwn => inner.IsOwn;

    // A way through fields of the type finds objects of no other, but it may find that there is no value.
    public override Candidates? Find(ValuePath path, in QueryScope scope) =>
        path.IsEntry && path.EntryType != type ? Candidates.None : inner.Find(path, scope)?.Inexact();
}

/// <summary>A field of an interface: that of the type which the object has.</summary>
sealed class InterfaceFieldFilter(IReadOnlyDictionary<ContentType, Filter> byType, Filter missing) : Filter
{
    public override bool Matches(object? value, in QueryScope scope) =>
        value is ContentObject found && byType.TryGetValue(found.Type, out var filter) ? filter.Matches(value, scope) : missing.Matches(null, scope);
}

/// <summary>A condition on the entry that a reference leads to.</summary>
/// <param name="inner">The condition.</param>
/// <param name="targets">The types of the target.</param>
sealed class ReferenceFilter(Filter inner, IReadOnlyList<ValuePath> targets) : Filter
{
    public override bool Matches(object? value, in QueryScope scope)
    {
        scope.Meter.Charge();
        return inner.Matches(value is Reference reference ? scope.Snapshot.Resolve(reference) : value as Entry, scope);
    }

    /// <summary>First the targets that match, then who refers to them.</summary>
    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        // An entry whose reference leads nowhere would not be found.
        if (inner.Matches(null, scope)) return null;
        var targetLists = new List<Candidates>(targets.Count);
        foreach (var target in targets)
        {
            if (inner.Find(target, scope) is not { } found) return null;
            targetLists.Add(found);
        }
        var (stretches, index) = (new List<Stretch>(), scope.Snapshot.Indexes.Values.Referrers(path));
        foreach (var list in targetLists)
        {
            foreach (var target in list.Distinct())
            {
                scope.Meter.Charge();
                if (!list.IsExact && !inner.Matches(target, scope)) continue;
                foreach (var name in scope.Snapshot.NamesOf(target))
                    if (index.Find(name) is { Length: > 0 } entries) stretches.Add(new(entries));
            }
        }
        return new(stretches, isExact: false, mayRepeat: true);
    }
}
