using System.Globalization;
using ContentApi.Content.Markdown;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

public sealed class MarkdownOutlineTests
{
    [Theory]
    [InlineData("# Hello, World!", "hello-world")]
    [InlineData("# `code` *and* [link](x)", "code-and-link")]
    [InlineData("# a  b_c-d", "a--b_c-d")]
    [InlineData("# Ünïcödé 日本 ئۇيغۇر", "ünïcödé-日本-ئۇيغۇر")]
    [InlineData("# 1. Step & more", "1-step--more")]
    [InlineData("# 🎉 Party", "-party")]
    [InlineData("# !!!", "section")]
    [InlineData("#", "section")]
    [InlineData("a\nb\n=", "a-b")]
    [InlineData("# a\n# a\n# a-1\n# a", "a", "a-1", "a-1-1", "a-2")]
    [InlineData("# A\n## a\n> # a", "a", "a-1", "a-2")]
    [InlineData("# \"><script>", "section")]
    public void Headings_get_ids_as_on_github_and_each_once(string markdown, params string[] ids)
    {
        Assert.Equal(ids, Text(markdown).Headings.Select(heading => heading.Id));
        Assert.All(ids, id => Assert.Contains($" id=\"{id}\"", Html(markdown)));
    }

    [Fact]
    public void Headings_have_level_and_text()
    {
        var headings = Text("# A *b* &amp; `c`\n\ntext\n\nD\n---\n\n###### ![e](f.png)").Headings;

        Assert.Equal([new(1, "A b & c", "a-b--c"), new(2, "D", "d"), new(6, "e", "e")], headings);
    }

    [Theory]
    [InlineData("# a\n## b\n### c\n## d\n# e", "a(b(c)d)e")]
    [InlineData("### a\n# b\n#### c\n## d", "ab(cd)")]
    [InlineData("## a\n#### b\n### c\n###### d", "a(bc(d))")]
    [InlineData("no headings", "")]
    public void The_table_of_contents_nests_by_level(string markdown, string toc)
    {
        Assert.Equal(toc, Print(Text(markdown).Toc));

        static string Print(IEnumerable<TocEntry> entries) =>
            string.Concat(entries.Select(entry => entry.Children.Count == 0 ? entry.Text : $"{entry.Text}({Print(entry.Children)})"));
    }

    [Theory]
    [InlineData("# a\n\nb *c*\nd  \ne", "a\n\nb c d\ne")]
    [InlineData("- a\n- b\n  - c\n\n  d\n\ne", "a\n\nb\nc\n\nd\n\ne")]
    [InlineData("- a\n- b\n  - c\n- d", "a\nb\nc\nd")]
    [InlineData("> a\n>\n> b", "a\n\nb")]
    [InlineData("|a|b|\n|-|-|\n|c|`d`|\n\ne", "a\tb\nc\td\n\ne")]
    [InlineData("```\na <b>\n  c\n```\nd", "a <b>\n  c\n\nd")]
    [InlineData("a[^1]\n\n[^1]: b\n\nc", "a\n\nc\n\nb")]
    [InlineData("- [x] a\n- [ ] b", "a\nb")]
    [InlineData("[a](javascript:b) ![c](d) <https://e.f> &lt; ***", "a c https://e.f < ***")]
    [InlineData("<b>x</b> \\*y\\*", "x *y*")]
    [InlineData("a\n\n---\n\nb", "a\n\nb")]
    [InlineData("[a]: b\n", "")]
    [InlineData("[ **x", "[ **x")]
    public void Plain_text_is_what_a_reader_reads(string markdown, string text) =>
        Assert.Equal(text, Assert.IsType<string>(Text(markdown).PlainText.Value));

