namespace ContentApi.GraphQL.Tests.TypeSystem;

/// <summary>Tests the rules that check the types that the definitions make. The messages of rules that the reference implementation has are the same.</summary>
public class TypeRuleTests
{
    [Theory]
    [InlineData("type Query { a: Int } type Mutation { a: Int }")]
    [InlineData("schema { query: A } type A { b: Int } scalar Query input Mutation { c: Int }")]
    [InlineData("schema { query: A } type A { b: Int } type Subscription { c: Int }")]
    [InlineData("type A { b: Int }", "Query root type must be provided.")]
    [InlineData("schema { mutation: A } type A { b: Int } type Query { c: Int }", "1:1 Query root type must be provided.")]
    [InlineData("input Query { a: Int }", "1:1 Query root type must be Object type, it cannot be Query.")]
    [InlineData("schema { query: A mutation: B } interface A { c: Int } scalar B",
        "1:17 Query root type must be Object type, it cannot be A.", "1:29 Mutation root type must be Object type if provided, it cannot be B.")]
    [InlineData("schema { query: Int } type A { a: ID }", "1:17 Query root type must be Object type, it cannot be Int.")]
    [InlineData("type Query { a: Int } enum Subscription { B }", "1:23 Subscription root type must be Object type if provided, it cannot be Subscription.")]
    [InlineData("schema { query: A mutation: A subscription: B } type A { c: Int } type B { d: Int }",
        "1:17,1:29 All root types must be different, \"A\" type is used as query and mutation root types.")]
    public void Root_types(string sdl, params string[] faults) => Assert.Equal(faults, Faults.OfWholeSchema(sdl));

