using ContentApi.Content.Documents;
using static ContentApi.Content.Tests.Documents.DocumentUnderTest;

namespace ContentApi.Content.Tests.Documents;

public sealed class YamlFaultTests
{
    [Theory]
    [InlineData("title: Foo: bar", "1:11: A value that holds a colon and a space must be quoted.")]
    [InlineData("- a: b: c", "1:7: A value that holds a colon and a space must be quoted.")]
    [InlineData("a: \"b\": c", "1:7: A value that holds a colon and a space must be quoted.")]
    [InlineData("a: 1\n  b: 2\n", "2:3: The key \"b\" reads as part of the text above it: that line has no colon, or this one is indented too far.")]
    [InlineData("foo\nbar: 1", "2:1: The key \"bar\" reads as part of the text above it: that line has no colon, or this one is indented too far.")]
    [InlineData("a: 1\n b: \"x\n", "2:2: The key \"b\" reads as part of the text above it: that line has no colon, or this one is indented too far.")]
    [InlineData("a: 1\nb: \"x\nc: 2\n", "2:4: The quote that opens here is never closed.")]
    [InlineData("a: 'it's'", "1:8: Text follows the end of the value.")]
    [InlineData("a: \"x\" y", "1:8: Text follows the end of the value.")]
    [InlineData("a: \"C:\\qux\"", "1:7: \"\\q\" is not an escape of YAML.")]
    [InlineData("a:\n\tb: 1\n", "2:1: A tab indents this line.")]
    [InlineData("a:\n  b: 1\n  \tc: 1\n", "3:3: A tab indents this line.")]
    [InlineData("a:\n  b: 1\n c: 2\n", "3:2: The indentation of this line fits none of the lines above it.")]
    [InlineData("a:\n  - x\n - y\n", "3:2: A key is expected here, not a list item.")]
    [InlineData("a: 1\n- b\n", "2:1: A key is expected here, not a list item.")]
    [InlineData("- a\nb: 1\n", "2:1: A list item is expected here: a line that begins with '- '.")]
    [InlineData("  a: 1\nb: 2\n", "2:1: The indentation of this line fits none of the lines above it.")]
    [InlineData("a: - b", "1:4: A list item cannot begin on the line of its key.")]
    [InlineData("a: 1\nfoo\nb: 2", "2:1: \"foo\" is not a key with a value: a colon is missing.")]
    [InlineData("a: @foo", "1:4: A value cannot begin with \"@\".")]
    [InlineData("a: `foo`", "1:4: A value cannot begin with \"`\".")]
    [InlineData("a: %foo", "1:4: A value cannot begin with \"%\".")]
    [InlineData("a: & b", "1:4: A value cannot begin with \"&\": it marks or repeats a value.")]
    [InlineData("a: *b", "1:4: No value above is marked '&b', so \"*b\" means nothing.")]
    [InlineData("a: **b**", "1:4: No value above is marked '&*b**', so \"**b**\" means nothing.")]
    [InlineData("a: &x [*x]", "1:8: '*x' is inside the value that it repeats.")]
    [InlineData("a: [b]# c", "1:7: A comment needs a space before its '#'.")]
    [InlineData("a: ]", "1:4: A value cannot begin with \"]\".")]
    [InlineData("a: [1, 2\nb: 3\n", "1:4: The '[' that opens here is not closed before the next key.")]
    [InlineData("a: {x: 1\nb: 3\n", "1:4: The '{' that opens here is not closed before the next key.")]
    [InlineData("a: [b, c", "1:4: The '[' that opens here is not closed before the next key.")]
    [InlineData("a: ['b' c]", "1:9: A ',' or ']' is expected here, not \"c\".")]
    [InlineData("a: |x\n  foo\n", "1:4: Only '+', '-' or a digit may follow \"|\"; the text begins on the next line.")]
    [InlineData("a: 1\nb: x\u0001y\n", "2:5: YAML does not allow the control character U+0001.")]
    [InlineData("[a, b]: c", "1:1: A key must be a text, not a list.")]
    [InlineData("{a: 1}: c", "1:1: A key must be a text, not a mapping.")]
    [InlineData("a:\n  <<: x", "2:7: The merge key '<<' takes a mapping, or a list of mappings.")]
    [InlineData("a: {x: 1} *b", "1:11: A key with a value is expected here.")]
    [InlineData("a: \"x\\uDC00\"", "1:4: The text has an escape that is half of a surrogate pair.")]
    [InlineData("a: \"x\\uD800\"", "1:4: The text has an escape that is half of a surrogate pair.")]
    public void A_fault_is_reported_in_one_sentence_at_its_position(string text, string fault)
    {
        var parts = fault.Split(": ", 2);
        Assert.Equal($"{parts[0]}: error CA3001: {parts[1]}", Parse("a.yaml", text).Faults());
    }

    [Theory]
    [InlineData("title: Foo: bar", "Write title: \"Foo: bar\"")]
    [InlineData("title: It's: \"bar\"", "Put the value in quotes.")]
    [InlineData("a: 'it's'", "Inside single quotes, write an apostrophe twice.")]
    [InlineData("a: 'it", "Close it; inside single quotes, write an apostrophe twice.")]
    [InlineData("a:\n\tb: 1\n", "YAML is indented with spaces only: replace the tab.")]
    public void A_fault_says_what_to_do(string text, string hint) => Assert.Equal(hint, Parse("a.yaml", text).Diagnostics[0].Hint);

