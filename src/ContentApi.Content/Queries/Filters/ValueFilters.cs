using System.Text;
using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Markdown;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Filters;

/// <summary>A condition on a scalar's value.</summary>
abstract class ValueFilter : Filter
{
    public sealed override bool Matches(object? value, in QueryScope scope)
    {
        scope.Meter.Charge();
        return Holds(value is PreparedValue prepared ? prepared.Value : value);
    }

    public sealed override bool IsOwn => true;

    /// <param name="value">Of the scalar's .NET type, or null.</param>
    protected abstract bool Holds(object? value);
}

/// <summary><c>eq</c> and <c>in</c>: the value is one of these; null among them is no value.</summary>
/// <param name="values">At least one; null for no value.</param>
/// <param name="order">Says what is equal.</param>
sealed class InFilter(IReadOnlyList<object?> values, IComparer<object> order) : ValueFilter
{
    // Null first.
    readonly object?[] values = values.Count == 1 ? [values[0]] : SortedDistinct(values, order);

    protected override bool Holds(object? value)
    {
        if (value is null) return values.Length > 0 && values[0] is null;
        var (low, high) = (values.Length > 0 && values[0] is null ? 1 : 0, values.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var comparison = order.Compare(values[middle]!, value);
            if (comparison == 0) return true;
            if (comparison < 0) low = middle + 1;
            else high = middle;
        }
        return false;
    }

    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        // No index holds the entries without a value of a list.
        if (!path.IsSingle && values.Contains(null)) return null;
        scope.Meter.Charge(values.Length * Candidates.StepsOfLookup);
        var index = scope.Snapshot.Indexes.Values.Sorted(path);
        return values.Length == 1
            ? Candidates.Between(path, index, index.Find(values[0]), index.Find(values[0], past: true))
            : new([.. values.Select(value => new Stretch(index, index.Find(value), index.Find(value, past: true)))], isExact: path.IsSingle, mayRepeat: !path.IsSingle);
    }

    static object?[] SortedDistinct(IReadOnlyList<object?> values, IComparer<object> order)
    {
        int Compare(object? x, object? y) => x is null || y is null ? (y is null).CompareTo(x is null) : order.Compare(x, y);
        var distinct = new SortedSet<object?>(values, Comparer<object?>.Create(Compare));
        return [.. distinct];
    }
}

/// <summary><c>gt</c>, <c>gte</c>, <c>lt</c>, <c>lte</c>. No value is neither before nor after any.</summary>
/// <param name="bound">Not null.</param>
/// <param name="order">Of the values.</param>
/// <param name="above">Greater than the bound, or less.</param>
/// <param name="orEqual">The bound itself too.</param>
sealed class RangeFilter(object bound, IComparer<object> order, bool above, bool orEqual) : ValueFilter
{
    protected override bool Holds(object? value)
    {
        if (value is null) return false;
        var comparison = order.Compare(value, bound);
        return comparison == 0 ? orEqual : comparison > 0 == above;
    }

    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        scope.Meter.Charge(Candidates.StepsOfLookup);
        var index = scope.Snapshot.Indexes.Values.Sorted(path);
        var at = index.Find(bound, past: above != orEqual);
        return above ? Candidates.Between(path, index, at, index.ValueEnd) : Candidates.Between(path, index, 0, at);
    }
}

/// <summary><c>exists</c>: whether there is a value.</summary>
sealed class ExistsFilter(bool expected) : Filter
{
    public override bool Matches(object? value, in QueryScope scope)
    {
        scope.Meter.Charge();
        var exists = value switch
        {
            null => false,
            AssetReference asset => scope.Snapshot.FindFile(asset.Path) is not null,
            _ => true,
        };
        return exists == expected;
    }

    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        if (!path.IsSingle || path.Order is null) return null;
        var index = scope.Snapshot.Indexes.Values.Sorted(path);
        var (start, end) = expected ? (0, index.ValueEnd) : (index.ValueEnd, index.Count);
        return new([new(index, start, end)], isExact: true, mayRepeat: false);
    }
}

/// <summary>What a text must have to match.</summary>
enum TextPart : byte { Whole, Beginning, End, Anywhere }

/// <summary>A condition on a text's characters. No value has none.</summary>
/// <param name="part">Where.</param>
/// <param name="text">Not null; the empty text is part of every text.</param>
/// <param name="comparison">Ordinal, with or without regard to capitals.</param>
sealed class TextFilter(TextPart part, string text, StringComparison comparison) : Filter
{
    /// <summary>How many characters are searched in a step.</summary>
    const int CharactersPerStep = 256;

    public override bool Matches(object? value, in QueryScope scope)
    {
        var found = value switch
        {
            PreparedValue prepared => (string)prepared.Value,
            MarkdownText markdown => markdown.Text,
            _ => value as string,
        };
        scope.Meter.Charge(1 + (found?.Length ?? 0) / CharactersPerStep);
        return found is not null && part switch
        {
            TextPart.Whole => found.Equals(text, comparison),
            TextPart.Beginning => found.StartsWith(text, comparison),
            TextPart.End => found.EndsWith(text, comparison),
            _ => found.Contains(text, comparison),
        };
    }

    public override bool IsOwn => true;

    /// <summary>
    /// What is equal but for capitals, or begins alike, lies together in an index. Beyond ASCII what the order and the operators hold for alike differs in places
    /// (of "ẞ" and "ß", for one), so that only an ASCII text is looked up.
    /// </summary>
    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        if (part is not (TextPart.Whole or TextPart.Beginning) || text.Length == 0 || !Ascii.IsValid(text) || path.Order is not TextOrder) return null;
        scope.Meter.Charge(Candidates.StepsOfLookup);
        var index = scope.Snapshot.Indexes.Values.Sorted(path);
        var folded = TextOrder.Fold(text);
        var (start, end) = (Edge(folded, past: false), Edge(folded, past: true));
        return Candidates.Between(path, index, start, end).Inexact();

        // Where the texts begin, or end, whose folded beginning is the folded text.
        int Edge(string folded, bool past)
        {
            var (low, high) = (0, index.ValueEnd);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                var found = TextOrder.Fold((string)index[middle].Key!);
                var before = past && found.StartsWith(folded, StringComparison.Ordinal) || string.CompareOrdinal(found, folded) < 0;
                if (before) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }
}

/// <summary>A condition on the path of the file that an asset names; a file that the commit does not have is no value.</summary>
sealed class AssetPathFilter(Filter inner) : Filter
{
    public override bool Matches(object? value, in QueryScope scope) =>
        inner.Matches(value is AssetReference asset && scope.Snapshot.FindFile(asset.Path) is not null ? asset.Path : null, scope);
}
