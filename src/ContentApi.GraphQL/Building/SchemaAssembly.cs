using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.TypeSystem.Scalars;

namespace ContentApi.GraphQL.Building;

/// <summary>
/// Builds a schema from definitions in two steps, because types refer to each other: first each type without its members, then the members.
/// It does not validate: invalid definitions are built as far as possible, so that the rules can check the whole schema and report every error.
/// Of several members with the same name the first counts.
/// </summary>
sealed class SchemaAssembly
{
    readonly TypeSystemDefinitions definitions;
    readonly TypeSystemDefinitions builtIns = new([BuiltIns.Document]);
    readonly TypeSystemDefinitions introspection = new([IntrospectionTypes.Document]);
    readonly SchemaBindings bindings;
    readonly Dictionary<string, NamedType> types = [];
    readonly Dictionary<string, NamedType> standIns = [];
    readonly Dictionary<TypeReference, ListType> listTypes = [];
    readonly Dictionary<TypeReference, NonNullType> nonNullTypes = [];
    readonly HashSet<NamedType> referenced = [];

    SchemaAssembly(TypeSystemDefinitions definitions, SchemaBindings bindings)
    {
        this.definitions = definitions;
        this.bindings = bindings;
    }

    public static Schema Assemble(TypeSystemDefinitions definitions, SchemaBindings bindings) => new SchemaAssembly(definitions, bindings).Assemble();

    Schema Assemble()
    {
        // 1. Types without members. Built-in types come first, so that no document replaces them.
        NamedType[] scalars = [.. builtIns.Types.Select(node => Declare(builtIns, node, isBuiltIn: true)).OfType<NamedType>()];
        NamedType[] metaTypes = [.. introspection.Types.Select(node => Declare(introspection, node, isBuiltIn: true)).OfType<NamedType>()];
        NamedType[] own = [.. definitions.Types.Select(node => Declare(definitions, node, isBuiltIn: false)).OfType<NamedType>()];

        // 2. Members.
        foreach (var type in metaTypes) Fill(introspection, type, isBuiltIn: true);
        foreach (var type in own) Fill(definitions, type, isBuiltIn: false);
        DirectiveDefinition[] directives =
        [
            .. definitions.Directives.Where(node => !BuiltIns.Directives.Contains(node.Name.Value)).Select(node => Directive(node, isBuiltIn: false)),
            .. builtIns.Directives.Select(node => Directive(node, isBuiltIn: true)),
        ];

        // 3. The schema. It must not contain a built-in scalar that nothing refers to (specification, 3.5).
        return new(
            definitions.SchemaParts.FirstOrDefault(part => !part.IsExtension)?.Description?.Value,
            Root(OperationType.Query) ?? new ObjectType { Name = "Query" }, Root(OperationType.Mutation), Root(OperationType.Subscription),
            [.. own, .. scalars.Where(referenced.Contains), .. metaTypes],
            directives);
    }

    /// <summary>
    /// Returns the type that the schema definition names or, if there is no schema definition, the type with the default name (specification, 3.3.1).
    /// </summary>
    ObjectType? Root(OperationType operation)
    {
        var node = definitions.SchemaParts.SelectMany(part => part.OperationTypes).FirstOrDefault(node => node.Operation == operation);
        var isDefault = node is null && definitions.SchemaParts.All(part => part.IsExtension);
        return types.GetValueOrDefault(isDefault ? $"{operation}" : node?.Type.Name.Value ?? "") as ObjectType;
    }

    NamedType? Declare(TypeSystemDefinitions from, TypeDefinitionNode node, bool isBuiltIn)
    {
        var name = node.Name.Value;
        if (types.ContainsKey(name)) return null;
        var description = node.Description?.Value;
        IReadOnlyList<TypeDefinitionNode> nodes = isBuiltIn ? [] : from.Parts(node);
        return types[name] = node switch
        {
            ScalarTypeDefinitionNode scalar => new ScalarType
            {
                Name = name, Description = description, Nodes = nodes, SpecifiedByUrl = SpecifiedBy(from.Parts(scalar)),
                Coercion = BuiltIns.Scalars.GetValueOrDefault(name) ?? bindings.Coercions.GetValueOrDefault(name) ?? AnyJson,
            },
            ObjectTypeDefinitionNode => new ObjectType { Name = name, Description = description, Nodes = nodes },
            InterfaceTypeDefinitionNode => new InterfaceType
            {
                Name = name, Description = description, Nodes = nodes, ResolveType = bindings.TypeResolvers.GetValueOrDefault(name),
            },
            UnionTypeDefinitionNode => new UnionType
            {
                Name = name, Description = description, Nodes = nodes, ResolveType = bindings.TypeResolvers.GetValueOrDefault(name),
            },
            EnumTypeDefinitionNode => new EnumType { Name = name, Description = description, Nodes = nodes },
            InputObjectTypeDefinitionNode => new InputObjectType
            {
                Name = name, Description = description, Nodes = nodes, IsOneOf = node.Directives.Any(directive => directive.Name.Value == "oneOf"),
            },
            _ => throw new ArgumentException($"No type is made of a node of the kind {node.Kind}.", nameof(node)),
        };
    }

