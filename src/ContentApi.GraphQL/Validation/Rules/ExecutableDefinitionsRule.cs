using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A request's document contains only operations and fragments.</summary>
sealed class ExecutableDefinitionsRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, Check);

    static void Check(DocumentNode node, ValidationContext context)
    {
        foreach (var definition in node.Definitions)
        {
            if (definition is ExecutableDefinitionNode) continue;
            var name = definition switch
            {
                TypeDefinitionNode type => $"\"{type.Name.Value}\"",
                DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
                _ => "schema",
            };
            context.Report($"The {name} definition is not executable.", definition);
        }
    }
}