    [Theory]
    [InlineData("type A extend type A { b: Int } input C { d: Int } union E = A enum F { G } interface H { i: Int }")]
    [InlineData("type A", "1:1 Type A must define one or more fields.")]
    [InlineData("type A extend type A @d directive @d on OBJECT", "1:1,1:8 Type A must define one or more fields.")]
    [InlineData("interface A", "1:1 Type A must define one or more fields.")]
    [InlineData("union A", "1:1 Union type A must define one or more member types.")]
    [InlineData("enum A", "1:1 Enum type A must define one or more values.")]
    [InlineData("input A", "1:1 Input Object type A must define one or more fields.")]
    public void Defined_members(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("type A { b(c: D, e: F, g: Int): A h: H u: U f: F } input D { d: D } enum F { G } interface H { i: Int } union U = A")]
    [InlineData("type A { b: [B!] } input B { c: Int }", "1:13 The type of A.b must be Output Type but got: [B!].")]
    [InlineData("interface A { b: B } input B { c: Int }", "1:18 The type of A.b must be Output Type but got: B.")]
    [InlineData("type A { b(c: A): Int }", "1:15 The type of A.b(c:) must be Input Type but got: A.")]
    [InlineData("type A { b: Int } input C { d: [A] }", "1:32 The type of C.d must be Input Type but got: [A].")]
    [InlineData("directive @a(b: C) on FIELD interface C { d: Int }", "1:17 The type of @a(b:) must be Input Type but got: C.")]
    public void Input_and_output_types(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("type A { b(c: Int @deprecated, d: Int! = 1 @deprecated): Int @deprecated } input E { f: Int @deprecated g: Int! = 1 @deprecated }")]
    [InlineData("type A { b(c: Int! @deprecated): Int }", "1:20,1:15 Required argument A.b(c:) cannot be deprecated.")]
    [InlineData("input A { b: Int! @deprecated(reason: \"c\") }", "1:19,1:14 Required input field A.b cannot be deprecated.")]
    [InlineData("directive @a(b: Int! @deprecated) on FIELD", "1:22,1:17 Required argument @a(b:) cannot be deprecated.")]
    public void Required_input_is_not_deprecated(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("interface A { b: Int } interface C implements A { b: Int } type D implements A & C { b: Int }")]
    [InlineData("type A { b: Int } type C implements A { b: Int }", "1:37 Type C must only implement Interface types, it cannot implement A.")]
    [InlineData("input A { b: Int } interface C implements A { b: Int }", "1:43 Type C must only implement Interface types, it cannot implement A.")]
    [InlineData("interface A implements A { b: Int }", "1:24 Type A cannot implement itself because it would create a circular reference.")]
    [InlineData("interface A { b: Int } type C implements A & A { b: Int }", "1:42,1:46 Type C can only implement A once.")]
    [InlineData("interface A { b: Int } type C implements A { b: Int } extend type C implements A", "1:42,1:80 Type C can only implement A once.")]
    [InlineData("interface A { b: Int } interface C implements A { b: Int } type D implements C { b: Int }",
        "1:47,1:78 Type D must implement A because it is implemented by C.")]
    [InlineData("interface A implements B { c: Int } interface B implements A { c: Int }",
        "1:60,1:24 Type A cannot implement B because it would create a circular reference.",
        "1:24,1:60 Type B cannot implement A because it would create a circular reference.")]
    public void Implemented_interfaces(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("interface I { a: I b: [I] c: U d(e: Int): Int } "
        + "type T implements I { a: T! b: [T!]! c: T d(e: Int, f: Int, g: Int! = 1): Int! h: Int } union U = T")]
    [InlineData("interface I { a: Int @deprecated } type T implements I { a: Int @deprecated }")]
    [InlineData("interface I { a: Int } type T implements I { b: Int }", "1:15,1:24 Interface field I.a expected but T does not provide it.")]
    [InlineData("interface I { a: Int } type T implements I { a: String }", "1:18,1:49 Interface field I.a expects type Int but T.a is type String.")]
    [InlineData("interface I { a: Int! } type T implements I { a: Int }", "1:18,1:50 Interface field I.a expects type Int! but T.a is type Int.")]
    [InlineData("interface I { a: [Int] } type T implements I { a: Int }", "1:18,1:51 Interface field I.a expects type [Int] but T.a is type Int.")]
    [InlineData("interface I { a: Int } type T implements I { a: [Int] }", "1:18,1:49 Interface field I.a expects type Int but T.a is type [Int].")]
    [InlineData("interface I { a: [Int!] } type T implements I { a: [Int] }", "1:18,1:52 Interface field I.a expects type [Int!] but T.a is type [Int].")]
    [InlineData("interface I { a: U } type T implements I { a: V } type V { b: Int } union U = T",
        "1:18,1:47 Interface field I.a expects type U but T.a is type V.")]
    [InlineData("interface I { a(b: Int): Int } type T implements I { a: Int }",
        "1:17,1:54 Interface field argument I.a(b:) expected but T.a does not provide it.")]
    [InlineData("interface I { a(b: Int): Int } type T implements I { a(b: Int!): Int }",
        "1:20,1:59 Interface field argument I.a(b:) expects type Int but T.a(b:) is type Int!.")]
    [InlineData("interface I { a: Int } type T implements I { a(b: Int!): Int }",
        "1:48,1:15 Argument \"T.a(b:)\" must not be required type \"Int!\" if not provided by the Interface field \"I.a\".")]
    [InlineData("interface I { a: Int } interface J implements I { a: Float }", "1:18,1:54 Interface field I.a expects type Int but J.a is type Float.")]
    [InlineData("interface I { a: Int } type T implements I { a: Int @deprecated }",
        "1:53,1:49 Interface field I.a is not deprecated, so implementation field T.a must not be deprecated.")]
    [InlineData("interface I { a: Int } extend interface I { b: Int } type T implements I { a: Int } extend type T @d directive @d on OBJECT",
        "1:45,1:54,1:85 Interface field I.b expected but T does not provide it.")]
    public void Interface_implementations(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("type A { b: Int } type C { b: Int } union U = | A | C")]
    [InlineData("type A { b: Int } union U = A | A", "1:29,1:33 Union type U can only include type A once.")]
    [InlineData("type A { b: Int } union U = A extend union U = A", "1:29,1:48 Union type U can only include type A once.")]
    [InlineData("type A { b: Int } interface C { b: Int } union U = A | C | String | U | D enum D { E }",
        "1:56 Union type U can only include Object types, it cannot include C.",
        "1:60 Union type U can only include Object types, it cannot include String.",
        "1:69 Union type U can only include Object types, it cannot include U.",
        "1:73 Union type U can only include Object types, it cannot include D.")]
    public void Union_members(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("input A @oneOf { b: Int c: [Int!] d: E } input E { f: Int }")]
    [InlineData("input A @oneOf { b: Int! c: Int }", "1:21 OneOf input field A.b must be nullable.")]
    [InlineData("input A @oneOf { b: Int = 1 c: Int }", "1:18 OneOf input field A.b cannot have a default value.")]
    [InlineData("input A @oneOf { b: Int } extend input A { c: Int! }", "1:47 OneOf input field A.c must be nullable.")]
    [InlineData("input A { b: Int } extend input A @oneOf", "1:35 An extension cannot make Input Object A a OneOf Input Object.")]
    public void One_of_input_objects(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("input A { a: A b: [A!]! c: B! } input B { a: A }")]
    [InlineData("input A @oneOf { a: A b: Int } input B @oneOf { c: C } input C { b: B }")]
    [InlineData("input A { a: A! }", "1:11 Input Object A cannot be provided a finite value because it references itself through fields: A.a.")]
    [InlineData("input A { b: B! } input B { c: C! } input C { a: A! }",
        "1:11,1:29,1:47 Input Object A cannot be provided a finite value because it references itself through fields: A.b, B.c, C.a.")]
    [InlineData("input A { b: B! c: C! } input B { a: A! } input C { a: A! }",
        "1:11,1:35 Input Object A cannot be provided a finite value because it references itself through fields: A.b, B.a.",
        "1:17,1:53 Input Object A cannot be provided a finite value because it references itself through fields: A.c, C.a.")]
    [InlineData("input A @oneOf { a: A }", "1:18 Input Object A cannot be provided a finite value because it references itself through fields: A.a.")]
    [InlineData("input A @oneOf { b: B } input B { a: A! }",
        "1:18,1:35 Input Object A cannot be provided a finite value because it references itself through fields: A.b, B.a.")]
    public void Finite_input_objects(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("input A { b: A = null c: A = { b: null, c: null } d: [A] = [] }")]
    [InlineData("input A { b: B = {} } input B { a: A }")]
    [InlineData("input A { a: A = {} }", "1:18 Invalid circular reference. The default value of Input Object field A.a references itself.")]
    [InlineData("input A { b: B = {} } input B { a: A = {} }",
        "1:18,1:40 Invalid circular reference. The default value of Input Object field A.b references itself via the default values of: B.a.")]
    [InlineData("input A { a: [A] = [{ b: 1 }, {}] b: Int }",
        "1:20 Invalid circular reference. The default value of Input Object field A.a references itself.",
        "1:20 Invalid circular reference. The default value of Input Object field A.a references itself.")]
    public void Default_value_cycles(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("directive @a(b: A) on ARGUMENT_DEFINITION input A { a: A c: Int @deprecated }")]
    [InlineData("directive @a(b: Int @c) on ARGUMENT_DEFINITION directive @c(d: Int) on ARGUMENT_DEFINITION")]
    [InlineData("directive @a(b: Int @a) on ARGUMENT_DEFINITION",
        "1:1 Directive \"@a\" must not reference itself, directly or through the types of its arguments.")]
    [InlineData("directive @a(b: Int @c) on ARGUMENT_DEFINITION directive @c(d: Int @a) on ARGUMENT_DEFINITION",
        "1:1 Directive \"@a\" must not reference itself, directly or through the types of its arguments.",
        "1:48 Directive \"@c\" must not reference itself, directly or through the types of its arguments.")]
    [InlineData("directive @a(b: A) on INPUT_FIELD_DEFINITION input A { c: [C] } input C { d: Int @a }",
        "1:1 Directive \"@a\" must not reference itself, directly or through the types of its arguments.")]
    [InlineData("directive @a(b: E) on ENUM_VALUE enum E { F @a }",
        "1:1 Directive \"@a\" must not reference itself, directly or through the types of its arguments.")]
    [InlineData("directive @a(b: S) on SCALAR scalar S @a", "1:1 Directive \"@a\" must not reference itself, directly or through the types of its arguments.")]
    public void Directive_cycles(string sdl, params string[] faults) => Check(sdl, faults);

    [Theory]
    [InlineData("input A{0} {{ a: A{1}! }} ", "cannot be provided a finite value")]
    [InlineData("input A{0} {{ a: A{1} = {{}} }} ", "Invalid circular reference")]
    public void A_cycle_of_twenty_thousand_types_is_one_fault(string type, string message)
    {
        const int count = 20_000; // deeper than the stack
        var sdl = string.Concat(Enumerable.Range(0, count).Select(i => string.Format(null, type, i, (i + 1) % count)));
        var document = ContentApi.GraphQL.Language.Parser.ParseDocument(new(sdl), ContentApi.GraphQL.Contract.ParserOptions.TypeSystem);
        var error = Assert.Single(new GraphQL.Building.SchemaBuilder().Add(document).Validate(requireQuery: false));
        Assert.Contains(message, error.Message);
        Assert.InRange(error.Message.Length, 1, 1000);
    }

    static void Check(string sdl, string[] faults) => Assert.Equal(faults, Faults.Of(sdl));
}
