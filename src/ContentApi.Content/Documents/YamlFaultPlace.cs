using YamlDotNet.Core;

namespace ContentApi.Content.Documents;

/// <summary>The place where YamlDotNet stopped reading, and the text there. All offsets are those of the source.</summary>
sealed class YamlFaultPlace(string source, Exception error, int cursor, int lastEvent, Stack<int> openBrackets)
{
    public string Source { get; } = source;

    /// <summary>YamlDotNet's message; empty if it failed with an exception of another kind.</summary>
    public string Message { get; } = error is YamlException ? error.Message : "";

    /// <summary>The beginning of the construct that cannot be read.</summary>
    public int Start { get; } = Math.Min(source.Length, error is YamlException { Start.Index: > 0 } yaml ? (int)yaml.Start.Index : cursor);

    /// <summary>The place of the fault in that construct.</summary>
    public int End { get; } = Math.Min(source.Length, error is YamlException { End.Index: > 0 } yaml ? (int)yaml.End.Index : cursor);

    /// <summary>The beginning of the last construct that could be read.</summary>
    public int LastEvent { get; } = Math.Min(source.Length, lastEvent);

    /// <summary>The last bracket that is still open; -1 if there is none.</summary>
    public int InnermostBracket { get; } = openBrackets.Count > 0 ? openBrackets.Peek() : -1;

    /// <summary>
    /// The bracket that began the value; -1 if there is none. It is looked for in the source if the scanner failed before it reported a bracket.
    /// </summary>
    public int OutermostBracket => openBrackets.Count > 0 ? openBrackets.Last()
        : Source.AsSpan(LastEvent, Math.Max(0, Start - LastEvent)).IndexOfAny('[', '{') is var bracket and >= 0 ? LastEvent + bracket : -1;

    public bool IsQuotedTextOutdented => Message.Contains("wrong indentation", StringComparison.Ordinal);
    public bool IsBracketOutdented => Message.Length == 0 && OutermostBracket >= 0;

    public bool IsAtEnd => string.IsNullOrWhiteSpace(Source[Start..]);
    public char this[int offset] => offset >= 0 && offset < Source.Length ? Source[offset] : '\0';

    public int LineStart(int offset) => Source.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;

    public ReadOnlySpan<char> Line(int offset)
    {
        var rest = Source.AsSpan(LineStart(offset));
        var end = rest.IndexOfAny('\r', '\n');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Whether only white space precedes the place on its line.</summary>
    public bool BeginsLine(int offset) => Source.AsSpan(LineStart(offset)..offset).IsWhiteSpace();
}
