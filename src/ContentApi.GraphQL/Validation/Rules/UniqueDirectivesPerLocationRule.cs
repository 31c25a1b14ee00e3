using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable is used at most once at each location.</summary>
sealed class UniqueDirectivesPerLocationRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, (node, context) => Check(node.Directives, context));
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, (node, context) => Check(node.Directives, context));
        on.Enter<VariableDefinitionNode>(NodeKind.VariableDefinition, (node, context) => Check(node.Directives, context));
        foreach (var kind in (NodeKind[])[NodeKind.Field, NodeKind.FragmentSpread, NodeKind.InlineFragment])
            on.Enter<SelectionNode>(kind, (node, context) => Check(node.Directives, context));
    }

    public static void Check(IReadOnlyList<DirectiveNode> directives, ValidationContext context)
    {
        if (directives.Count < 2) return;

        var known = new Dictionary<string, DirectiveNode>();
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (context.Schema.FindDirective(name) is { IsRepeatable: false } && !known.TryAdd(name, directive))
                context.Report($"The directive \"@{name}\" can only be used once at this location.", known[name], directive);
        }
    }
}
