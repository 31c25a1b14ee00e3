using static ContentApi.Content.Tests.Documents.DocumentUnderTest;

namespace ContentApi.Content.Tests.Documents;

public sealed class JsonTests
{
    [Fact]
    public void Values_keep_their_positions()
    {
        var document = Parse("a.json", "\uFEFF{\"a\": 1.10,\r\n \"é😀\": [true, null,\r\"x\\ny\"], \"b\": {\"c\": \"1\"}}");
        Assert.Equal("", document.Faults());
        Assert.Equal("1:1 {1:2 a: 1:7 1.10, 2:2 é😀: 2:9 [2:10 true, 2:16 null, 3:1 \"x\\ny\"], 3:10 b: 3:15 {3:16 c: 3:21 \"1\"}}",
            ShowPlaces(document.Root));
        Assert.Null(document.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("{}")]
    public void An_empty_file_is_an_empty_mapping(string text)
    {
        Assert.Equal("{}", Show(Parse("a.json", text).Root));
        Assert.Equal("", Parse("a.json", text).Faults());
    }

    [Theory]
    [InlineData("{\"a\": 1,\n\"b\": 2,\n}", "2:7: JSON allows no comma after the last value.")]
    [InlineData("{\n  // x\n}", "2:3: JSON has no comments.")]
    [InlineData("{\"é\": 1 /* x */}", "1:9: JSON has no comments.")]
    [InlineData("{'a': 1}", "1:2: JSON strings have double quotes.")]
    [InlineData("{a: 1}", "1:2: A key in double quotes is expected here.")]
    [InlineData("{\"a\" 1}", "1:6: A colon is missing between a key and its value.")]
    [InlineData("{\"a\": 1 \"b\": 2}", "1:9: A comma is missing before this value.")]
    [InlineData("{\"a\": 1", "1:8: The file ends before its objects and lists are closed.")]
    [InlineData("{\"a\": [1, ", "1:11: The file ends before its objects and lists are closed.")]
    [InlineData("{\"a\": \"x", "1:7: The quote that opens here is never closed.")]
    [InlineData("{\"a\": \"x\ny\"}", "1:9: A text runs over the end of its line.")]
    [InlineData("{\"a\": \"x\ty\"}", "1:9: A text holds a control character.")]
    [InlineData("{\"a\": \"\\q\"}", "1:9: A text holds a backslash that begins no escape.")]
    [InlineData("{\"a\": \"\\ud800\"}", "1:7: The text has a \\u escape that is half of a surrogate pair.")]
    [InlineData("{\"a\": True}", "1:7: A value is expected here: an object, a list, a text in double quotes, a number, true, false or null.")]
    [InlineData("{} {}", "1:4: Text follows the end of the object.")]
    [InlineData("{\"a\": [1, 2}", "1:12: This bracket does not match the last one that is open.")]
    public void A_fault_is_told_in_one_sentence_at_its_place(string text, string fault)
    {
        var parts = fault.Split(": ", 2);
        Assert.Equal($"{parts[0]}: error CA3002: {parts[1]}", Parse("a.json", text).Faults());
    }

    [Fact]
    public void The_last_of_equal_keys_counts()
    {
        var document = Parse("a.json", "{\"a\": 1, \"b\": 2,\n \"a\": 3}");
        Assert.Equal("2:2: warning CA3004: The key \"a\" occurs here and on line 1; this last one counts.", document.Faults());
        Assert.Equal("{b: 2, a: 3}", Show(document.Root));
    }

    [Theory]
    [InlineData("\n1", "2:1: error CA3005: The file must hold one object, '{ ... }'.")]
    [InlineData("\"text\"", "1:1: error CA3005: The file must hold one object, '{ ... }'.")]
    [InlineData("null", "1:1: error CA3005: The file must hold one object, '{ ... }'.")]
    public void A_document_must_be_an_object(string text, string fault) => Assert.Equal(fault, Parse("a.json", text).Faults());

    [Fact]
    public void A_list_is_a_value_for_readers_of_lists()
    {
        var document = Parse("a.json", "\n[1, {\"a\": 2}]");
        Assert.Equal(("", "[1, {a: 2}]", "{}"), (document.Faults(), Show(document.Value), Show(document.Root)));
        Assert.Equal("a.json:2:1: error CA3005: Keys with values are expected here, not a list.", $"{document.RootFault}");
    }

    [Fact]
    public void Nesting_has_a_limit() => Assert.Equal("1:69: error CA3006: Values are nested more than 64 deep here.",
        Parse("a.json", "{\"a\":" + new string('[', 1000) + new string(']', 1000) + "}").Faults());
}
