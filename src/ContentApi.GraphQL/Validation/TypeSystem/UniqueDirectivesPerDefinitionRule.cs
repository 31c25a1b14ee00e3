using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Validation.Rules;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>
/// A directive that is not repeatable is used at most once on each definition. A type and its extensions are one location, and so are the schema and its
/// extensions (specification, the "Type Validation" of each kind of extension). See also <see cref="UniqueDirectivesPerLocationRule"/>.
/// </summary>
sealed class UniqueDirectivesPerDefinitionRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Enter<DocumentNode>(NodeKind.Document, static (document, context) =>
        {
            foreach (var type in document.Definitions.OfType<TypeDefinitionNode>().GroupBy(node => node.Name.Value)) Check(type, context);
            Check(document.Definitions.OfType<SchemaDefinitionNode>(), context);
        });
        on.Enter<FieldDefinitionNode>(NodeKind.FieldDefinition, static (node, context) =>
            UniqueDirectivesPerLocationRule.Check(node.Directives, context));
        on.Enter<InputValueDefinitionNode>(NodeKind.InputValueDefinition, static (node, context) =>
            UniqueDirectivesPerLocationRule.Check(node.Directives, context));
        on.Enter<EnumValueDefinitionNode>(NodeKind.EnumValueDefinition, static (node, context) =>
            UniqueDirectivesPerLocationRule.Check(node.Directives, context));
    }

    static void Check(IEnumerable<DefinitionNode> parts, ValidationContext context) =>
        UniqueDirectivesPerLocationRule.Check([.. parts.SelectMany(part => part.Directives)], context);
}
