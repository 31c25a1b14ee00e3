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

/// <summary>Matches if the value is an object of a type and the inner condition holds for it.</summary>
sealed class TypeFilter(ContentType type, Filter inner) : Filter
{
    public override bool Matches(object? value, in QueryScope scope) => value is ContentObject found && found.Type == type && inner.Matches(value, scope);

    public override bool IsOwn => inner.IsOwn;

    // Inexact: a path through fields of the type finds only objects of the type, but also entries whose value is missing.
    public override Candidates? Find(ValuePath path, in QueryScope scope) =>
        path.IsEntry && path.EntryType != type ? Candidates.None : inner.Find(path, scope)?.Inexact();
}

/// <summary>A condition on a field of an interface: applies the filter for the object's type.</summary>
/// <param name="byType">The filter for each type of object.</param>
/// <param name="missing">The filter that is applied to null if there is no object of these types.</param>
sealed class InterfaceFieldFilter(IReadOnlyDictionary<ContentType, Filter> byType, Filter missing) : Filter
{
    public override bool Matches(object? value, in QueryScope scope) =>
        value is ContentObject found && byType.TryGetValue(found.Type, out var filter) ? filter.Matches(value, scope) : missing.Matches(null, scope);
}

/// <summary>A condition on the target of a reference.</summary>
/// <param name="inner">The condition on the target, which is null if the reference dangles.</param>
/// <param name="targets">The root path of each possible type of the target.</param>
sealed class ReferenceFilter(Filter inner, IReadOnlyList<ValuePath> targets) : Filter
{
    public override bool Matches(object? value, in QueryScope scope)
    {
        scope.Meter.Charge();
        return inner.Matches(value is Reference reference ? scope.Snapshot.Resolve(reference) : value as Entry, scope);
    }

    /// <summary>Finds the targets that match, then the entries that refer to them.</summary>
    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        // The index of referrers does not find entries whose reference dangles or is missing, which would match.
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
