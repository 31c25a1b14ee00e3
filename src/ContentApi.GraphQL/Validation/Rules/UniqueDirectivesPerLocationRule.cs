using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands at most once at a place.</summary>
public sealed class UniqueDirectivesPerLocationRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Enter<DocumentNode>(NodeKind.Document, CheckTypes);
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, (node, context) => Check(node.Directives, context));
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, (node, context) => Check(node.Directives, context));
        on.Enter<VariableDefinitionNode>(NodeKind.VariableDefinition, (node, context) => Check(node.Directives, context));
        on.Enter<FieldNode>(NodeKind.Field, (node, context) => Check(node.Directives, context));
        on.Enter<FragmentSpreadNode>(NodeKind.FragmentSpread, (node, context) => Check(node.Directives, context));
        on.Enter<InlineFragmentNode>(NodeKind.InlineFragment, (node, context) => Check(node.Directives, context));
        on.Enter<FieldDefinitionNode>(NodeKind.FieldDefinition, (node, context) => Check(node.Directives, context));
        on.Enter<InputValueDefinitionNode>(NodeKind.InputValueDefinition, (node, context) => Check(node.Directives, context));
        on.Enter<EnumValueDefinitionNode>(NodeKind.EnumValueDefinition, (node, context) => Check(node.Directives, context));
    }

    /// <summary>A type with its extensions is one place, and so is the schema.</summary>
    static void CheckTypes(DocumentNode node, ValidationContext context)
    {
        if (!context.IsTypeSystem) return;
        foreach (var type in node.Definitions.OfType<TypeDefinitionNode>().GroupBy(part => part.Name.Value))
            Check([.. type.SelectMany(part => part.Directives)], context);
        Check([.. node.Definitions.OfType<SchemaDefinitionNode>().SelectMany(part => part.Directives)], context);
    }

    static void Check(IReadOnlyList<DirectiveNode> directives, ValidationContext context)
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
