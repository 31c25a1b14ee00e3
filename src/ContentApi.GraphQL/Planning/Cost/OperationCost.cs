using ContentApi.GraphQL.Coercion;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Limits;

namespace ContentApi.GraphQL.Planning.Cost;

// cost        the largest number of values in a response: each field of each object counts 1, and so does each item of a list
// size        the largest number of items of a list
// alternative one of the object types that the value of an interface or union can have; the costliest counts
// term        the part of a selection's cost that depends on variables, through the size of a list

/// <summary>
/// The cost of a plan. The parts that do not depend on variables are calculated once. The rest is a list of sums, each of which refers only
/// to earlier sums, so a request evaluates each selection whose list sizes depend on variables once, even if fragments repeat the selection.
/// </summary>
sealed class OperationCost
{
    readonly Node[] nodes;
    readonly Sum root;

    internal OperationCost(Node[] nodes, Sum root) => (this.nodes, this.root) = (nodes, root);

    /// <summary>Calculates the cost for the given variables; at most <see cref="DocumentSizes.MaxCount"/>.</summary>
    public long Evaluate(VariableValues variables)
    {
        if (nodes.Length == 0) return root.Constant;
        var values = nodes.Length <= 64 ? stackalloc long[nodes.Length] : new long[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            var value = nodes[i].Constant;
            foreach (var term in nodes[i].Terms)
            {
                var largest = 0L;
                foreach (var alternative in term.Alternatives) largest = Math.Max(largest, alternative.Value(values));
                var count = term.Sizer is null ? term.Factor : Multiply(term.Factor, Size(term.Sizer, variables));
                value = Add(value, Multiply(count, 1 + largest));
            }
            values[i] = value;
        }
        return root.Value(values);
    }

    /// <summary>
    /// Returns the list size that a field's arguments determine; null if they determine none.
    /// Zero if the arguments are invalid, because the field then fails and returns no list.
    /// </summary>
    public static long? TrySize(FieldPlan field, VariableValues variables)
    {
        try
        {
            var arguments = field.Arguments ?? field.CoerceArguments(variables);
            return field.Field.ListSize!.Of(arguments);
        }
        catch (GraphQLException)
        {
            return 0;
        }
    }

    public static long Add(long a, long b) => Math.Min(DocumentSizes.MaxCount, a + b);

    public static long Multiply(long a, long b) => Math.Min(DocumentSizes.MaxCount, a * b);

    static long Size(Sizer sizer, VariableValues variables) => Math.Max(0, TrySize(sizer.Field, variables) ?? sizer.Assumed);

    /// <summary>The cost of one selection: a constant plus terms.</summary>
    internal sealed record Node(long Constant, Term[] Terms);

    /// <param name="Factor">The number of values of the field, to be multiplied by the size that <paramref name="Sizer"/> determines.</param>
    /// <param name="Sizer">Determines the size of the list from variables; null if the size does not depend on variables.</param>
    /// <param name="Alternatives">The selections below each value; none for a leaf.</param>
    internal readonly record struct Term(long Factor, Sizer? Sizer, Sum[] Alternatives);

    /// <param name="Field">The field whose arguments determine the size.</param>
    /// <param name="Assumed">The size if the arguments determine none.</param>
    internal sealed record Sizer(FieldPlan Field, long Assumed);

    /// <summary>A constant cost, or the cost of a node.</summary>
    /// <param name="Constant">The cost, if <paramref name="Node"/> is -1.</param>
    /// <param name="Node">The index of the node; -1 for a constant.</param>
    internal readonly record struct Sum(long Constant, int Node = -1)
    {
        public long Value(ReadOnlySpan<long> values) => Node < 0 ? Constant : values[Node];
    }
}
