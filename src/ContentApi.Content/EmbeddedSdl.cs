using ContentApi.GraphQL.Language;

namespace ContentApi.Content;

/// <summary>SDL that is part of the program: <c>directives.graphql</c> and <c>System.graphql</c>.</summary>
static class EmbeddedSdl
{
    public static DocumentNode Read(string name)
    {
        using var stream = typeof(EmbeddedSdl).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parser.ParseDocument(new Source(bytes, name), ParserOptions.TypeSystem);
    }
}
