using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Tests.Validation.Harness;

/// <summary>A document and the errors that one rule reports for it.</summary>
/// <param name="Rule">The name of the only rule that checks the document.</param>
/// <param name="Name">The name of the case: the behaviour that it shows.</param>
/// <param name="Schema">The schema of the document.</param>
/// <param name="Text">The document.</param>
/// <param name="Expected">The errors as <see cref="Describe"/> writes them, one a line; empty for a document that is accepted.</param>
public sealed record RuleCase(string Rule, string Name, Schema Schema, string Text, string Expected)
{
    /// <summary>Writes the locations and the message on one line: <c>1:3 2:5 Fields "x" conflict...</c>.</summary>
    public static string Describe(GraphQLError error) =>
        string.Join(' ', [.. error.Locations.Select(location => $"{location.Line}:{location.Column}"), error.Message.Replace("\n", "\\n")]);

    public override string ToString() => $"{Rule}: {Name}";
}
