using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>A type that has members has at least one.</summary>
sealed class DefinedMembersRule : TypeRule<NamedType>
{
    protected override void Check(NamedType type, ValidationContext context)
    {
        var message = type switch
        {
            FieldsType { Fields.Count: 0 } => $"Type {type} must define one or more fields.",
            UnionType when !HasMembers(type) => $"Union type {type} must define one or more member types.",
            EnumType { Values.Count: 0 } => $"Enum type {type} must define one or more values.",
            InputObjectType { Fields.Count: 0 } => $"Input Object type {type} must define one or more fields.",
            _ => null,
        };
        if (message is not null) context.Report(message, type.Nodes);
    }

    /// <summary>By its nodes: members that are no object types are faults of their own.</summary>
    static bool HasMembers(NamedType union) => union.Nodes.OfType<Language.UnionTypeDefinitionNode>().Any(node => node.Types.Count > 0);
}
