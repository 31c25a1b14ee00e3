using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Tests.TypeSystem;

public class SchemaBuilderTests
{
    static readonly FieldResolver resolver = (_, in _) => null;

    [Fact]
    public void Definitions_become_types_in_their_order()
    {
        var schema = Build("type Query { b(c: [Int!] = [1]): B! } scalar Z @specifiedBy(url: \"u\") interface B { d: Z } enum E { F }");
        Assert.Equal(["Query", "Z", "B", "E"], schema.Types.Where(type => type.Nodes.Count > 0).Select(type => type.Name));

        var field = schema.QueryType.FindField("b")!;
        Assert.Equal("B!", $"{field.Type}");
        Assert.Same(schema.FindType("B"), field.Type.Named);
        Assert.Equal(("[Int!]", "[1]"), ($"{field.Arguments[0].Type}", $"{field.Arguments[0].DefaultValue}"));
        Assert.Equal("u", Assert.IsType<ScalarType>(schema.FindType("Z")).SpecifiedByUrl);
    }

    [Fact]
    public void The_same_type_reference_is_one_object()
    {
        var schema = Build("type Query { a: [Int!]! b: [Int!]! }");
        Assert.Same(schema.QueryType.Fields[0].Type, schema.QueryType.Fields[1].Type);
    }

    [Fact]
    public void Extensions_are_merged_from_any_document_in_any_order()
    {
        var schema = Build(
            "extend type Query implements I { b: Int } extend union U = B extend enum E { G } extend input N @d { y: Int } "
                + "extend scalar S @specifiedBy(url: \"u\")",
            "type Query { a: Int } type A implements I { a: Int } type B { b: U e(n: N): E s: S } union U = A enum E { F } input N { x: Int } scalar S",
            "interface I extend interface I { a: Int } directive @d on INPUT_OBJECT");
        Assert.Equal(["a", "b"], schema.QueryType.Fields.Select(field => field.Name));
        Assert.Equal(["I"], schema.QueryType.Interfaces.Select(type => type.Name));
        Assert.Equal(2, schema.QueryType.Nodes.Count);
        Assert.Equal(["A", "B"], ((UnionType)schema.FindType("U")!).Types.Select(type => type.Name));
        Assert.Equal(["F", "G"], ((EnumType)schema.FindType("E")!).Values.Select(value => value.Name));
        Assert.Equal(["x", "y"], ((InputObjectType)schema.FindType("N")!).Fields.Select(field => field.Name));
        Assert.Equal("u", ((ScalarType)schema.FindType("S")!).SpecifiedByUrl);
        Assert.Equal(["Query", "A"], schema.PossibleTypes(schema.FindType("I")!).Select(type => type.Name));
    }

    [Theory]
    [InlineData("type Query { a: Int } type Mutation { a: Int } type Subscription { a: Int }", "Query", "Mutation", "Subscription")]
    [InlineData("type Query { a: Int } type Mutation { a: Int } extend schema { subscription: S } type S { a: Int }", "Query", "Mutation", "S")]
    [InlineData("schema { query: Q } type Q { a: Int } type Mutation { a: Int }", "Q", null, null)]
    [InlineData("schema { query: Q mutation: M } extend schema { subscription: S } type Q { a: Int } type M { a: Int } type S { a: Int }", "Q", "M", "S")]
    public void Root_types_are_those_that_the_schema_names_or_have_the_default_names(string sdl, string query, string? mutation, string? subscription)
    {
        var schema = Build(sdl);
        Assert.Equal((query, mutation, subscription), (schema.QueryType.Name, schema.MutationType?.Name, schema.SubscriptionType?.Name));
    }

    [Fact]
    public void Built_in_scalars_exist_if_something_refers_to_them()
    {
        static string[] Scalars(string sdl) => [.. Build(sdl).Types.OfType<ScalarType>().Select(type => type.Name).Order()];

        Assert.Equal(["Boolean", "String"], Scalars("type Query { a: Query }")); // introspection refers to these
        Assert.Equal(["Boolean", "ID", "Int", "String"], Scalars("type Query { a: [Int!]! } directive @a(b: ID) on FIELD"));
    }

    [Fact]
    public void Built_in_directives_and_introspection_types_exist()
    {
        var schema = Build("directive @own on FIELD type Query { a: Int }");
        Assert.Equal(["own", "include", "skip", "deprecated", "specifiedBy", "oneOf"], schema.Directives.Select(directive => directive.Name));
        Assert.Equal(
            ["__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation"],
            schema.Types.Select(type => type.Name).Where(name => name.StartsWith("__")));
        Assert.Empty(schema.FindType("__Type")!.Nodes);
        Assert.Null(((ObjectType)schema.FindType("__Type")!).Fields[0].Node);
        Assert.Equal(
            DirectiveLocations.All.Order(), ((EnumType)schema.FindType("__DirectiveLocation")!).Values.Select(value => value.Name).Order());
    }

