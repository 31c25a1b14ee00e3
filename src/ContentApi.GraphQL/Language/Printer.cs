namespace ContentApi.GraphQL.Language;

/// <summary>Writes a syntax tree as GraphQL text, in the layout of the reference implementation's <c>print</c>.</summary>
public static class Printer
{
    public static string Print(SyntaxNode node) => throw new NotImplementedException();
}
