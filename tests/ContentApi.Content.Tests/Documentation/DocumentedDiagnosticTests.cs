using System.Text.RegularExpressions;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;
using ContentApi.Content.Tests.Model;

namespace ContentApi.Content.Tests.Documentation;

public sealed class DocumentedDiagnosticTests
{
    public static TheoryData<string> Codes => [.. DiagnosticRules.All.Select(rule => rule.Code)];

    public static TheoryData<string> Directives => [.. Vocabulary.Directives.Keys];

    [Theory, MemberData(nameof(Codes))]
    public void Every_diagnostic_is_explained_with_its_severity_and_title(string code)
    {
        var rule = DiagnosticRules.All.Single(rule => rule.Code == code);
        Assert.Contains($"| `{code}` | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Title} |", ProjectFolder.Read("docs/diagnostics.md"));
    }

    [Theory, MemberData(nameof(Directives))]
    public void Every_directive_is_explained_with_an_example(string directive)
    {
        var text = ProjectFolder.Read("docs/content-model.md");
        Assert.Contains($"### `@{directive}", text);
        Assert.Contains($" @{directive}", text[text.IndexOf($"### `@{directive}", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void The_examples_of_the_content_model_are_a_content_model()
    {
        var blocks = Regex.Matches(ProjectFolder.Read("docs/content-model.md"), "```graphql\n([^`]*)```");
        Assert.True(blocks.Count >= Vocabulary.Directives.Count);
        Assert.Empty(ModelUnderTest.Read(string.Concat(blocks.Select(block => block.Groups[1].Value))).Diagnostics);
    }

    [Fact]
    public void A_code_is_given_once() => Assert.Equal(DiagnosticRules.All.Count, DiagnosticRules.All.DistinctBy(rule => rule.Code).Count());
}
