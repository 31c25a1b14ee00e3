using System.Text;
using ContentApi.Content.Markdown;
using ContentApi.Content.Markdown.Bounds;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>
/// Repeats each element of Markdown, then twice as often. The work at most doubles, or the text is refused before it exceeds its budget.
/// </summary>
public sealed class MarkdownWorkTests
{
    const int Length = 1 << 14;

    /// <summary>The factor 2, plus the unused part of buffers that grow by doubling.</summary>
    const double LargestGrowth = 3;

    /// <summary>The bytes that parsing a text and rendering all its forms may allocate for each character of the text.</summary>
    const int MaxBytesPerCharacter = 4_000;

    /// <summary>The bytes that may be allocated before a tree is refused; fewer than half of them are held at once.</summary>
    const long MaxBytesOfTree = 600_000_000;

    /// <summary>
    /// Patterns that are repeated. <c>№</c> is the number of the repetition; <c>…</c> separates the repeated part from a part that is written once, at the
    /// beginning or at the end.
    /// </summary>
    public static TheoryData<string> Repeated =>
    [
        "some words. ", "a\n", "a\n\n", "a  \n", "a\\\n", "\n", " ", "\t", "\0", "é", "a\u0301", "日本", "😀",
        "\\*", "\\", "&amp;", "&", "&#35;", "&x", "<b>", "<", "<a b=\"", "<!-- ", "<? ", "<![CDATA[ ", "<div>\n", "<p>a</p>\n", "<i>a</b> ",
        "<a href=b>c</a> ", "<img src=a>", "<td>", "<br>", "<!-- a -->", "<!-- a\n\n", "<b>c</b> {/* ", "<x>", "<script>", "</b>",
        "<http://a.b> ", "<http://a.b ", "<a@b.c> ", "<a:",
        "`a` ", "`", "`a ", "`a ``b ", "`a\n", "*a* ", "**a** ", "*a ", "a* ", "*", "*a_ ", "**x* ", "a**b*c_d__e ", "_a ", "a_b ", "~~a~~ ", "~~a ", "*a\n\n",
        "*a **b c** d*\n\n",
        "# a\n", "# a№\n", "###### a\n", "#\n", "a\n=\n", "a\n-\n", "a№\n=\n\n", "# [a](b)\n", "***\n", "- - -\n", "__\n",
        "> a\n", "> a\n\n", "> a\n…b\n", "> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > a\n…b\n", "> ", ">",
        "- a\n", "- a\n\n", "№. a\n", "- a\n* b\n", "- ", "1. ", "+ ", "-\n", "- a\n\n      b\n", "- a\n…\n",
        "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a\n…\n",
        "- [ ] a\n", "- [x](a)\n", "* * * a\n", "    a\n", "    a\n\n\n", "```\na\n```\n", "```\n", "~~~ a\n", "```\n…a\n",
        "|a|b|\n|-|-|\n…|c|d|\n", "a|b\n-|-\n…c|d\n", "|a|b|\n|-|-|\n|c|d|\n\n", "x\n|a|b|\n|-|-|\n\n", "a|b\n", "|", "|\n", "a | b ", "a|b\n…-|",
        "a|b\n…:|",
        "a|b\n-|-\n…|", "a|b\n-|-\n…*c|d*\n",
        "a|b\n-|-\n…`|` ", "a|b\n-|-\n…[|](", "a|b\n-|-\n…*a|", "a|b|c|d|e|f|g|h\n-|-|-|-|-|-|-|-\n…|\n",
        "[a](b) ", "[a](b)\n", "[a](https://e.x) ", "[a](b \"c\") ", "[a](b№.md) ", "[", "]", "[a ", "[a](b ", "[a](<b ", "[a](<b", "[a](b \"", "[a](b \"c\n",
        "[a](b 'c ", "[a](b (c ", "[a](", "[a](   ", "[a](\n",
        "](b)", "![a](b) ", "![", "![a](", "[![a](b)](c) ", "[a](x:b) ", "[a](x:b№) ", "-\t[a](b) ", "# \taaaaaaaa…[a](b) ", ">\t[x](y:b)\n", "[a](//b) ",
        "[a](/\\b) ",
        "[a№]: b\n", "[a]: b\n", "[a]: b\n\n", "[a№]: b\n\n", "[a№] …\n\n[a№]: b\n\n", "[a№]\n\n[a№]: b\n\n", "[a]: b \"\n", "[a]: b\n\"c\n",
        "[a]: b\n(c\n",
        "[a]:\nb\n", "[a]: <b\n", "x\n…[a]: b\n", "[a\n", "[a]:", "[a][b] ", "[a][] …\n\n[a]: b\n", "[x][a] …\n\n[a]: b\n",
        "http://a.b ", "http://a.b\n", "http://a.b/", "http://", "www.a.bc ", "www.", "mailto:a@b.c ", "tel:1 ", "*http://a.b* ", "*x http://a.b ",
        "`x` http://a.b ", "h ", "[http://a.b ",
        "http://a.b/(", "http://a(", "http://a.b/?(", "www.a.b/(", "ftp://a.b/(", "mailto:a@b.c(", "tel:1(", "(http://a.b/", "((http://", "http://[::1]/(",
        "http://_", "http://a.b/[", "http://a.b/*",
        "[^№] …\n\n[^№]: b\n\n", "[^№]\n\n[^№]: b\n\n", "[^№]: b\n", "[^№]: b\n\n", "[^1] …\n\n[^1]: b\n", "[^1]: b\n…[^1]", "[^", "[^a] ",
        "[^]: a\n",
        "{", "{ ", "{:", "{: ", "{:a} ", "{:.a}\n", "{:.a}\n\n", "a\n{:.a}\n\n", "*a*{:.b} ", "{:a№: .b}\n", "{:a}\n…{:a: .b}\n", "- a\n{:toc}\n\n",
        "# a {#b}\n", "# a {\n",
        "# {.a\n", "# a\n\n…- a\n{:toc}\n", "# {#a}\n", "# {#a№}\n", "{::a}\n",
        ":", ": ", ":\n", "::", ":::", ":::\n", ":::a\n", ":::a\n:::\n", ":::a b\n\n:::\n\n", "::::::::: a\n", ":::a[b]{.c}\n:::\n", ":::{", ":a:",
        ":tada: ", ":tada:", ":ta",
        "a\n: b\n", "a\n: b\n\n", "a№\n\n: b\n\n", ": b\n", "a\n…: b\n", "a\n: b\n\n…  c\n\n", "a\n…\n: b", "a: ", "10:30:",
        "> [!NOTE]\n> a\n\n", "> [!NOTE]\n", "[!NOTE]\n", "[!", "> [!NOTE]\n> …a\n> ",
        "$", "$$", "$ ", "$a", "$a ", "$a$ ", "$a$", "$$a$$ ", "$$\n", "$$\na\n$$\n", "$$a\n", "$$a\n\n", "$$ a\nb $$\n", "$\\$", "\\\\(", "\\\\( ",
        "\\\\(a\\\\) ", "\\\\[a ", "\\\\)",
        "~a~ ", "~a ", "~~~a ", "~a~~ ", "~", "a~", "a@b.c ", "a@", "@", "a@b", "a@b.c", "xmpp:a@b.c/d ", "xmpp:a@", "mailto:", "mailto:a",
        "http://a.b/&amp;", "http://a.b&a;", "http://a.b/)",
        "http://a.b/a;", "http://a.b/…;", "http://a.b/…)", "www.a.b/&lt;", "w", "ww.", "::://",
        "|a|\n|-|\n…\\|", "|a|\n|-|\n…a\n", "a\n-|\n", "|a\n-|\n", "a\n:-\n", "|-|\n", "|-", "a\n…|-|\n", "|a|\n|-|\n…`\\|` ", "a\n|-|\n\n",
        "{{", "{{ ", "{{ a }} ", "{{ a", "}}", "{{<", "{{< ", "{{< a >}} ", "{{< a >}}\n", "{{< a \"", "{{< a `", "{{< /a >}}",
        "{{%", "{{</*", "{{/*", "{{ \"a",
        "{{ a }}…{{ b\n\n", "{%", "{% ", "{% a %} ", "{% a %}\n", "{% a %}\n\n", "{% enda %}", "{% raw %}", "{% raw %}{% endraw %}",
        "{% comment %}", "endcomment",
        "{% comment %}endcomment ", "{% highlight a %}\n", "{% highlight a %}\na\n{% endhighlight %}\n",
        "{#", "{# ", "{# a #}", "{#a}", "{/*", "{/**/}", "{::comment}",
        "{% a …%}", "{{< a …>}}", "{{ a …}}", "${{", "::a{}\n", "::a\n…::\n", "::a\n::\n", "::\n", "::a{\n", ":a{", ":a{} ", ":a[b]{} ", ":a[", "#a\n",
        "[a]({{< ref b >}}) ", "[a]({{ b }}) ", "{{ \"b\" | url }} ", "`{% raw %}` ", "```\n{% raw %}\n```\n",
        "`{{ ", "``{{ ` ", "\\{", "\uFDD0", "\uE000{{ a }}",
        "[^0]\n\n…[^№]: [^№]\n\n", "[^1]\n\n[^1]: a\n…\n    b\n", "> [^1]: a\n\n", "[^1]: …[^1]",
    ];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Twice_the_text_is_twice_the_work(string repeated)
    {
        var (once, twice) = (Measure(Repeat(repeated, Length)), Measure(Repeat(repeated, 2 * Length)));

        // Work that grows faster is within the budget while the text is short; a text 64 times as long is refused.
        if (twice.Steps > LargestGrowth * once.Steps)
            Assert.True(twice.IsRefused || IsRefused(Repeat(repeated, 64 * Length)), $"{once.Steps} steps, then {twice.Steps}");
        Assert.True(twice.Bytes <= LargestGrowth * once.Bytes || twice.IsRefused, $"{once.Bytes} bytes allocated, then {twice.Bytes}");
        Assert.InRange(twice.Steps, 0, MarkdownLimits.ExtraSteps + (long)(MarkdownLimits.StepsPerCharacter + 1) * 2 * Length);
        Assert.InRange(twice.Bytes, 0, MaxBytesPerCharacter * 2L * Length);
        Assert.InRange(twice.Output, 0, MarkdownLimits.OutputOf(2 * Length));
    }

