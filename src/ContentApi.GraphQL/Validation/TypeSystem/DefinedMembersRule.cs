using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>An object, interface, union, enum or input object type has at least one member.</summary>
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

    /// <summary>
    /// Whether a union's definition names members. Members that are not object types count, because <see cref="UnionMembersRule"/> reports them.
    /// </summary>
    static bool HasMembers(NamedType union) => union.Nodes.OfType<Language.UnionTypeDefinitionNode>().Any(node => node.Types.Count > 0);
}
