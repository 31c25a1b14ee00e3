using static ContentApi.Content.Tests.Documents.DocumentUnderTest;

namespace ContentApi.Content.Tests.Documents;

public sealed class MergeConflictTests
{
    [Theory]
    [InlineData("a.md", "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> topic\n---\nText\n", "2:1")]
    [InlineData("a.md", "---\r\ntitle: A\r\n---\r\nText\r\n<<<<<<< HEAD\r\none\r\n=======\r\ntwo\r\n>>>>>>> topic\r\n", "5:1")]
    [InlineData("a.md", "<<<<<<< HEAD\n---\ntitle: A\n---\n=======\n---\ntitle: B\n---\n>>>>>>> 1234567 (message)\n", "1:1")]
    [InlineData("a.mdx", "Text\n\n<<<<<<< HEAD\none\n||||||| base\nzero\n=======\ntwo\n>>>>>>> topic\n", "3:1")]
    [InlineData("a.html", "---\n---\n<p>\n<<<<<<< HEAD\n=======\n>>>>>>> topic\n", "4:1")]
    [InlineData("a.yaml", "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> topic\n", "2:1")]
    [InlineData("a.json", "{\n<<<<<<< HEAD\n\"b\": 1\n=======\n\"b\": 2\n>>>>>>> topic\n}\n", "2:1")]
    [InlineData("a.toml", "<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> topic\n", "1:1")]
    [InlineData("a.csv", "a,b\n1,2\n<<<<<<< HEAD\n3,4\n=======\n5,6\n>>>>>>> topic\n", "3:1")]
    [InlineData("a.md", "```\ncode\n```\n<<<<<<< HEAD\n=======\n>>>>>>> topic", "4:1")]
    [InlineData("a.md", "<pre>x</pre>\n<<<<<<< HEAD\n=======\n>>>>>>> topic", "2:1")]
    public void Both_versions_of_an_unfinished_merge_are_an_error(string path, string text, string position)
    {
        var document = Parse(path, text);
        Assert.Equal($"{position}: error CA3012: A merge that Git could not finish left both versions of some lines: \"<<<<<<< HEAD\" begins them here.",
            document.Faults());
        Assert.Contains(">>>>>>>", document.Diagnostics[0].Hint);
    }

    [Theory]
    [InlineData("```\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> topic\n```\n")]
    [InlineData("~~~~ diff\n<<<<<<< HEAD\n~~~\n=======\n>>>>>>> topic\n~~~~\n")]
    [InlineData("    <<<<<<< HEAD\n    one\n    =======\n    two\n    >>>>>>> topic\n")]
    [InlineData("<pre>\n<<<<<<< HEAD\n=======\n>>>>>>> topic\n</pre>\n")]
    [InlineData("Heading\n=======\n\n>>>>>>> a deep quote\n")]
    [InlineData("<<<<<<< HEAD\n\nA line of it, `=======` and `>>>>>>>`.\n")]
    [InlineData("<<<<<<<< eight\n=======\n>>>>>>>\n")]
    [InlineData(">>>>>>> topic\n=======\n<<<<<<< HEAD\n")]
    [InlineData("<<<<<<<\none\n=======\ntwo\n>>>>>>>\n")]
    [InlineData("<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>>\n")]
    [InlineData("<<<<<<< HEAD\nA heading\n======= \n>>>>>>> topic\n")]
    [InlineData("{% highlight diff %}\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> topic\n{% endhighlight %}\n")]
    [InlineData("{{< highlight text >}}\n<<<<<<< HEAD\n=======\n>>>>>>> topic\n{{< /highlight >}}\n")]
    [InlineData("  {%- highlight text -%}\n<<<<<<< HEAD\n=======\n>>>>>>> topic\n  {%- endhighlight -%}\n")]
    public void An_example_of_one_is_text(string text) => Assert.Equal(("", text), (Parse("a.md", text).Faults(), Parse("a.md", text).Body));
}
