using static ContentApi.Content.Tests.Documents.DocumentUnderTest;

namespace ContentApi.Content.Tests.Documents;

public sealed class YamlTests
{
    [Theory]
    [InlineData("", "{}")]
    [InlineData("# nothing\n", "{}")]
    [InlineData("---\n# nothing\n", "{}")]
    [InlineData("a: yes\nb: 1.10\nc: 2024-05-01\nd: ~\ne:\nf: 0x1F", "{a: yes, b: 1.10, c: 2024-05-01, d: ~, e: , f: 0x1F}")]
    [InlineData("a: 'yes'\nb: \"1\\t\\u00e9\"\nc: 'it''s'", "{a: \"yes\", b: \"1\té\", c: \"it's\"}")]
    [InlineData("a: |\n  x\n   y\n\nb: >-\n  x\n  y\n\n  z\n", "{a: \"x\\n y\\n\", b: \"x y\\nz\"}")]
    [InlineData("a: x\n  y\n\n  z\nb: 1", "{a: x y\\nz, b: 1}")]
    [InlineData("a:\n- 1\n- [2, {b: 3}]\n-\n  c: 4\n", "{a: [1, [2, {b: 3}], {c: 4}]}")]
    [InlineData("a: [b: c, d]", "{a: [{b: c}, d]}")]
    [InlineData("? a\n: b\n'c': d\n\"e\": f", "{a: b, c: d, e: f}")]
    [InlineData("a: http://example.org/#x\nb: 10:30\nc: x#y", "{a: http://example.org/#x, b: 10:30, c: x#y}")]
    [InlineData("a: x\u2028y\nb: 'p\u0085q\u2029'", "{a: x\u2028y, b: \"p\u0085q\u2029\"}")]
    [InlineData("a: !!str 1\nb: !!int \"2\"\nc: ! 3\nd: !!null ''\ne: !<tag:yaml.org,2002:bool> x", "{a: \"1\", b: 2, c: \"3\", d: , e: x}")]
    [InlineData("%YAML 1.2\n---\na: 1\n...\n", "{a: 1}")]
    public void Values_keep_what_was_written(string text, string root)
    {
        var document = Parse("a.yaml", text);
        Assert.Equal("", document.Faults());
        Assert.Equal(root, Show(document.Root));
        Assert.Null(document.Body);
    }

    [Theory]
    [InlineData("a: &x [1, 2]\nb: *x\nc: [*x]", "{a: [1, 2], b: [1, 2], c: [[1, 2]]}")]
    [InlineData("a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}")]
    [InlineData("a: &x k\n*x : v", "{a: k, k: v}")]
    [InlineData("d: &d {x: 1, y: 2}\na:\n  <<: *d\n  y: 3", "{d: {x: 1, y: 2}, a: {x: 1, y: 3}}")]
    [InlineData("d: &d {x: 1}\ne: &e {x: 2, y: 2}\na:\n  z: 3\n  <<: [*d, *e]", "{d: {x: 1}, e: {x: 2, y: 2}, a: {x: 1, y: 2, z: 3}}")]
    [InlineData("a:\n  <<: {x: 1}\n  <<: {x: 2, y: 2}", "{a: {x: 1, y: 2}}")]
    [InlineData("a:\n  '<<': 1", "{a: {<<: 1}}")]
    [InlineData("d: &d {x: 1, y: 2}\na:\n  !!merge <<: *d\n  y: 3", "{d: {x: 1, y: 2}, a: {x: 1, y: 3}}")]
    [InlineData("d: &d {x: 1}\na: {!!merge <<: *d, y: 3}", "{d: {x: 1}, a: {x: 1, y: 3}}")]
    [InlineData("a:\n  !!merge '<<': {x: 1}\n  !<tag:yaml.org,2002:merge> <<: {y: 2}", "{a: {x: 1, y: 2}}")]
    [InlineData("a:\n  !!merge <<: [{x: 1}, {x: 2, y: 2}]", "{a: {x: 1, y: 2}}")]
    [InlineData("a:\n  !!str <<: 1", "{a: {<<: 1}}")]
    public void Aliases_and_merge_keys_repeat_values(string text, string root)
    {
        var document = Parse("a.yaml", text);
        Assert.Equal("", document.Faults());
        Assert.Equal(root, Show(document.Root));
    }

    [Theory]
    [InlineData("title: Room #12 at the library", "1:13", "#12 at the library")]
    [InlineData("color: #ff0000", "1:8", "#ff0000")]
    [InlineData("title: #1 in the world\nb: 2", "1:8", "#1 in the world")]
    [InlineData("a:\n- x\n- C #sharp \r\n- z", "3:5", "#sharp ")]
    [InlineData("a: [x #y\n]", "1:7", "#y")]
    [InlineData("a: x\n  y #z", "2:5", "#z")]
    [InlineData("a: Fête\t#été", "1:9", "#été")]
    public void A_hash_that_cuts_an_unquoted_text_has_a_warning(string text, string position, string comment)
    {
        var document = Parse("a.yaml", text);
        var fault = $"{position}: warning CA4030: \"{comment}\" is read as a comment, because an unquoted text ends before a space and '#'.";
        Assert.Equal(fault, document.Faults());
        Assert.Contains("quotes", document.Diagnostics[0].Hint);
        Assert.Equal(document.Faults().Replace("1:", "2:").Split(' ')[1..], Parse("a.md", $"---\n{text}\n---\n").Faults().Split(' ')[1..]);
    }

