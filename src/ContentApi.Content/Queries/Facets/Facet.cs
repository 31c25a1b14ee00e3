using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Facets;

/// <summary>
/// The values of a field in a list of entries, with the number of entries that have each. An entry counts once for each different item of a list.
/// </summary>
/// <param name="Field">The field whose values are counted.</param>
/// <param name="Values">The values, the most frequent first; equally frequent values are in ascending order, the missing value last.</param>
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
        int Compare(FacetValue x, FacetValue y) => order is null
            ? Entry.InOrder.Compare(x.Entry!, y.Entry!)
            : order.Compare(x.Value!.Value, y.Value!.Value);
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

    /// <summary>Compares values as filters do, and referenced entries by reference.</summary>
    sealed class Equality(IComparer<object>? order) : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y) => order is null ? ReferenceEquals(x, y) : order.Compare(x!, y!) == 0;

        public int GetHashCode(object value) => value is DateTimeOffset moment ? moment.UtcTicks.GetHashCode() : value.GetHashCode();
    }
}

/// <summary>A value of a facet, with the number of entries that have it.</summary>
/// <param name="value">The value; null for the entries without a value.</param>
/// <param name="entry">The target of a reference, whose id is the value; null if the field is no reference.</param>
sealed class FacetValue(PreparedValue? value, Entry? entry)
{
    public PreparedValue? Value { get; } = value;
    public Entry? Entry { get; } = entry;
    public int Count { get; set; }
}
