using System.Text.RegularExpressions;
using ContentApi.Content.Model;
using static ContentApi.Content.Tests.Markdown.MarkdownUnderTest;

namespace ContentApi.Content.Tests.Documentation;

/// <summary>A <c>markdown</c> block of <c>docs/querying.md</c> that is followed by an <c>html</c> block is rendered to it.</summary>
public sealed partial class DocumentedMarkdownTests
{
    static readonly string Document = ProjectFolder.Read("docs/querying.md");

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Example.Count(Document))];

    [Theory, MemberData(nameof(Examples))]
    public void An_example_has_the_HTML_that_the_document_shows(int index)
    {
        var example = Example.Matches(Document)[index];
        Assert.Equal(example.Groups["html"].Value, Html(example.Groups["markdown"].Value));
    }

    [Fact]
    public void Every_syntax_that_can_be_switched_off_is_documented()
    {
        var values = ((GraphQL.Language.EnumTypeDefinitionNode)Vocabulary.ArgumentTypes["MarkdownSyntax"]).Values.Select(value => value.Name.Value).ToList();
        Assert.Equal(Enum.GetNames<MarkdownFeatures>().Where(name => name is not ("None" or "All")), values.Select(name =>
            string.Concat(name.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant()))));
        Assert.All(values, value => Assert.Contains($"| `{value}` |", Document));
        Assert.InRange(Examples.Count, values.Count, 20);
    }

    [GeneratedRegex("```markdown\n(?<markdown>[^`]*)```\\s+```html\n(?<html>[^`]*)```")]
    private static partial Regex Example { get; }
}