    [Theory]
    [InlineData("title: &c. and more", "1:8", "&c.")]
    [InlineData("a: &amp", "1:4", "&amp")]
    [InlineData("a:\n- x\n- &b y\nc: &d z\ne: *d", "3:3", "&b")]
    public void An_anchor_that_nothing_repeats_has_a_warning(string text, string position, string anchor) => Assert.Equal(
        $"{position}: warning CA4031: \"{anchor}\" is read as the name of the value behind it, which nothing repeats.", Parse("a.yaml", text).Faults());

    [Theory]
    [InlineData("a: &b x\nc: *b")]
    [InlineData("a: &b {c: x}")]
    [InlineData("a: \"&c. and more\"")]
    [InlineData("a: x &c.")]
    public void Other_anchors_have_no_warning(string text) => Assert.Equal("", Parse("a.yaml", text).Faults());

    [Theory]
    [InlineData("title: Room # the library")]
    [InlineData("title: Room #")]
    [InlineData("title: Room ## twelve")]
    [InlineData("title: Room #--- x")]
    [InlineData("title: \"Room #12\"")]
    [InlineData("title: 'Room' #12")]
    [InlineData("title: Room#12")]
    [InlineData("title: |\n  Room #12")]
    [InlineData("#title: x\na: 1\n#b: 2\n")]
    [InlineData("tags: #none yet\n- a")]
    [InlineData("tags: [a] #none")]
    [InlineData("a: {b: c} #none")]
    [InlineData("? a #key\n: b")]
    public void An_ordinary_comment_has_no_warning(string text) => Assert.Equal("", Parse("a.yaml", text).Faults());

    [Fact]
    public void An_alias_shares_the_value_it_repeats()
    {
        var root = Parse("a.yaml", "a: &x {b: 1}\nc: *x").Root;
        Assert.Same(root.Find("a")!.Value, root.Find("c")!.Value);
    }

    // libyaml, and therefore most tools that content was written for, accepts quoted and bracketed values at any indentation.
    [Theory]
    [InlineData("a: \"x\ny\"\nb: 1", "{a: \"x y\", b: 1}")]
    [InlineData("s:\n  a: \"x  \n\n  y\\\n    z \\\" w\"\n  b: 'p\n  q'", "{s: {a: \"x\\nyz \\\" w\", b: \"p q\"}}")]
    [InlineData("a: [\nx, # one\n'y # no', \"it's\",\nz\n]\nb: 1", "{a: [x, \"y # no\", \"it's\", z], b: 1}")]
    [InlineData("a: {\nx: 1,\ny: it's\n}\r\nb: 1", "{a: {x: 1, y: it's}, b: 1}")]
    [InlineData("a:\n  - b: [p, q r\n    s,\n\n    t\n\n    u]", "{a: [{b: [p, q r s, t\\nu]}]}")]
    [InlineData("a:\n- [x,\ny]\n- {p: \"q\nr\"}", "{a: [[x, y], {p: \"q r\"}]}")]
    public void Quoted_and_bracketed_values_may_continue_at_any_indentation(string text, string root)
    {
        var document = Parse("a.yaml", text);
        Assert.Equal("", document.Faults());
        Assert.Equal(root, Show(document.Root).Replace("z \" w", "z \\\" w"));
    }

    [Fact]
    public void A_value_that_continues_at_any_indentation_does_not_move_other_positions() => Assert.Equal(
        "1:1 {1:1 a: 1:4 [2:1 x, 3:3 \"y z\"], 6:1 b: 6:4 \"p q\", 8:1 c: 8:4 1}",
        ShowPlaces(Parse("a.yaml", "a: [\nx, # one\n  \"y\n  z\"\n]\nb: \"p\nq\"\nc: 1").Root));

    [Theory]
    [InlineData("a: |\n  x\n  y\n", "2:3", 2, true)]
    [InlineData("a:\n  - |2-\n      x\n", "3:5", 4, true)]
    [InlineData("a: | # c\n\n     x\n", "2:6", 5, true)]
    [InlineData("a: >\n  x\n  y\n", "2:3", 2, false)]
    [InlineData("a: 'x'", "1:5", 0, true)]
    [InlineData("a: \"x\\ny\"", "1:5", 0, false)]
    [InlineData("a: 'it''s'", "1:5", 0, false)]
    [InlineData("a: !!str x", "1:4", 0, false)]
    [InlineData("a: x\n  y", "1:4", 0, false)]
    [InlineData("a: x", "1:4", 0, true)]
    public void A_text_has_its_position_and_indentation(string text, string position, int indent, bool isVerbatim)
    {
        var value = Parse("a.yaml", text).Root.Find("a")!.Value;
        var scalar = Assert.IsType<Content.Documents.ScalarValue>(value is Content.Documents.ListValue list ? list.Items[0] : value);
        Assert.Equal(position, $"{scalar.TextPosition}");
        Assert.Equal(indent, scalar.Indent);
        Assert.Equal(isVerbatim, scalar.IsVerbatim);
    }
}
