using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Tests.Validation.Harness;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation;

namespace ContentApi.GraphQL.Tests.Validation;

/// <summary>The rules that type system definitions share with requests.</summary>
public class TypeSystemRuleTests
{
    static readonly Schema schema = RuleCases.BuildSchema(
        """
        directive @note(text: String!, level: Int! = 1) on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM_VALUE | SCHEMA
        directive @many(of: [Colour!]) repeatable on OBJECT
        directive @shape(is: Shape) on INPUT_FIELD_DEFINITION | INPUT_OBJECT
        enum Colour { RED BLUE }
        input Shape { sides: Int! colour: Colour = RED }
        type Query { a(x: Int): Int }
        """);

    static void Reports(string sdl, params string[] errors) => Assert.Equal(
        errors,
        Validator.ValidateTypeSystem(schema, Parser.ParseDocument(new Source(sdl, "model.graphql")).Definitions).Select(RuleCase.Describe));

    [Fact]
    public void Good_definitions_are_accepted() => Reports(
        """
        schema @note(text: "s") { query: Query }
        type Query @note(text: "a") @many(of: RED) @many(of: [BLUE]) { a(x: Int = 1 @note(text: "x")): Int @deprecated @note(level: 2, text: "b") }
        enum Colour { RED @note(text: "r") BLUE @deprecated(reason: "no") }
        input Shape { sides: Int! = 3 @shape(is: { sides: 4, colour: BLUE }) colour: Colour = RED }
        scalar Date @specifiedBy(url: "https://example.org")
        """);

    [Fact]
    public void Directives_must_be_known_and_in_place() => Reports(
        "type Query @nott { a: Int @shape } enum Colour @note(text: \"x\") { RED @many BLUE }",
        "1:12 Unknown directive \"@nott\".",
        "1:27 Directive \"@shape\" may not be used on FIELD_DEFINITION.",
        "1:48 Directive \"@note\" may not be used on ENUM.",
        "1:71 Directive \"@many\" may not be used on ENUM_VALUE.");

    [Fact]
    public void A_directive_stands_once_on_a_type_and_its_extensions() => Reports(
        """
        type Query @note(text: "a") @many { a: Int }
        extend type Query @note(text: "b") @many
        schema @note(text: "a") { query: Query }
        extend schema @note(text: "b")
        type Other { b: Int @deprecated @deprecated c: Int @deprecated }
        """,
        "1:12 2:19 The directive \"@note\" can only be used once at this location.",
        "3:8 4:15 The directive \"@note\" can only be used once at this location.",
        "5:21 5:33 The directive \"@deprecated\" can only be used once at this location.");

    [Fact]
    public void Arguments_of_directives_are_checked() => Reports(
        "type Query { a: Int @note(txet: \"x\", level: \"1\", level: 2) }",
        "1:27 Unknown argument \"txet\" on directive \"@note\". Did you mean \"text\"?",
        "1:38 1:50 There can be only one argument named \"level\".",
        "1:45 Int cannot represent non-integer value: \"1\"",
        "1:21 Argument \"@note(text:)\" of type \"String!\" is required, but it was not provided.");

    [Fact]
    public void Default_values_are_checked() => Reports(
        "type Query { a(x: Int = \"1\", s: Shape = { sides: 3, sides: 4, sizes: 1 }): Int } input Shape { colour: Colour! = null } directive @d(c: Colour = GREEN) on FIELD",
        "1:25 Int cannot represent non-integer value: \"1\"",
        "1:63 Expected value of type \"Shape\" not to include unknown field \"sizes\". Did you mean \"sides\"? Found: { sides: 3, sides: 4, sizes: 1 }.",
        "1:43 1:53 There can be only one input field named \"sides\".",
        "1:114 Expected value of non-null type \"Colour!\" not to be null.",
        "1:146 Value \"GREEN\" does not exist in \"Colour\" enum. Did you mean the enum value \"RED\"?");

    [Fact]
    public void All_faults_are_reported_however_many() => Assert.Equal(
        500,
        Validator.ValidateTypeSystem(
            schema, Parser.ParseDocument(new Source($"type Query {{ {string.Concat(Enumerable.Range(0, 500).Select(i => $"f{i}: Int @x "))} }}")).Definitions).Count);
}
