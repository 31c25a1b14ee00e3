using System.Text.RegularExpressions;
using ContentApi.Content.Tests.Api;

namespace ContentApi.Content.Tests.Documentation;

/// <summary>
/// The examples of the documents, run against the project's own content: a <c>graphql</c> block followed by a <c>json</c> block is a query and its
/// whole response.
/// </summary>
public sealed partial class DocumentedQueryTests(DocumentedQueryTests.Chapter chapter) : IClassFixture<DocumentedQueryTests.Chapter>
{
    public sealed class Chapter : IDisposable
    {
        internal ApiUnderTest Api { get; } = ApiUnderTest.OfProject();

        public void Dispose() => Api.Dispose();
    }

    public static TheoryData<string, int> Examples
    {
        get
        {
            var examples = new TheoryData<string, int>();
            foreach (var document in new[] { "README.md", "docs/querying.md" })
                for (var i = 0; i < Example.Count(ProjectFolder.Read(document)); i++) examples.Add(document, i);
            return examples;
        }
    }

    [Theory, MemberData(nameof(Examples))]
    public void An_example_has_the_answer_that_the_document_shows(string document, int index)
    {
        var example = Example.Matches(ProjectFolder.Read(document))[index];
        chapter.Api.Answers(example.Groups["query"].Value, example.Groups["answer"].Value);
    }

    [Fact]
    public void The_documents_have_examples() => Assert.True(Examples.Count > 8);

    [GeneratedRegex("```graphql\n(?<query>[^`]*)```\\s+```json\n(?<answer>[^`]*)```")]
    private static partial Regex Example { get; }
}
