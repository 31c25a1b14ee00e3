using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>There is at most one <c>schema</c> definition.</summary>
sealed class LoneSchemaDefinitionRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, static (document, context) =>
    {
        foreach (var node in document.Definitions.OfType<SchemaDefinitionNode>().Where(node => !node.IsExtension).Skip(1))
            context.Report("Must provide only one schema definition.", node);
    });
}