    [Fact]
    public void A_document_may_repeat_built_in_definitions()
    {
        var schema = Build("scalar String scalar Int directive @skip(unless: Int) on FIELD type Query { a: Int }");
        Assert.Equal("if", schema.FindDirective("skip")!.Arguments[0].Name);
        Assert.Empty(schema.FindType("String")!.Nodes);
        Assert.Equal(1, schema.Types.Count(type => type.Name == "Int"));
    }

    [Fact]
    public void Deprecation_and_one_of_are_read_from_their_directives()
    {
        var schema = Build(
            "type Query { a(b: Int @deprecated): Int @deprecated(reason: \"r\") c: Int e(n: N): E } "
                + "enum E { F @deprecated } input N @oneOf { x: Int @deprecated(reason: \"\") }");
        Assert.Equal("r", schema.QueryType.FindField("a")!.DeprecationReason);
        Assert.Equal("No longer supported", schema.QueryType.FindField("a")!.Arguments[0].DeprecationReason);
        Assert.Null(schema.QueryType.FindField("c")!.DeprecationReason);
        Assert.Equal("No longer supported", ((EnumType)schema.FindType("E")!).Values[0].DeprecationReason);
        Assert.Equal((true, ""), (((InputObjectType)schema.FindType("N")!).IsOneOf, ((InputObjectType)schema.FindType("N")!).Fields[0].DeprecationReason));
    }

    [Fact]
    public void Descriptions_are_kept()
    {
        var schema = Build(
            "\"s\" schema { query: Q } \"q\" type Q { \"f\" f(\"a\" a: Int): E } \"e\" enum E { \"v\" V } \"d\" directive @d(\"x\" x: Int) on FIELD");
        var field = schema.QueryType.Fields[0];
        string?[] descriptions =
        [
            schema.Description, schema.QueryType.Description, field.Description, field.Arguments[0].Description, field.Type.Named.Description,
            ((EnumType)field.Type).Values[0].Description, schema.FindDirective("d")!.Description, schema.FindDirective("d")!.Arguments[0].Description,
        ];
        Assert.Equal("s q f a e v d x", string.Join(' ', descriptions));
    }

    [Fact]
    public void Bindings_are_found_by_name()
    {
        TypeResolver typeResolver = _ => "A";
        var coercion = Assert.IsType<ScalarType>(Build("type Query { a: Int }").FindType("Int")).Coercion;
        var schema = Builder("type Query { a: U i: I s: S } union U = A type A implements I { b: Int } interface I { b: Int } scalar S")
            .Resolve("A.b", resolver).ResolveType("U", typeResolver).ResolveType("I", typeResolver).Scalar("S", coercion).Build();
        Assert.Same(resolver, ((ObjectType)schema.FindType("A")!).FindField("b")!.Resolver);
        Assert.Null(schema.QueryType.FindField("a")!.Resolver);
        Assert.Same(typeResolver, ((UnionType)schema.FindType("U")!).ResolveType);
        Assert.Same(typeResolver, ((InterfaceType)schema.FindType("I")!).ResolveType);
        Assert.Same(coercion, ((ScalarType)schema.FindType("S")!).Coercion);
    }

    [Theory]
    [InlineData("Query.b")]
    [InlineData("Unknown.a")]
    [InlineData("I.a")] // an interface's field has no resolver
    [InlineData("Query")]
    [InlineData("")]
    public void A_resolver_for_an_unknown_field_is_a_programming_error(string coordinate)
    {
        var builder = Builder("type Query { a: Int } interface I { a: Int }").Resolve(coordinate, resolver);
        var exception = Assert.Throws<InvalidOperationException>(builder.Build);
        Assert.Equal($"A resolver is bound to \"{coordinate}\", but the schema has no object type with that field.", exception.Message);
    }

    [Fact]
    public void A_type_resolver_and_a_coercion_for_an_unknown_type_are_programming_errors()
    {
        var coercion = Assert.IsType<ScalarType>(Build("type Query { a: Int }").FindType("Int")).Coercion;
        Assert.Contains("\"Query\"", Assert.Throws<InvalidOperationException>(Builder("type Query { a: Int }").ResolveType("Query", _ => "").Build).Message);
        Assert.Contains("\"Date\"", Assert.Throws<InvalidOperationException>(Builder("type Query { a: Int }").Scalar("Date", coercion).Build).Message);
    }

    [Fact]
    public void Every_fault_is_in_the_exception()
    {
        var exception = Assert.Throws<GraphQLException>(Builder("type A { b: Unknown } input Input { d: A }").Build);
        Assert.Equal(
            ["Query root type must be provided.", "The type of Input.d must be Input Type but got: A.", "Unknown type \"Unknown\"."],
            exception.Errors.Select(error => error.Message).Order(StringComparer.Ordinal));
    }

    static Schema Build(params string[] documents) => Builder(documents).Build();

    static SchemaBuilder Builder(params string[] documents) =>
        documents.Aggregate(new SchemaBuilder(), (builder, document) => builder.Add(Parser.ParseDocument(new(document))));
}
