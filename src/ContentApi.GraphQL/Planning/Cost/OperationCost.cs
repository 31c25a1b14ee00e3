using ContentApi.GraphQL.Coercion;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Limits;

namespace ContentApi.GraphQL.Planning.Cost;

// cost        how many values an answer may hold: each field of each object counts 1, and each item of a list
// size        how many items a list may have
// alternative what the value of an interface or union may be: the costliest counts
// term        a part of a selection's cost that depends on variables, through the size of some list

/// <summary>
/// The cost of a plan, worked out once as far as no variable is needed. What is left is a list of sums in which each refers to earlier ones
/// only, so that a request costs a walk over the selections whose lists its variables size, however often fragments repeat them.
/// </summary>
sealed class OperationCost
{
    readonly Node[] nodes;
    readonly Sum root;

    internal OperationCost(Node[] nodes, Sum root) => (this.nodes, this.root) = (nodes, root);

    /// <summary>For these variables; at most <see cref="DocumentSizes.MaxCount"/>.</summary>
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
                value = Add(value, Multiply(term.Sizer is null ? term.Factor : Multiply(term.Factor, Size(term.Sizer, variables)), 1 + largest));
            }
            values[i] = value;
        }
        return root.Value(values);
    }

    /// <summary>The size that a field's arguments give. Where they are faulty the field fails, so that its list is empty; null where they leave it open.</summary>
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

    /// <summary>The cost of one selection: a constant, and terms.</summary>
    internal sealed record Node(long Constant, Term[] Terms);

    /// <param name="Factor">How many values the field has, without what its sizer says.</param>
    /// <param name="Sizer">Null where no variable sizes the list itself.</param>
    /// <param name="Alternatives">The selections below each value; none for a leaf.</param>
    internal readonly record struct Term(long Factor, Sizer? Sizer, Sum[] Alternatives);

    internal sealed record Sizer(FieldPlan Field, long Assumed);

    /// <summary>A cost that is known, or that of a node.</summary>
    internal readonly record struct Sum(long Constant, int Node = -1)
    {
        public long Value(ReadOnlySpan<long> values) => Node < 0 ? Constant : values[Node];
    }
}
