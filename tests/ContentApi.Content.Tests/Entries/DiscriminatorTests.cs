using ContentApi.Content.Tests.Model;

namespace ContentApi.Content.Tests.Entries;

/// <summary>Objects of unions and interfaces whose type a key of any name names, by any text.</summary>
public sealed class DiscriminatorTests
{
    const string Types = """
        union Block @discriminator(key: "layout") = TwoCol | Quote
        type TwoCol @discriminator(values: ["2-col", "image/gallery"]) { left: String  kind: String }
        type Quote { text: String  type: String }
        """;

    [Theory]
    [InlineData("{layout: 2-col, left: x}", "TwoCol {left: \"x\", kind: null}")]
    [InlineData("{layout: image/gallery, left: x}", "TwoCol {left: \"x\", kind: null}")]
    [InlineData("{layout: two_col, left: x}", "TwoCol {left: \"x\", kind: null}")]
    [InlineData("{layout: quote, text: x, type: 2-col}", "Quote {text: \"x\", type: \"2-col\"}")]
    [InlineData("{2-col: {left: x}}", "TwoCol {left: \"x\", kind: null}")]
    [InlineData("{quote: {text: x}}", "Quote {text: \"x\", type: null}")]
    public void The_key_of_the_union_names_the_type(string yaml, string value) =>
        Assert.Equal($"v: {value}", EntryUnderTest.ReadFields("v: Block", $"v: {yaml}", Types).Outcome());

    [Fact]
    public void An_interface_may_have_a_key_and_lists_have_objects_of_several_types()
    {
        const string types = """
            interface Part @discriminator(key: "component") { id: String }
            type A implements Part @discriminator(values: ["ui/a"]) { id: String }
            type B implements Part { id: String }
            """;
        Assert.Equal("v: [A {id: \"1\"}, B {id: \"2\"}]",
            EntryUnderTest.ReadFields("v: [Part!]!", "v: [{component: ui/a, id: 1}, {component: b, id: 2}]", types).Outcome());
    }

    [Theory]
    [InlineData("{layout: 2-cols, left: x}", "\"layout\" names the type of \"v\": \"2-col\" or \"quote\", not \"2-cols\"", "Did you mean \"2-col\"?")]
    [InlineData("{type: quote, text: x}", "\"v\" takes a mapping whose key \"layout\" names its type, \"2-col\" or \"quote\", not a mapping",
        "Write 'layout: 2-col' beside its fields.")]
    [InlineData("{3-col: {}}", "\"v\" takes a mapping whose key \"layout\" names its type", "Did you mean \"2-col\"?")]
    public void A_value_that_names_no_type_is_told(string yaml, string message, string hint)
    {
        var diagnostic = EntryUnderTest.ReadFields("v: Block", $"v: {yaml}", Types).Diagnostics[0];
        Assert.StartsWith(message, diagnostic.Message);
        Assert.Equal(hint, diagnostic.Hint);
    }

    [Theory]
    [InlineData("union U @discriminator(key: \"\") = A | B", "@discriminator of a union or interface needs \"key\"")]
    [InlineData("union U @discriminator(values: [\"x\"], key: \"k\") = A | B", "@discriminator of a union or interface has no \"values\".")]
    [InlineData("union U = A | B type C @discriminator(key: \"k\", values: [\"c\"]) { c: String }", "@discriminator of an object type has no \"key\".")]
    [InlineData("union U = A | B type C @discriminator { c: String }", "@discriminator of an object type needs \"values\"")]
    [InlineData("union U = A | B | C type C @discriminator(values: [\"a-1\"]) { c: String }", "\"a-1\" would mean both A and C.")]
    [InlineData("union U @discriminator(key: \"k\") = P", "@discriminator tells embedded objects apart, and U has files.")]
    public void A_discriminator_without_meaning_is_refused(string sdl, string message)
    {
        var diagnostic = Assert.Single(ModelUnderTest.Read(
            "type P @collection(path: \"*.md\") { u: U } type A @discriminator(values: [\"a-1\"]) { a: String } type B { b: String } " + sdl).Diagnostics);
        Assert.Equal("CA1005", diagnostic.Rule.Code);
        Assert.StartsWith(message, diagnostic.Message);
    }
}
