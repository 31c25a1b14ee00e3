using System.Text.Json;
using ContentApi.Content.Diagnostics;
using ContentApi.Server.CommandLine;
using ContentApi.Server.CommandLine.Diagnostics;

namespace ContentApi.Server.Tests.CommandLine.Diagnostics;

public class DiagnosticFormatTests
{
    static readonly DiagnosticReport Report = new("0123456789abcdef0123456789abcdef01234567", "main", 7, true, TimeSpan.FromSeconds(1.234),
    [
        new(DiagnosticRules.RequiredFieldMissing, "content-repo/a.md", new(3, 1), "A page needs a \"title\".", "Add title: to the front matter."),
        new(DiagnosticRules.UnknownKey, "content-repo/50%,b:c.md", new(2, 5), "100% wrong:\nreally, \"titel\"."),
    ]);

    [Fact]
    public void Text_gives_each_diagnostic_a_line_that_editors_understand_and_its_hint_below() => Assert.Equal(
        """
        content-repo/a.md:3:1: error CA4002: A page needs a "title".
            Add title: to the front matter.
        content-repo/50%,b:c.md:2:5: warning CA4001: 100% wrong:�really, "titel".
        7 entries at commit 0123456789 (main): 1 error, 1 warning, 1.23 s.
        Begin with content-repo/a.md:3:1: A page needs a "title". Add title: to the front matter.

        """, Written(writer => TextFormat.Write(new Screen(writer, null), Report, isVerbose: false)));

    [Fact]
    public void Github_gives_workflow_commands_with_their_escapes() => Assert.Equal(
        """
        ::error file=content-repo/a.md,line=3,col=1,title=CA4002::A page needs a "title".%0AAdd title: to the front matter.
        ::warning file=content-repo/50%25%2Cb%3Ac.md,line=2,col=5,title=CA4001::100%25 wrong:%0Areally, "titel".
        7 entries at commit 0123456789 (main): 1 error, 1 warning, 1.23 s.
        Begin with content-repo/a.md:3:1: A page needs a "title". Add title: to the front matter.

        """, Written(writer => GitHubFormat.Write(writer, Report)));

    [Fact]
    public void Json_gives_one_object()
    {
        var json = JsonElement.Parse(Written(writer => JsonFormat.Write(writer, Report)));
        Assert.Equal(("main", 7, true, 1, 1), (
            json.GetProperty("ref").GetString(), json.GetProperty("entries").GetInt32(), json.GetProperty("canBeServed").GetBoolean(),
            json.GetProperty("errors").GetInt32(), json.GetProperty("warnings").GetInt32()));
        Assert.Equal(
            """{"path":"content-repo/a.md","line":3,"column":1,"severity":"error","code":"CA4002","title":"A required field has no value","message":"A page """
                + """needs a \"title\".","hint":"Add title: to the front matter.","cause":null}""",
            JsonSerializer.Serialize(json.GetProperty("diagnostics")[0],
                new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData("plain – ünïcode", "plain – ünïcode")]
    [InlineData("\u001b[2Jgone", "\uFFFD[2Jgone")]
    [InlineData("a\u202Etxt.exe\u2066 b\u2028c", "a\uFFFDtxt.exe\uFFFD b\uFFFDc")]
    [InlineData("one\r\ntwo\u009b31m", "one\uFFFD\uFFFDtwo\uFFFD31m")]
    public void Text_of_a_repository_cannot_command_the_terminal(string text, string expected) => Assert.Equal(expected, Printable.Of(text));

    static string Written(Action<StringWriter> write)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        write(writer);
        return writer.ToString();
    }
}
