using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>The members of a union are object types, each once (specification, 3.8).</summary>
sealed class UnionMembersRule : TypeRule<UnionType>
{
    protected override void Check(UnionType type, ValidationContext context)
    {
        foreach (var group in type.Nodes.OfType<UnionTypeDefinitionNode>().SelectMany(node => node.Types).GroupBy(node => node.Name.Value))
        {
            NamedTypeNode[] nodes = [.. group];
            if (nodes.Length > 1) context.Report($"Union type {type} can only include type {group.Key} once.", nodes);
            if (context.Schema.FindType(group.Key) is { } member and not ObjectType)
                context.Report($"Union type {type} can only include Object types, it cannot include {member}.", nodes);
        }
    }
}
