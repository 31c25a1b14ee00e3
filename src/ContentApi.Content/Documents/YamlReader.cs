using System.Buffers;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Reads YAML as a tree of values with their positions: YamlDotNet scans the text, <see cref="YamlTreeBuilder"/> builds the tree.</summary>
static class YamlReader
{
    static readonly SearchValues<char> ForbiddenCharacters = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Except("\t\n\r")]);

    /// <param name="source">YAML without a byte order mark. An empty text, or one of comments alone, is read as an empty mapping.</param>
    /// <param name="firstLine">The line of the file on which <paramref name="source"/> begins.</param>
    /// <returns>The mapping or list.</returns>
    /// <exception cref="DocumentFaultException">The text is not YAML, is beyond a limit, or is neither a mapping nor a list.</exception>
    public static DocumentValue Read(string source, int firstLine, DiagnosticBag diagnostics)
    {
        var positions = new LinePositions(source, firstLine);
        // YamlDotNet treats U+0000 as the end of the file: the rest would be dropped without a message.
        if (source.AsSpan().IndexOfAny(ForbiddenCharacters) is var forbidden and >= 0)
            throw new DocumentFaultException(DiagnosticRules.YamlSyntax, positions.At(forbidden),
                $"YAML does not allow the control character U+{(int)source[forbidden]:X4}.", "Remove it.");

        var text = new YamlText(source);
        while (true)
        {
            // After a repair the text is read again from its beginning: the next attempt reports the warnings of this one again.
            var attempt = new DiagnosticBag(diagnostics.Path);
            try
            {
                var root = new YamlTreeBuilder(text, positions, attempt).Build();
                diagnostics.AddRange(attempt.Diagnostics);
                return root;
            }
            catch (YamlStoppedException stopped)
            {
                if (!text.TryRepair(stopped.Place)) throw YamlFaults.Translate(stopped.Place, positions);
            }
        }
    }
}
