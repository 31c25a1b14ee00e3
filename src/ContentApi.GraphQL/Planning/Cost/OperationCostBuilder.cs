using ContentApi.GraphQL.Coercion;

namespace ContentApi.GraphQL.Planning.Cost;

/// <summary>
/// Builds the <see cref="OperationCost"/> of a plan. Compiles the selections for all object types that have different selections in the document.
/// </summary>
sealed class OperationCostBuilder(PlanVariant variant, int assumedListSize)
{
    readonly List<OperationCost.Node> nodes = [];
    readonly Dictionary<SelectionPlan, OperationCost.Sum> known = [];

    /// <summary>Builds the cost.</summary>
    /// <exception cref="Contract.RequestAbortedException">The plan has too many fields.</exception>
    public OperationCost Build()
    {
        var root = Visit(variant.Root, null);
        return new([.. nodes], root);
    }

    /// <summary>Adds the cost of a selection. Recursive along the nesting of the operation, which is bounded.</summary>
    OperationCost.Sum Visit(SelectionPlan selection, FieldPlan? owner)
    {
        if (known.TryGetValue(selection, out var sum)) return sum;
        var constant = 0L;
        var terms = new List<OperationCost.Term>();
        foreach (var field in selection.Fields)
        {
            var (factor, sizer) = FactorOf(field, owner);
            OperationCost.Sum[] alternatives = [.. variant.DistinctTypes(field).Select(type => Visit(field.SelectionFor(type), field))];
            if (sizer is null && alternatives.All(alternative => alternative.Node < 0))
                constant = OperationCost.Add(constant, OperationCost.Multiply(factor, 1 + alternatives.Select(one => one.Constant).DefaultIfEmpty().Max()));
            else
                terms.Add(new(factor, sizer, alternatives));
        }
        if (terms.Count == 0) return known[selection] = new(constant);
        nodes.Add(new(constant, [.. terms]));
        return known[selection] = new(0, nodes.Count - 1);
    }

    /// <summary>
    /// Returns the number of values of a field: one, or the product of the sizes of its lists. If lists are nested, a bound size is that of the outermost list.
    /// </summary>
    (long Factor, OperationCost.Sizer? Sizer) FactorOf(FieldPlan field, FieldPlan? owner)
    {
        var factor = 1L;
        for (var level = 1; level < field.ListDepth; level++) factor = OperationCost.Multiply(factor, assumedListSize);
        if (field.ListDepth == 0) return (factor, null);

        var sized = owner?.Field.ListSize is { } outer && outer.Fields.Contains(field.Field.Name) ? owner
            : field.Field.ListSize is { Fields.Count: 0 } ? field
            : null;
        if (sized is null) return (OperationCost.Multiply(factor, assumedListSize), null);
        if (sized.HasVariableArguments) return (factor, new(sized, assumedListSize));
        var size = Math.Max(0, OperationCost.TrySize(sized, VariableValues.None) ?? assumedListSize);
        return (OperationCost.Multiply(factor, size), null);
    }
}
