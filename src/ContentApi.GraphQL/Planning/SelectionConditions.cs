using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Planning;

/// <summary>
/// The variables that <c>@skip</c> and <c>@include</c> ask for, wherever the operation leads through its fragments. The walk that finds them
/// also measures how deep the operation goes.
/// </summary>
sealed class SelectionConditions
{
    readonly PlannedDocument document;
    readonly List<VariableNode> variables = [];
    readonly Dictionary<string, int> fragmentDepths = [];

    /// <exception cref="GraphQLException">The operation is deeper than the document's limit.</exception>
    public SelectionConditions(PlannedDocument document, OperationDefinitionNode operation)
    {
        this.document = document;
        Visit(operation.SelectionSet, 1);
    }

    /// <summary>The first use of each variable, in the order of the walk.</summary>
    public IReadOnlyList<VariableNode> Variables => variables;

    public int IndexOf(string variable)
    {
        for (var i = 0; i < variables.Count; i++)
            if (variables[i].Name.Value == variable) return i;
        return -1;
    }

    /// <summary>The value of <c>if</c>, and whether it keeps the selection out when true; null for a directive that is not a condition.</summary>
    public static (ValueNode Value, bool Skips)? Condition(DirectiveNode directive)
    {
        var skips = directive.Name.Value == "skip";
        if (!skips && directive.Name.Value != "include") return null;
        foreach (var argument in directive.Arguments)
            if (argument.Name.Value == "if") return (argument.Value, skips);
        return null;
    }

    /// <summary>How many selection sets stand inside each other, this one counted. Refuses before it recurs deeper than the limit.</summary>
    int Visit(SelectionSetNode selectionSet, int depth)
    {
        ThrowIfTooDeep(depth, selectionSet);
        var deepest = 0;
        foreach (var selection in selectionSet.Selections)
        {
            foreach (var directive in selection.Directives)
                if (Condition(directive) is { Value: VariableNode variable } && IndexOf(variable.Name.Value) < 0) variables.Add(variable);

            deepest = Math.Max(deepest, selection switch
            {
                FieldNode { SelectionSet: { } inner } => Visit(inner, depth + 1),
                InlineFragmentNode inline => Visit(inline.SelectionSet, depth + 1),
                FragmentSpreadNode spread => VisitSpread(spread, depth + 1),
                _ => 0,
            });
        }
        return deepest + 1;
    }

    int VisitSpread(FragmentSpreadNode spread, int depth)
    {
        if (fragmentDepths.TryGetValue(spread.Name.Value, out var known))
        {
            ThrowIfTooDeep(depth + known - 1, spread);
            return known;
        }
        if (document.FindFragment(spread.Name.Value) is not { } fragment) return 0;
        return fragmentDepths[spread.Name.Value] = Visit(fragment.SelectionSet, depth);
    }

    void ThrowIfTooDeep(int depth, SyntaxNode node)
    {
        if (depth <= document.MaxDepth) return;
        throw new GraphQLException(new GraphQLError(
            $"The operation nests more than {document.MaxDepth} selection sets once its fragments are spread.", ErrorCodes.OperationTooDeep, node));
    }
}