    [Theory]
    [InlineData("[a]\n\n", "[a]: https://example.org/")]
    [InlineData("[a] ", "[a]: /")]
    [InlineData("![a]\n", "[a]: x:")]
    [InlineData("[b][a]\n", "[a]: c.md#")]
    [InlineData("[a][]\n", "[a]: b '")]
    public void A_long_address_is_not_repeated_beyond_a_limit(string link, string definition)
    {
        var text = Repeat(link, 60_000) + "\n\n" + definition + new string('c', 10_000) + (definition.EndsWith('\'') ? "'" : "");

        Assert.Equal(["1:1 CA6004"], Faults(text));
        Assert.InRange(Measure(text).Bytes, 0, MaxBytesPerCharacter * (long)text.Length);
    }

    [Fact]
    public void Links_to_long_paths_are_not_rendered_beyond_a_limit()
    {
        var text = Text(Repeat("[a](b) ", Length));

        var html = text.Html(_ => "/" + new string('c', 1_999)).ToString();

        Assert.InRange(html.Length, text.Bytes, MarkdownLimits.OutputOf(text.Bytes));
        Assert.StartsWith("<pre>[a](b)", html);
        Assert.StartsWith("<p><a href=\"/c\">", text.Html(_ => "/c").ToString());
    }

    [Fact]
    public void A_text_whose_HTML_no_response_can_hold_is_reported_before_it_is_rendered()
    {
        Assert.Equal(["1:1 CA6004"], Faults(Repeat("[^1]", 1 << 20) + "\n\n[^1]: a"));
        Assert.Empty(Faults(Repeat("some words and [a link](https://example.org/). ", 1 << 20)));
    }