    [Theory]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("one two three", 12, "one two…")]
    [InlineData("one two three", 8, "one two…")]
    [InlineData("one two three", 7, "one…")]
    [InlineData("one, two three", 5, "one…")]
    [InlineData("incomprehensibilities", 5, "inco…")]
    [InlineData("one two", 1, "…")]
    [InlineData("# One\n\ntwo\n- three", 100, "One two three")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2, "👩‍👩‍👧‍👦…")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301…")]
    [InlineData("中文没有空格", 4, "中文没…")]
    [InlineData("see 中文没有空格", 7, "see 中文…")]
    [InlineData("𠀀𠀁𠀂𠀃", 3, "𠀀𠀁…")]
    [InlineData("xx かきか\u3099く", 6, "xx かき…")]
    [InlineData("", 5, "")]
    public void An_excerpt_ends_at_a_word(string markdown, int length, string excerpt) => Assert.Equal(excerpt, Text(markdown).Excerpt(length).Value);

    [Fact]
    public void An_excerpt_counts_what_a_reader_takes_for_a_character()
    {
        var chance = new Chance(1);
        for (var i = 0; i < 2_000; i++)
        {
            var word = string.Concat(Enumerable.Range(0, 1 + chance.Below(30))
                .Select(_ => chance.Of("a", "\u00E9", "e\u0301", "\u00DF", "\u00AD", "\u00A9", "\u00A9\uFE0F",
                    "x\u200D", "\u0600", "👩\u200D👧", "🇩🇪", "ก\u0E33", "\u1100\u1161")));
            var starts = StringInfo.ParseCombiningCharacters(word);
            var length = 1 + chance.Below(30);
            Assert.Equal(starts.Length <= length ? word : word[..starts[length - 1]] + "…", Text(word).Excerpt(length).Value);
        }
    }

    // Parsing the text for each excerpt would allocate more than a hundred times as much.
    [Fact]
    public void Excerpts_of_many_lengths_do_not_parse_the_text_each_time()
    {
        var text = Text(string.Concat(Enumerable.Repeat("Some *words* of a long [text](https://example.org/).\n\n", 2_000)));
        text.Excerpt(MarkdownText.MaxExcerptLength);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var length = 1; length <= 100; length++) text.Excerpt(length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Theory]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(2_500)]
    [InlineData(MarkdownText.MaxExcerptLength)]
    public void An_excerpt_does_not_depend_on_earlier_excerpts(int length)
    {
        const string repeated = "Longer than one line. 中文 ";
        var (asked, fresh) = (Text(string.Concat(Enumerable.Repeat(repeated, 400))), Text(string.Concat(Enumerable.Repeat(repeated, 400))));
        for (var shorter = 10; shorter < length; shorter = (shorter * 3 / 2) + 1) asked.Excerpt(shorter);
        Assert.Equal(fresh.Excerpt(length).Value, asked.Excerpt(length).Value);
        Assert.EndsWith("…", Assert.IsType<string>(fresh.Excerpt(length).Value));
        Assert.Equal(fresh.Excerpt(17).Value, Text(repeated + repeated).Excerpt(17).Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(MarkdownText.MaxExcerptLength + 1)]
    public void An_excerpt_out_of_range_is_refused(int length) => Assert.Throws<ArgumentOutOfRangeException>(() => Text("a").Excerpt(length));

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("# \n\n***", 0, 0)]
    [InlineData("one", 1, 1)]
    [InlineData("It's *one* – two-fold `x = 1`", 5, 1)]
    [InlineData("[one two](http://three.four)", 2, 1)]
    [InlineData("日本語 ok カナ", 6, 1)]
    [InlineData("𠀀𠀁", 2, 1)]
    public void Words_are_counted_and_read_at_200_a_minute(string markdown, int words, int minutes)
    {
        var text = Text(markdown);

        Assert.Equal((words, minutes), (text.WordCount, text.ReadingTimeMinutes));
    }

    [Theory]
    [InlineData(200, 1)]
    [InlineData(201, 2)]
    public void Reading_time_is_rounded_up(int words, int minutes) =>
        Assert.Equal(minutes, Text(string.Concat(Enumerable.Repeat("word ", words))).ReadingTimeMinutes);

    [Fact]
    public void Raw_is_the_markdown_as_json() => Assert.Equal("\"# \\\"a\\\"\\n\""u8, Text("# \"a\"\n").Raw.Utf8Json.Span);
}
