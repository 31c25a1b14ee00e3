using System.Buffers;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Reads YAML as a tree of values with their places: YamlDotNet scans, <see cref="YamlTreeBuilder"/> builds.</summary>
static class YamlReader
{
    static readonly SearchValues<char> ForbiddenCharacters = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Except("\t\n\r")]);

    /// <param name="source">YAML without a byte order mark. Nothing, or only comments, is an empty mapping.</param>
    /// <param name="firstLine">The line of the file that it begins on.</param>
    /// <exception cref="DocumentFaultException">The text is not YAML, beyond a limit, or not a mapping.</exception>
    public static MappingValue Read(string source, int firstLine, DiagnosticBag diagnostics)
    {
        var positions = new LinePositions(source, firstLine);
        // YamlDotNet takes U+0000 for the end of the file: what follows would be dropped in silence.
        if (source.AsSpan().IndexOfAny(ForbiddenCharacters) is var forbidden and >= 0)
            throw new DocumentFaultException(DiagnosticRules.YamlSyntax, positions.At(forbidden),
                $"The control character U+{(int)source[forbidden]:X4} may not stand in YAML.", "Remove it.");

        var text = new YamlText(source);
        while (true)
        {
            // An attempt that ends in a repair begins again: what it warned of will be warned of again.
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