    [Theory]
    [InlineData("# a\n")]
    [InlineData("#\n")]
    [InlineData("a\n=\n")]
    [InlineData("-\n")]
    [InlineData("tel:1 ")]
    public void A_tree_that_would_fill_the_memory_is_refused(string repeated)
    {
        var markdown = Repeat(repeated, 4 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(["1:1 CA6004"], Faults(markdown));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxBytesOfTree);
    }

    [Theory]
    [InlineData("- [Title of it](https://example.org/path)\n")]
    [InlineData("Some *words* with [a link](https://example.org/) and `code`, and more words that follow it.\n\n")]
    [InlineData("## A heading\n\nSome words in a line.\n\n")]
    public void An_ordinary_text_of_the_largest_file_is_rendered(string repeated) => Assert.Empty(Faults(Repeat(repeated, 4 << 20)));

    [Theory]
    [InlineData("a\n{:n}\n\n")]
    [InlineData("*a*{:n} ")]
    [InlineData("# a\n{:n}\n")]
    public void A_long_list_of_attributes_is_not_repeated_beyond_a_limit(string repeated)
    {
        var text = "{:n: " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $".c{i} ")) + "}\n\n" + Repeat(repeated, 1 << 17);

        Assert.Equal(["1:1 CA6004"], Faults(text));
        Assert.InRange(Measure(text).Bytes, 0, MaxBytesPerCharacter * (long)text.Length);
        Assert.Empty(Faults("a\n{:" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $" .c{i} title=\"{i}\"")) + "}\n"));
    }

    [Fact]
    public void An_excerpt_is_the_beginning_of_the_text_however_much_of_it_is_left_out()
    {
        var spaces = Repeat("&#32; ", 30_000);
        var marks = "e" + new string('\u0301', 20_000);

        Assert.Equal("a b…", Text($"a {spaces} b\n\nc\n\nd").Excerpt(4).Value);
        Assert.Equal($"{marks} b…", Text($"{marks} b\n\nc\n\nd").Excerpt(4).Value);
        Assert.Equal("a b c d", Text($"a {spaces} b\n\nc\n\nd").Excerpt(9).Value);
    }

    /// <summary>Documentation has more markup for its length than most content.</summary>
    [Fact]
    public void Real_documents_repeated_to_the_largest_file_are_rendered()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ARCHITECTURE.md"))) folder = folder.Parent!;
        var files = Directory.GetFiles(Path.Combine(folder.FullName, "docs"), "*.md", SearchOption.AllDirectories);
        var documents = string.Join("\n\n", files.Order(StringComparer.Ordinal).Select(File.ReadAllText)).ReplaceLineEndings("\n");

        var parsed = Text(Repeat(documents.Replace('…', '.').Replace('№', '#'), 4 << 20)).Parse(new MarkdownAllowance());

        Assert.NotNull(parsed.Document);
        Assert.InRange(parsed.Budget.Nodes, 100_000, MarkdownLimits.MaxNodes / 2);
    }

    [Fact]
    public void The_texts_of_one_file_share_what_exceeds_their_length()
    {
        var allowance = new MarkdownAllowance();
        var texts = Enumerable.Range(0, 200).Select(_ => Text(Repeat("*a* ", 6_000))).ToList();

        var steps = texts.Sum(text => text.Parse(allowance).Budget.Steps);

        Assert.InRange(allowance.ExtraSteps, 0, 10_000);
        Assert.InRange(steps, MarkdownLimits.ExtraSteps, MarkdownLimits.ExtraSteps + texts.Count * 6_000L * (MarkdownLimits.StepsPerCharacter + 1));
        Assert.Equal((true, false),
            (texts[0].Parse(new MarkdownAllowance()).Document is not null, texts[^1].Parse(new MarkdownAllowance()).Document is not null));
    }

    [Fact]
    public void Emphasis_in_a_long_table_is_within_the_budget() =>
        Assert.Empty(Faults("|a|b|\n|-|-|\n" + Repeat("|*some* text|[a](https://example.org/) and more|\n", 40_000)));

    readonly record struct Work(long Steps, long Bytes, long Output, bool IsRefused);

    static bool IsRefused(string markdown) => Text(markdown).Parse(new MarkdownAllowance()).Document is null;

    static Work Measure(string markdown)
    {
        var parsed = Text(markdown).Parse(new MarkdownAllowance());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var text = Text(markdown);
        _ = (text.Diagnostics, text.PlainText, text.Toc, text.Links(Site));
        var output = text.Html(Site).ToString().Length;
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return new(parsed.Budget.Steps, bytes, parsed.Document is null ? 0 : output, parsed.Document is null);
    }

    static string Repeat(string pattern, int length)
    {
        var (before, repeated, after) = pattern.Split('…') switch
        {
            [var only] => ("", only, ""),
            // Definitions end a text: if they follow the dots, the part before the dots is the repeated one.
            [var first, var last] when last.StartsWith("\n\n[") => ("", first, last),
            [var first, var last] => (first, last, ""),
            _ => throw new ArgumentException("There are two parts at most.", nameof(pattern)),
        };
        var isNumberedAfter = after.Contains('№');
        var text = new StringBuilder(before);
        var count = Math.Max(1, (length - before.Length) / (repeated.Length + (isNumberedAfter ? after.Length : 0)));
        for (var i = 0; i < count; i++) text.Append(Numbered(repeated, i));
        for (var i = 0; i < (isNumberedAfter ? count : 1); i++) text.Append(Numbered(after, i));
        return text.ToString();
    }

    static string Numbered(string pattern, int number) => pattern.Replace("№", $"{number}");
}
