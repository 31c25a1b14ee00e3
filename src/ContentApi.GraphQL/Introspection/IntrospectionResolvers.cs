using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Introspection;

/// <summary>
/// The resolvers of the introspection types (specification, 4.2). Their sources are the objects of the type system; the source of a <c>__Type</c> is any
/// <see cref="TypeReference"/>.
/// </summary>
static class IntrospectionResolvers
{
    public static void Bind(Action<string, FieldResolver> bind)
    {
        BindSchema(bind);
        BindType(bind);
        BindMembers(bind);
        BindDirective(bind);
    }

    static void BindSchema(Action<string, FieldResolver> bind)
    {
        Bind<Schema>(bind, "__Schema.description", schema => schema.Description);
        Bind<Schema>(bind, "__Schema.types", schema => schema.Types);
        Bind<Schema>(bind, "__Schema.queryType", schema => schema.QueryType);
        Bind<Schema>(bind, "__Schema.mutationType", schema => schema.MutationType);
        Bind<Schema>(bind, "__Schema.subscriptionType", schema => schema.SubscriptionType);
        Bind<Schema>(bind, "__Schema.directives", schema => schema.Directives);
    }

    static void BindType(Action<string, FieldResolver> bind)
    {
        Bind<TypeReference>(bind, "__Type.kind", Kind);
        Bind<TypeReference>(bind, "__Type.name", type => (type as NamedType)?.Name);
        Bind<TypeReference>(bind, "__Type.description", type => (type as NamedType)?.Description);
        Bind<TypeReference>(bind, "__Type.specifiedByURL", type => (type as ScalarType)?.SpecifiedByUrl);
        Bind<TypeReference>(bind, "__Type.interfaces", type => (type as FieldsType)?.Interfaces);
        Bind<TypeReference>(bind, "__Type.ofType", type => (type as ListType)?.OfType ?? (type as NonNullType)?.OfType);
        Bind<TypeReference>(bind, "__Type.isOneOf", type => (type as InputObjectType)?.IsOneOf);
        Bind<TypeReference>(bind, "__Type.possibleTypes", type => (type as UnionType)?.Types ?? (type as InterfaceType)?.Implementations);
        bind("__Type.fields", (source, in context) =>
            source is FieldsType type ? Visible(type.Fields, field => field.DeprecationReason, context) : null);
        bind("__Type.inputFields", (source, in context) =>
            source is InputObjectType type ? Visible(type.Fields, field => field.DeprecationReason, context) : null);
        bind("__Type.enumValues", (source, in context) =>
            source is EnumType type ? Visible(type.Values, value => value.DeprecationReason, context) : null);
    }

    static void BindMembers(Action<string, FieldResolver> bind)
    {
        Bind<Field>(bind, "__Field.name", field => field.Name);
        Bind<Field>(bind, "__Field.description", field => field.Description);
        Bind<Field>(bind, "__Field.type", field => field.Type);
        Bind<Field>(bind, "__Field.isDeprecated", field => field.DeprecationReason is not null);
        Bind<Field>(bind, "__Field.deprecationReason", field => field.DeprecationReason);
        bind("__Field.args", (source, in context) =>
            Visible(((Field)source!).Arguments, argument => argument.DeprecationReason, context));

        Bind<InputValue>(bind, "__InputValue.name", value => value.Name);
        Bind<InputValue>(bind, "__InputValue.description", value => value.Description);
        Bind<InputValue>(bind, "__InputValue.type", value => value.Type);
        Bind<InputValue>(bind, "__InputValue.defaultValue", value => value.DefaultValue is { } literal ? Printer.Print(literal) : null);
        Bind<InputValue>(bind, "__InputValue.isDeprecated", value => value.DeprecationReason is not null);
        Bind<InputValue>(bind, "__InputValue.deprecationReason", value => value.DeprecationReason);

        Bind<EnumValue>(bind, "__EnumValue.name", value => value.Name);
        Bind<EnumValue>(bind, "__EnumValue.description", value => value.Description);
        Bind<EnumValue>(bind, "__EnumValue.isDeprecated", value => value.DeprecationReason is not null);
        Bind<EnumValue>(bind, "__EnumValue.deprecationReason", value => value.DeprecationReason);
    }

    static void BindDirective(Action<string, FieldResolver> bind)
    {
        Bind<DirectiveDefinition>(bind, "__Directive.name", directive => directive.Name);
        Bind<DirectiveDefinition>(bind, "__Directive.description", directive => directive.Description);
        Bind<DirectiveDefinition>(bind, "__Directive.isRepeatable", directive => directive.IsRepeatable);
        Bind<DirectiveDefinition>(bind, "__Directive.locations", directive => directive.Locations);
        bind("__Directive.args", (source, in context) =>
            Visible(((DirectiveDefinition)source!).Arguments, argument => argument.DeprecationReason, context));
    }

    static void Bind<TSource>(Action<string, FieldResolver> bind, string coordinate, Func<TSource, object?> read) =>
        bind(coordinate, (source, in _) => read((TSource)source!));

    /// <summary>Returns all members if the argument <c>includeDeprecated</c> is true, else those that are not deprecated.</summary>
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