    [Fact]
    public void A_fault_in_the_front_matter_is_at_its_line_of_the_file() =>
        Assert.Equal("3:11: error CA3001: A value that holds a colon and a space must be quoted.",
            Parse("a.md", "---\r\na: 1\r\ntitle: Foo: bar\r\n---\r\n").Faults());

    [Theory]
    [InlineData("\ntext", "2:1: Keys with values are expected here, not the text \"text\".")]
    [InlineData("a:b", "1:1: Keys with values are expected here, not the text \"a:b\".")]
    public void A_document_must_be_a_mapping(string text, string fault)
    {
        var parts = fault.Split(": ", 2);
        Assert.Equal($"{parts[0]}: error CA3005: {parts[1]}", Parse("a.yml", text).Faults());
    }

    [Fact]
    public void A_list_is_read_and_is_a_fault_for_readers_that_need_a_mapping()
    {
        var document = Parse("a.yml", "# x\n- a\n- {b: c}\n");
        Assert.Equal(("", "[a, {b: c}]", "{}"), (document.Faults(), Show(document.Value), Show(document.Root)));
        Assert.Equal("a.yml:2:1: error CA3005: Keys with values are expected here, not a list.", $"{document.RootFault}");
        Assert.Null(Parse("a.yml", "a: 1").RootFault);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", "{b: 2, a: 3}", "3:1: warning CA3004: The key \"a\" occurs here and on line 1; this last one counts.")]
    [InlineData("a: {x: 1, 'x': 2}", "{a: {x: 2}}", "1:11: warning CA3004: The key \"x\" occurs here and on line 1; this last one counts.")]
    [InlineData("a: 1\n---\nb: 2\n", "{a: 1}", "2:1: warning CA3007: A second YAML document begins here; it is not read.")]
    [InlineData("a: !x y.yaml\nb: 1", "{a: y.yaml, b: 1}", "1:4: warning CA3008: The tag \"!x\" has no meaning here and is ignored.")]
    [InlineData("b: !x [1]", "{b: [1]}", "1:4: warning CA3008: The tag \"!x\" has no meaning here and is ignored.")]
    public void A_warning_leaves_the_document_readable(string text, string root, string warning)
    {
        var document = Parse("a.yaml", text);
        Assert.Equal(root, Show(document.Root));
        Assert.Equal(warning, document.Faults());
    }

    [Fact]
    public void Every_repetition_of_a_key_has_a_warning()
    {
        var document = Parse("a.yaml", string.Concat(Enumerable.Range(0, 30).Select(i => $"k{i % 20}: {i}\n")));
        Assert.Equal(10, document.Diagnostics.Count);
        Assert.Equal(20, document.Root.Entries.Count);
        Assert.Equal("29", $"{document.Root.Find("k9")!.Value}");
        Assert.Equal("k10", document.Root.Entries[0].Key);
    }

    [Fact]
    public void An_alias_bomb_is_refused()
    {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
            + string.Concat("bcdefghi".Select(name => $"{name}: &{name} [{string.Join(", ", Enumerable.Repeat($"*{(char)(name - 1)}", 9))}]\n"));
        Assert.StartsWith($"6:", Parse("a.yaml", bomb).Faults());
        Assert.Contains("CA3006: Aliases repeat more than 100000 values", Parse("a.yaml", bomb).Faults());
    }

    [Fact]
    public void A_bomb_of_one_long_text_is_refused() => Assert.Contains("CA3006", Parse("a.yaml",
        $"a: &a {new string('x', 100_000)}\nb: [{string.Join(", ", Enumerable.Repeat("*a", 101))}]").Faults());

    [Theory]
    [InlineData("a: [", "]")]
    [InlineData("a: {b: ", "}")]
    [InlineData("- ", "")]
    public void Nesting_has_a_limit(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open.Replace("a: ", ""), 10_000)) + "x" + string.Concat(Enumerable.Repeat(close, 10_000));
        var fault = Parse("a.yaml", open.StartsWith('a') ? "a: " + text : text).Faults();
        Assert.Contains($"error CA3006: Values are nested more than {DocumentLimits.MaxDepth} deep here.", fault);
    }

    [Fact]
    public void Nesting_by_aliases_has_the_same_limit()
    {
        var text = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"a{i}: &a{i} [*a{i - 1}]\n"));
        Assert.StartsWith($"{DocumentLimits.MaxDepth}:", Parse("a.yaml", text).Faults());
    }

    // A repair that changes nothing must not be repeated: this file once took seconds.
    [Fact]
    public void A_bracket_that_no_repair_closes_is_an_error_without_further_attempts()
    {
        var file = System.Text.Encoding.UTF8.GetBytes("{!<>\n- ...%YAML 1.2\n]\uFEFFé---1=,%TAG ! 5\n\\u!<//}");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Single(DocumentParser.Parse("a.yaml", file).Diagnostics);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_file_of_nothing_but_outdented_texts_is_an_error()
    {
        var text = string.Concat(Enumerable.Range(0, 2000).Select(i => $"k{i}: \"{new string('x', 100)}\ny\"\n"));
        Assert.Contains("must be indented more than its key", Parse("a.yaml", text).Faults());
    }

    [Fact]
    public void The_number_of_diagnostics_of_one_file_is_limited() => Assert.Equal(Content.Diagnostics.DiagnosticLimits.MaxPerFile,
        Parse("a.yaml", string.Concat(Enumerable.Repeat("a: 1\n", 5000))).Diagnostics.Count);
}
