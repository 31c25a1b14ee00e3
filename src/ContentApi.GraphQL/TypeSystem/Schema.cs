using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>A type system against which requests are validated and executed (specification, 3). Immutable and thread-safe.</summary>
public sealed class Schema
{
    readonly Dictionary<string, NamedType> types;
    readonly Dictionary<string, DirectiveDefinition> directives;

    internal Schema(
        string? description, ObjectType queryType, ObjectType? mutationType, ObjectType? subscriptionType,
        IReadOnlyList<NamedType> types, IReadOnlyList<DirectiveDefinition> directives)
    {
        Description = description;
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Types = types;
        Directives = directives;
        this.types = types.ToDictionary(type => type.Name);
        this.directives = directives.ToDictionary(directive => directive.Name);

        foreach (var implementations in types.OfType<ObjectType>().SelectMany(type => type.Interfaces, (type, implemented) => (type, implemented))
            .GroupBy(pair => pair.implemented, pair => pair.type))
            implementations.Key.Implementations = [.. implementations];
    }

    public string? Description { get; }
    public ObjectType QueryType { get; }
    public ObjectType? MutationType { get; }
    public ObjectType? SubscriptionType { get; }

    /// <summary>All named types, including the introspection types, in the order of their definitions.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>All directives, including <c>@skip</c>, <c>@include</c>, <c>@deprecated</c>, <c>@specifiedBy</c> and <c>@oneOf</c>.</summary>
    public IReadOnlyList<DirectiveDefinition> Directives { get; }

    public NamedType? FindType(string name) => types.GetValueOrDefault(name);

    /// <summary>Returns the type that a node refers to; null if the schema does not have its named type.</summary>
    public TypeReference? FindType(TypeNode node) => node switch
    {
        ListTypeNode list => FindType(list.Type) is { } type ? new ListType(type) : null,
        NonNullTypeNode nonNull => FindType(nonNull.Type) is { } type ? new NonNullType(type) : null,
        _ => FindType(((NamedTypeNode)node).Name.Value),
    };

    public DirectiveDefinition? FindDirective(string name) => directives.GetValueOrDefault(name);

    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Mutation => MutationType,
        OperationType.Subscription => SubscriptionType,
        _ => QueryType,
    };

    /// <summary>Returns the object types that a value of the type may have (specification, <c>GetPossibleTypes</c>).</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => type switch
    {
        ObjectType objectType => [objectType],
        InterfaceType @interface => @interface.Implementations,
        UnionType union => union.Types,
        _ => [],
    };

    /// <summary>Returns true if every value of <paramref name="subtype"/> is a value of <paramref name="type"/> (specification, <c>IsSubType</c>).</summary>
    public bool IsSubType(TypeReference subtype, TypeReference type)
    {
        if (ReferenceEquals(subtype, type)) return true;
        if (type is NonNullType outer) return subtype is NonNullType inner && IsSubType(inner.OfType, outer.OfType);
        if (subtype is NonNullType nonNull) return IsSubType(nonNull.OfType, type);
        if (type is ListType list) return subtype is ListType sublist && IsSubType(sublist.OfType, list.OfType);
        return (subtype, type) switch
        {
            (FieldsType fields, InterfaceType @interface) => fields.Interfaces.Contains(@interface),
            (ObjectType objectType, UnionType union) => union.Types.Contains(objectType),
            _ => false,
        };
    }
}