    void Fill(TypeSystemDefinitions from, NamedType type, bool isBuiltIn)
    {
        var node = from.FindType(type.Name)!;
        switch (type, node)
        {
            case (FieldsType fields, ObjectTypeDefinitionNode definition):
                var objectParts = from.Parts(definition);
                fields.SetFields(Fields(type.Name, objectParts.SelectMany(part => part.Fields), isBuiltIn));
                fields.Interfaces = Named<InterfaceType>(objectParts.SelectMany(part => part.Interfaces));
                break;
            case (FieldsType fields, InterfaceTypeDefinitionNode definition):
                var interfaceParts = from.Parts(definition);
                fields.SetFields(Fields(type.Name, interfaceParts.SelectMany(part => part.Fields), isBuiltIn));
                fields.Interfaces = Named<InterfaceType>(interfaceParts.SelectMany(part => part.Interfaces));
                break;
            case (UnionType union, UnionTypeDefinitionNode definition):
                union.Types = Named<ObjectType>(from.Parts(definition).SelectMany(part => part.Types));
                break;
            case (EnumType @enum, EnumTypeDefinitionNode definition):
                @enum.Values = [.. from.Parts(definition).SelectMany(part => part.Values).DistinctBy(value => value.Name.Value).Select(Value)];
                break;
            case (InputObjectType input, InputObjectTypeDefinitionNode definition):
                input.Fields = Inputs(from.Parts(definition).SelectMany(part => part.Fields), isBuiltIn);
                break;
        }

        EnumValue Value(EnumValueDefinitionNode value) => new()
        {
            Name = value.Name.Value, Description = value.Description?.Value, DeprecationReason = Deprecation(value.Directives),
            Node = isBuiltIn ? null : value,
        };
    }

    Field[] Fields(string typeName, IEnumerable<FieldDefinitionNode> nodes, bool isBuiltIn) =>
    [
        .. nodes.DistinctBy(node => node.Name.Value).Select(node => new Field
        {
            Name = node.Name.Value, Description = node.Description?.Value, Type = Reference(node.Type), Arguments = Inputs(node.Arguments, isBuiltIn),
            DeprecationReason = Deprecation(node.Directives), Node = isBuiltIn ? null : node,
            Resolver = bindings.Resolvers.GetValueOrDefault($"{typeName}.{node.Name.Value}"),
            Slot = bindings.Slots.GetValueOrDefault($"{typeName}.{node.Name.Value}"),
            Subscriber = bindings.Subscribers.GetValueOrDefault($"{typeName}.{node.Name.Value}"),
            ArgumentBinder = bindings.ArgumentBinders.GetValueOrDefault($"{typeName}.{node.Name.Value}"),
            ListSize = bindings.ListSizes.GetValueOrDefault($"{typeName}.{node.Name.Value}"),
        }),
    ];

    InputValue[] Inputs(IEnumerable<InputValueDefinitionNode> nodes, bool isBuiltIn) =>
    [
        .. nodes.DistinctBy(node => node.Name.Value).Select(node => new InputValue
        {
            Name = node.Name.Value, Description = node.Description?.Value, Type = Reference(node.Type), DefaultValue = node.DefaultValue,
            DeprecationReason = Deprecation(node.Directives), Node = isBuiltIn ? null : node,
        }),
    ];

    DirectiveDefinition Directive(DirectiveDefinitionNode node, bool isBuiltIn) => new()
    {
        Name = node.Name.Value, Description = node.Description?.Value, Arguments = Inputs(node.Arguments, isBuiltIn),
        IsRepeatable = node.IsRepeatable, Locations = [.. node.Locations.Select(location => location.Value).Distinct()],
        Node = isBuiltIn ? null : node,
    };

    T[] Named<T>(IEnumerable<NamedTypeNode> nodes) where T : NamedType =>
        [.. nodes.Select(Reference).OfType<T>().Distinct()];

    /// <summary>Returns the same object for equal types, so that types can be compared by reference.</summary>
    TypeReference Reference(TypeNode node)
    {
        switch (node)
        {
            case ListTypeNode list:
                var item = Reference(list.Type);
                return listTypes.TryGetValue(item, out var listType) ? listType : listTypes[item] = new(item);
            case NonNullTypeNode nonNull:
                var nullable = Reference(nonNull.Type);
                return nonNullTypes.TryGetValue(nullable, out var nonNullType) ? nonNullType : nonNullTypes[nullable] = new(nullable);
            default:
                var named = Find(((NamedTypeNode)node).Name.Value);
                referenced.Add(named);
                return named;
        }
    }

    /// <summary>
    /// Returns the type of that name. An undefined type is replaced by a scalar that is valid in every position, so that it causes only one error.
    /// </summary>
    NamedType Find(string name)
    {
        if (types.TryGetValue(name, out var type) || standIns.TryGetValue(name, out type)) return type;
        return standIns[name] = new ScalarType { Name = name, Coercion = AnyJson };
    }

    static string? SpecifiedBy(IReadOnlyList<ScalarTypeDefinitionNode> parts) =>
        Argument(parts.SelectMany(part => part.Directives), "specifiedBy", "url");

    /// <summary>Returns the reason of <c>@deprecated</c>, or the default reason if it gives none; null without the directive.</summary>
    static string? Deprecation(IReadOnlyList<DirectiveNode> directives) =>
        directives.Any(directive => directive.Name.Value == "deprecated")
            ? Argument(directives, "deprecated", "reason") ?? BuiltIns.DefaultDeprecationReason
            : null;

    static string? Argument(IEnumerable<DirectiveNode> directives, string directive, string argument) =>
        (directives.FirstOrDefault(node => node.Name.Value == directive)?.Arguments.FirstOrDefault(node => node.Name.Value == argument)?.Value
            as StringValueNode)?.Value;

    static readonly AnyCoercion AnyJson = new();
}
