using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Planning;

/// <summary>The variables that <c>@skip</c> and <c>@include</c> use in an operation and in the fragments that it spreads.</summary>
sealed class SelectionConditions
{
    readonly PlannedDocument document;
    readonly List<VariableNode> variables = [];
    readonly HashSet<string> visited = [];

    public SelectionConditions(PlannedDocument document, OperationDefinitionNode operation)
    {
        this.document = document;
        Visit(operation.SelectionSet);
    }

    /// <summary>The first use of each variable, in the order of a depth-first walk.</summary>
    public IReadOnlyList<VariableNode> Variables => variables;

    public int IndexOf(string variable)
    {
        for (var i = 0; i < variables.Count; i++)
            if (variables[i].Name.Value == variable) return i;
        return -1;
    }

    /// <summary>Returns the argument <c>if</c> of <c>@skip</c> or <c>@include</c>; null for another directive.</summary>
    public static ValueNode? Condition(DirectiveNode directive)
    {
        if (directive.Name.Value is not ("skip" or "include")) return null;
        foreach (var argument in directive.Arguments)
            if (argument.Name.Value == "if") return argument.Value;
        return null;
    }

    /// <summary>Visits a selection set recursively. The nesting of an operation is bounded, and each fragment is visited once.</summary>
    void Visit(SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            foreach (var directive in selection.Directives)
                if (Condition(directive) is VariableNode variable && IndexOf(variable.Name.Value) < 0) variables.Add(variable);

            switch (selection)
            {
                case FieldNode { SelectionSet: { } inner }: Visit(inner); break;
                case InlineFragmentNode inline: Visit(inline.SelectionSet); break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value) && document.FindFragment(spread.Name.Value) is { } fragment:
                    Visit(fragment.SelectionSet);
                    break;
            }
        }
    }
}
