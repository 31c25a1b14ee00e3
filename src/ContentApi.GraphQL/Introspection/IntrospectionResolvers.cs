using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Introspection;

/// <summary>
/// How the introspection types are read (specification, 4.2): their sources are the objects of the type system themselves. A
/// <c>__Type</c> is any <see cref="TypeReference"/>.
/// </summary>
static class IntrospectionResolvers
{
    public static void Bind(SchemaBuilder builder)
    {
        BindSchema(builder);
        BindType(builder);
        BindMembers(builder);
        BindDirective(builder);
    }

    static void BindSchema(SchemaBuilder builder)
    {
        Bind<Schema>(builder, "__Schema.description", schema => schema.Description);
        Bind<Schema>(builder, "__Schema.types", schema => schema.Types);
        Bind<Schema>(builder, "__Schema.queryType", schema => schema.QueryType);
        Bind<Schema>(builder, "__Schema.mutationType", schema => schema.MutationType);
        Bind<Schema>(builder, "__Schema.subscriptionType", schema => schema.SubscriptionType);
        Bind<Schema>(builder, "__Schema.directives", schema => schema.Directives);
    }

    static void BindType(SchemaBuilder builder)
    {
        Bind<TypeReference>(builder, "__Type.kind", Kind);
        Bind<TypeReference>(builder, "__Type.name", type => (type as NamedType)?.Name);
        Bind<TypeReference>(builder, "__Type.description", type => (type as NamedType)?.Description);
        Bind<TypeReference>(builder, "__Type.specifiedByURL", type => (type as ScalarType)?.SpecifiedByUrl);
        Bind<TypeReference>(builder, "__Type.interfaces", type => (type as FieldsType)?.Interfaces);
        Bind<TypeReference>(builder, "__Type.ofType", type => (type as ListType)?.OfType ?? (type as NonNullType)?.OfType);
        Bind<TypeReference>(builder, "__Type.isOneOf", type => (type as InputObjectType)?.IsOneOf);
        builder.Resolve("__Type.possibleTypes", (source, in context) =>
            source is NamedType { IsAbstract: true } type ? context.Plan.Schema.PossibleTypes(type) : null);
        builder.Resolve("__Type.fields", (source, in context) =>
            source is FieldsType type ? Visible(type.Fields, field => field.DeprecationReason, context) : null);
        builder.Resolve("__Type.inputFields", (source, in context) =>
            source is InputObjectType type ? Visible(type.Fields, field => field.DeprecationReason, context) : null);
        builder.Resolve("__Type.enumValues", (source, in context) =>
            source is EnumType type ? Visible(type.Values, value => value.DeprecationReason, context) : null);
    }

    static void BindMembers(SchemaBuilder builder)
    {
        Bind<Field>(builder, "__Field.name", field => field.Name);
        Bind<Field>(builder, "__Field.description", field => field.Description);
        Bind<Field>(builder, "__Field.type", field => field.Type);
        Bind<Field>(builder, "__Field.isDeprecated", field => field.DeprecationReason is not null);
        Bind<Field>(builder, "__Field.deprecationReason", field => field.DeprecationReason);
        builder.Resolve("__Field.args", (source, in context) =>
            Visible(((Field)source!).Arguments, argument => argument.DeprecationReason, context));

        Bind<InputValue>(builder, "__InputValue.name", value => value.Name);
        Bind<InputValue>(builder, "__InputValue.description", value => value.Description);
        Bind<InputValue>(builder, "__InputValue.type", value => value.Type);
        Bind<InputValue>(builder, "__InputValue.defaultValue", value => value.DefaultValue is { } literal ? Printer.Print(literal) : null);
        Bind<InputValue>(builder, "__InputValue.isDeprecated", value => value.DeprecationReason is not null);
        Bind<InputValue>(builder, "__InputValue.deprecationReason", value => value.DeprecationReason);

        Bind<EnumValue>(builder, "__EnumValue.name", value => value.Name);
        Bind<EnumValue>(builder, "__EnumValue.description", value => value.Description);
        Bind<EnumValue>(builder, "__EnumValue.isDeprecated", value => value.DeprecationReason is not null);
        Bind<EnumValue>(builder, "__EnumValue.deprecationReason", value => value.DeprecationReason);
    }

    static void BindDirective(SchemaBuilder builder)
    {
        Bind<DirectiveDefinition>(builder, "__Directive.name", directive => directive.Name);
        Bind<DirectiveDefinition>(builder, "__Directive.description", directive => directive.Description);
        Bind<DirectiveDefinition>(builder, "__Directive.isRepeatable", directive => directive.IsRepeatable);
        Bind<DirectiveDefinition>(builder, "__Directive.locations", directive => directive.Locations);
        builder.Resolve("__Directive.args", (source, in context) =>
            Visible(((DirectiveDefinition)source!).Arguments, argument => argument.DeprecationReason, context));
    }

    static void Bind<TSource>(SchemaBuilder builder, string coordinate, Func<TSource, object?> read) =>
        builder.Resolve(coordinate, (source, in _) => read((TSource)source!));

    /// <summary>All members, or those that are not deprecated: what <c>includeDeprecated</c> asks for.</summary>
    static IReadOnlyList<T> Visible<T>(IReadOnlyList<T> members, Func<T, string?> deprecation, in FieldContext context) where T : class =>
        context.Arguments.Get<bool?>("includeDeprecated") == true ? members : [.. members.Where(member => deprecation(member) is null)];

    static string Kind(TypeReference type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        NonNullType => "NON_NULL",
        _ => throw new InvalidOperationException($"{type} has no kind."),
    };
}
