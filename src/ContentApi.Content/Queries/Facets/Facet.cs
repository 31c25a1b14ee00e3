using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Facets;

/// <summary>How many of a list's entries have each value of a field. An entry counts once for each different value of a list.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">The most frequent first; those of one count in their order, no value last.</param>
sealed record Facet(ContentField Field, IReadOnlyList<FacetValue> Values)
{
    public static Facet Of(Selection selection, ContentField field, in QueryScope scope)
    {
        var order = ValueOrder.Of(field.Shape.Innermost());
        var counts = new Dictionary<object, FacetValue>(new Equality(order));
        var none = new FacetValue(null, null);
        var met = new HashSet<FacetValue>();
        var matches = selection.Matches;
        scope.Meter.Charge(matches.Count);
        foreach (var entry in matches)
        {
            met.Clear();
            var value = field.IsComputed ? scope.Snapshot.Relations.Referring(field, entry) : entry.Slots[field.Slot];
            if (value is IReadOnlyList<object?> items)
            {
                scope.Meter.Charge(items.Count);
                foreach (var item in items) Count(item, scope);
            }
            else Count(value, scope);
            if (met.Count == 0) none.Count++;
        }
        int Compare(FacetValue x, FacetValue y) => order is null ? string.CompareOrdinal(x.Entry!.Path, y.Entry!.Path) : order.Compare(x.Value!.Value, y.Value!.Value);
        var values = counts.Values.OrderByDescending(value => value.Count).ThenBy(value => value, Comparer<FacetValue>.Create(Compare)).ToList();
        if (none.Count > 0) values.Insert(values.FindIndex(value => value.Count < none.Count) is >= 0 and var at ? at : values.Count, none);
        return new(field, values);

        void Count(object? item, in QueryScope scope)
        {
            var target = item is Reference reference ? scope.Snapshot.Resolve(reference) : item as Entry;
            var prepared = target?.Id ?? item as PreparedValue;
            if (prepared is null) return;
            if (!counts.TryGetValue(target ?? prepared.Value, out var value)) counts.Add(target ?? prepared.Value, value = new(prepared, target));
            if (met.Add(value)) value.Count++;
        }
    }

    /// <summary>Values are equal as filters have it.</summary>
    sealed class Equality(IComparer<object>? order) : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y) => order is null ? ReferenceEquals(x, y) : order.Compare(x!, y!) == 0;

        public int GetHashCode(object value) => value is DateTimeOffset moment ? moment.UtcTicks.GetHashCode() : value.GetHashCode();
    }
}

/// <param name="value">Null for the entries without a value.</param>
/// <param name="entry">Where the value is a reference: its target, whose id is the value.</param>
sealed class FacetValue(PreparedValue? value, Entry? entry)
{
    public PreparedValue? Value { get; } = value;
    public Entry? Entry { get; } = entry;
    public int Count { get; set; }
}
