using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>The <c>schema</c> definition and its extensions name each operation's type at most once.</summary>
sealed class UniqueOperationTypesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, static (document, context) =>
    {
        var nodes = document.Definitions.OfType<SchemaDefinitionNode>().SelectMany(schema => schema.OperationTypes);
        foreach (var group in nodes.GroupBy(node => node.Operation))
            foreach (var node in group.Skip(1))
                context.Report($"There can be only one {group.Key.ToString().ToLowerInvariant()} type in schema.", group.First(), node);
    });
}
