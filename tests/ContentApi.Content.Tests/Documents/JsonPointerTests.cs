using ContentApi.Content.Documents;

namespace ContentApi.Content.Tests.Documents;

/// <summary>RFC 6901, with the examples of its section 5.</summary>
public sealed class JsonPointerTests
{
    const string Example = """
        {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8}
        """;

    [Theory]
    [InlineData("/foo/0", "bar")]
    [InlineData("/foo/1", "baz")]
    [InlineData("/", "0")]
    [InlineData("/a~1b", "1")]
    [InlineData("/c%d", "2")]
    [InlineData("/e^f", "3")]
    [InlineData("/g|h", "4")]
    [InlineData("/i\\j", "5")]
    [InlineData("/k\"l", "6")]
    [InlineData("/ ", "7")]
    [InlineData("/m~0n", "8")]
    [InlineData("/foo/2", null)]
    [InlineData("/foo/-", null)]
    [InlineData("/foo/01", null)]
    [InlineData("/foo/0/x", null)]
    [InlineData("/Foo", null)]
    [InlineData("/m~01n", null)]
    [InlineData("/foo/99999999999", null)]
    public void A_pointer_finds_the_value_at_its_place(string pointer, string? value) =>
        Assert.Equal(value, JsonPointer.Parse(pointer).Find(DocumentUnderTest.Parse("a.json", Example).Value, out _)?.ToString());

    [Fact]
    public void The_empty_pointer_is_the_whole_document()
    {
        var document = DocumentUnderTest.Parse("a.json", Example);
        Assert.Same(document.Value, JsonPointer.Parse("").Find(document.Value, out _));
    }

    [Theory]
    [InlineData("foo", "The JSON pointer \"foo\" does not begin with a slash.")]
    [InlineData("/a~", "The JSON pointer \"/a~\" has a '~' without 0 or 1 after it: '~0' means a tilde, '~1' a slash in a key.")]
    [InlineData("/a~2b", "The JSON pointer \"/a~2b\" has a '~' without 0 or 1 after it: '~0' means a tilde, '~1' a slash in a key.")]
    [InlineData("#/foo", "The JSON pointer \"#/foo\" does not begin with a slash.")]
    public void Another_text_is_no_pointer(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => JsonPointer.Parse(text)).Message);
}
