using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Tests.Validation.Harness;

/// <summary>A document and what one rule says of it.</summary>
/// <param name="Rule">The name of the only rule that looks at the document.</param>
/// <param name="Name">What the case shows.</param>
/// <param name="Schema">What the document is validated against.</param>
/// <param name="Text">The document.</param>
/// <param name="Expected">The errors as <see cref="Describe"/> writes them, one a line; empty for a document that is accepted.</param>
public sealed record RuleCase(string Rule, string Name, Schema Schema, string Text, string Expected)
{
    /// <summary>Places and message on one line: <c>1:3 2:5 Fields "x" conflict...</c>.</summary>
    public static string Describe(GraphQLError error) =>
        string.Join(' ', [.. error.Locations.Select(location => $"{location.Line}:{location.Column}"), error.Message.Replace("\n", "\\n")]);

    public override string ToString() => $"{Rule}: {Name}";
}
