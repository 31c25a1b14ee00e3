using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Tests.TypeSystem;

/// <summary>Tests the rules that check definitions as they are written. The messages of rules that the reference implementation has are the same.</summary>
public class DefinitionRuleTests
{
    [Theory]
    [InlineData("type A { b: Int } query Q { b }", "1:19 A type system document cannot contain an operation.")]
    [InlineData("type A { b: Int } fragment F on A { b }", "1:19 A type system document cannot contain a fragment.")]
    public void Only_type_system_definitions(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("schema { query: A } extend schema { mutation: B } type A { c: Int } type B { c: Int }")]
    [InlineData("extend schema @d directive @d on SCHEMA type Query { a: Int }")]
    [InlineData("schema { query: A } schema { query: A } type A { b: Int }",
        "1:21 Must provide only one schema definition.", "1:10,1:30 There can be only one query type in schema.")]
    public void Lone_schema_definition(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("schema { query: A mutation: B subscription: C } type A { d: Int } type B { d: Int } type C { d: Int }")]
    [InlineData("schema { query: A query: A } type A { b: Int }", "1:10,1:19 There can be only one query type in schema.")]
    [InlineData("schema { query: A } extend schema { query: B } type A { c: Int } type B { c: Int }", "1:10,1:37 There can be only one query type in schema.")]
    [InlineData("schema { subscription: A subscription: A } type A { b: Int }", "1:10,1:26 There can be only one subscription type in schema.")]
    public void Unique_operation_types(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("type A { b: Int } type B { b: Int } scalar C extend type A { c: Int }")]
    [InlineData("type A { b: Int } type A { b: Int }",
        "1:6,1:24 There can be only one type named \"A\".", "1:10,1:28 Field \"A.b\" can only be defined once.")]
    [InlineData("scalar A union A = B type B { c: Int }", "1:8,1:16 There can be only one type named \"A\".")]
    public void Unique_type_names(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("directive @a on FIELD directive @b on FIELD type a { b: Int }")]
    [InlineData("directive @a on FIELD directive @a on QUERY", "1:12,1:34 There can be only one directive named \"@a\".")]
    public void Unique_directive_names(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("type A { b: Int } extend type A { c: Int } input B { b: Int } interface C { b: Int }")]
    [InlineData("type A { b: Int b: Int }", "1:10,1:17 Field \"A.b\" can only be defined once.")]
    [InlineData("type A { b: Int } extend type A { b: String }", "1:10,1:35 Field \"A.b\" can only be defined once.")]
    [InlineData("interface A { b: Int } extend interface A { c: Int } extend interface A { c: Int }", "1:45,1:75 Field \"A.c\" can only be defined once.")]
    [InlineData("input A { b: Int b: Int }", "1:11,1:18 Field \"A.b\" can only be defined once.")]
    public void Unique_field_definition_names(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("enum A { B C } extend enum A { D }")]
    [InlineData("enum A { B B }", "1:10,1:12 Enum value \"A.B\" can only be defined once.")]
    [InlineData("enum A { B } extend enum A { B }", "1:10,1:30 Enum value \"A.B\" can only be defined once.")]
    public void Unique_enum_value_names(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("type A { b(c: Int, d: Int): Int e(c: Int): Int } directive @a(b: Int, c: Int) on FIELD")]
    [InlineData("type A { b(c: Int, c: Int): Int }", "1:12,1:20 Argument \"A.b(c:)\" can only be defined once.")]
    [InlineData("interface A { a: Int } extend interface A { b(c: Int, c: Int): Int }", "1:47,1:55 Argument \"A.b(c:)\" can only be defined once.")]
    [InlineData("directive @a(b: Int, b: Int) on FIELD", "1:14,1:22 Argument \"@a(b:)\" can only be defined once.")]
    public void Unique_argument_definition_names(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("directive @d on SCALAR | ENUM scalar A extend scalar A @d enum B { C } extend enum B @d")]
    [InlineData("extend type Aaa { b: Int } type Aab { b: Int }", "1:13 Cannot extend type \"Aaa\" because it is not defined. Did you mean \"Aab\"?")]
    [InlineData("type A { b: Int } extend interface A { c: Int }", "1:1,1:19 Cannot extend non-interface type \"A\".")]
    [InlineData("scalar A extend type A { c: Int }", "1:1,1:10 Cannot extend non-object type \"A\".")]
    [InlineData("scalar A extend input A { c: Int }", "1:1,1:10 Cannot extend non-input object type \"A\".")]
    [InlineData("scalar A extend union A = B type B { c: Int }", "1:1,1:10 Cannot extend non-union type \"A\".")]
    [InlineData("scalar A extend enum A { B }", "1:1,1:10 Cannot extend non-enum type \"A\".")]
    [InlineData("directive @d on SCALAR enum A { B } extend scalar A @d", "1:24,1:37 Cannot extend non-scalar type \"A\".")]
    [InlineData("directive @d on SCALAR extend scalar String @d", "1:38 Cannot extend built-in type \"String\".")]
    public void Possible_type_extensions(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("type _A { _b(_c: Int): Int }")]
    [InlineData("type __A { b: Int }", "1:6 Name \"__A\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("scalar __A", "1:8 Name \"__A\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("type A { __b: Int }", "1:10 Name \"__b\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("type A { b(__c: Int): Int }", "1:12 Name \"__c\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("interface A { __b: Int }", "1:15 Name \"__b\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("union __A = B type B { c: Int }", "1:7 Name \"__A\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("enum A { __B }", "1:10 Name \"__B\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("input A { __b: Int }", "1:11 Name \"__b\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("directive @__a on FIELD", "1:12 Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("directive @a(__b: Int) on FIELD", "1:14 Name \"__b\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    [InlineData("type __Type { name: String }", "1:6 Name \"__Type\" must not begin with \"__\", which is reserved by GraphQL introspection.")]
    public void Reserved_names(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("type A { b(c: D = { e: 1 }): [F!]! } input D { e: Float } enum F { G }")]
    [InlineData("type A { b: Bb } interface Bbb { c: Int }", "1:13 Unknown type \"Bb\". Did you mean \"Bbb\"?")]
    [InlineData("type A { b(c: Unknown): [Int] }", "1:15 Unknown type \"Unknown\".")]
    [InlineData("type A implements Unknown { b: Int }", "1:19 Unknown type \"Unknown\".")]
    [InlineData("union A = Unknown", "1:11 Unknown type \"Unknown\".")]
    [InlineData("input A { b: [Unknown!]! = [1] }", "1:15 Unknown type \"Unknown\".")]
    [InlineData("directive @a(b: Unknown) on FIELD", "1:17 Unknown type \"Unknown\".")]
    [InlineData("schema { query: Unknown }", "1:17 Unknown type \"Unknown\".")]
    public void Known_type_names(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("schema @d { query: A } type A @d { b(c: Int @d): Int @d } scalar E @d union F @d = A enum G @d { H @d } "
        + "input I @d { j: Int @d } interface K @d { l: Int } directive @d on SCHEMA | OBJECT | ARGUMENT_DEFINITION "
        + "| FIELD_DEFINITION | SCALAR | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | INTERFACE")]
    [InlineData("directive @a(b: Int @c) on FIELD directive @c on ARGUMENT_DEFINITION")]
    [InlineData("type A @unknown { b: Int }", "1:8 Unknown directive \"@unknown\".")]
    [InlineData("type A { b: Int @unknown }", "1:17 Unknown directive \"@unknown\".")]
    [InlineData("extend schema @unknown", "1:15 Unknown directive \"@unknown\".")]
    [InlineData("type A @d { b: Int } directive @d on FIELD_DEFINITION", "1:8 Directive \"@d\" may not be used on OBJECT.")]
    [InlineData("type A { b(c: Int @d): Int } directive @d on INPUT_FIELD_DEFINITION", "1:19 Directive \"@d\" may not be used on ARGUMENT_DEFINITION.")]
    [InlineData("input A { b: Int @d } directive @d on ARGUMENT_DEFINITION", "1:18 Directive \"@d\" may not be used on INPUT_FIELD_DEFINITION.")]
    [InlineData("enum A @d { B @d } directive @d on UNION",
        "1:8 Directive \"@d\" may not be used on ENUM.", "1:15 Directive \"@d\" may not be used on ENUM_VALUE.")]
    [InlineData("extend scalar A @d scalar A directive @d on INTERFACE", "1:17 Directive \"@d\" may not be used on SCALAR.")]
    [InlineData("extend schema @d directive @d on INPUT_OBJECT", "1:15 Directive \"@d\" may not be used on SCHEMA.")]
    [InlineData("type A { b: Int @skip(if: true) }", "1:17 Directive \"@skip\" may not be used on FIELD_DEFINITION.")]
    public void Known_directives(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("type A @d @d { b: Int } extend type A @d directive @d repeatable on OBJECT")]
    [InlineData("type A @d @d { b: Int } directive @d on OBJECT", "1:8,1:11 The directive \"@d\" can only be used once at this location.")]
    [InlineData("type A @d { b: Int } extend type A @d directive @d on OBJECT", "1:8,1:36 The directive \"@d\" can only be used once at this location.")]
    [InlineData("extend schema @d extend schema @d directive @d on SCHEMA", "1:15,1:32 The directive \"@d\" can only be used once at this location.")]
    [InlineData("type A { b: Int @deprecated @deprecated }", "1:17,1:29 The directive \"@deprecated\" can only be used once at this location.")]
    [InlineData("enum A { B @deprecated @deprecated }", "1:12,1:24 The directive \"@deprecated\" can only be used once at this location.")]
    [InlineData("input A { b: Int @deprecated @deprecated }", "1:18,1:30 The directive \"@deprecated\" can only be used once at this location.")]
    public void Unique_directives_per_location(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("type A { b: Int @deprecated(reason: \"c\") }")]
    [InlineData("type A { b: Int @deprecated(raeson: \"c\") }", "1:29 Unknown argument \"raeson\" on directive \"@deprecated\". Did you mean \"reason\"?")]
    [InlineData("type A { b: Int @deprecated(reason: \"c\", reason: \"d\") }", "1:29,1:42 There can be only one argument named \"reason\".")]
    [InlineData("scalar A @specifiedBy", "1:10 Argument \"@specifiedBy(url:)\" of type \"String!\" is required, but it was not provided.")]
    public void Arguments_of_directives(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("type A { b(c: D = { e: [1, 2] }, f: G = H, i: [Int!] = 1, j: K = { any: [thing] }): Int } "
        + "input D { e: [Float] l: Int! = 3 } enum G { H } scalar K")]
    [InlineData("type A { b: Int @deprecated(reason: 1) }", "1:37 String cannot represent a non string value: 1")]
    [InlineData("type A { b: Int @deprecated(reason: null) }", "1:37 Expected value of non-null type \"String!\" not to be null.")]
    [InlineData("type A { b(c: Int = \"d\"): Int }", "1:21 Int cannot represent non-integer value: \"d\"")]
    [InlineData("type A { b(c: Int! = null): Int }", "1:22 Expected value of non-null type \"Int!\" not to be null.")]
    [InlineData("type A { b(c: [Int] = [1, true]): Int }", "1:27 Int cannot represent non-integer value: true")]
    [InlineData("input A { b: C = D } enum C { E }", "1:18 Value \"D\" does not exist in \"C\" enum. Did you mean the enum value \"E\"?")]
    [InlineData("directive @a(b: Float = \"c\") on FIELD", "1:25 Float cannot represent non numeric value: \"c\"")]
    [InlineData("input A { b: C = { d: 1, d: 2 } } input C { d: Int }", "1:20,1:26 There can be only one input field named \"d\".")]
    [InlineData("input A { b: C = { e: 1 } } input C { d: Int! }",
        "1:18 Expected value of type \"C\" to include required field \"d\", found: { e: 1 }.",
        "1:20 Expected value of type \"C\" not to include unknown field \"e\". Did you mean \"d\"? Found: { e: 1 }.")]
    public void Values_of_correct_type(string sdl, params string[] faults) => Check(sdl, faults);

    [Fact]
    public void A_fault_between_files_names_both()
    {
        var error = Assert.Single(Faults.Validate(requireQuery: false, "type A { b: Int }", "\ntype A { c: Int }"));
        Assert.Equal([new ErrorLocation(1, 6, "0.graphql"), new ErrorLocation(2, 6, "1.graphql")], error.Locations);
        Assert.Equal(ErrorCodes.ValidationFailed, error.Code);
    }

    [Fact]
    public void All_faults_are_reported_however_many()
    {
        var sdl = string.Concat(Enumerable.Range(0, 500).Select(i => $"type A{i} {{ b: Unknown @unknown }} "));
        Assert.Equal(1000, Faults.Of(sdl).Length);
    }

    static void Check(string sdl, string[] faults) => Assert.Equal(faults, Faults.Of(sdl));
}
