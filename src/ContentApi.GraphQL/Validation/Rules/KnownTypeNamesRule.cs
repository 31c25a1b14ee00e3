using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>The types that variables, fragments and definitions name exist in the schema.</summary>
/// <param name="acceptBuiltInScalars">
/// True for a type system document, which may name any built-in scalar. The schema contains only the built-in scalars that it uses (specification, 3.5).
/// </param>
sealed class KnownTypeNamesRule(bool acceptBuiltInScalars = false) : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<NamedTypeNode>(NodeKind.NamedType, Check);

    void Check(NamedTypeNode node, ValidationContext context)
    {
        var name = node.Name.Value;
        if (context.Schema.FindType(name) is not null || context.Facts.DefinesType(name)) return;
        if (!((acceptBuiltInScalars || context.IsInTypeSystem) && BuiltIns.Scalars.ContainsKey(name)))
            context.Report($"Unknown type \"{name}\".{context.DidYouMeanType(name)}", node);
    }
}
