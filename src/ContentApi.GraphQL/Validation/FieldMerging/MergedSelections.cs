using System.Runtime.InteropServices;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>Records which fields' selections have been merged with each other, so that a fragment that is used in many places is merged once.</summary>
sealed class MergedSelections : IEqualityComparer<int[]>
{
    readonly Dictionary<FieldNode, int> numbers = [];
    readonly HashSet<int[]> full;
    readonly HashSet<int[]> shape;

    public MergedSelections() => (full, shape) = (new(this), new(this));

    /// <returns>False if none of the fields has a selection set, or exactly these fields were merged before, at least as strictly.</returns>
    public bool Add(List<MergedField> fields, bool shapeOnly)
    {
        var key = new List<int>();
        foreach (var field in fields)
        {
            if (field.Node.SelectionSet is null) continue;
            if (!numbers.TryGetValue(field.Node, out var number)) numbers.Add(field.Node, number = numbers.Count);
            key.Add(number);
        }
        if (key.Count == 0) return false;

        key.Sort();
        var sorted = key.ToArray();
        return !full.Contains(sorted) && (shapeOnly ? shape : full).Add(sorted);
    }

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] key)
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes<int>(key));
        return hash.ToHashCode();
    }
}
