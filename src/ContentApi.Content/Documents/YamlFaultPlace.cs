using YamlDotNet.Core;

namespace ContentApi.Content.Documents;

/// <summary>Where YamlDotNet stopped, and what stands there. All offsets are of the source.</summary>
sealed class YamlFaultPlace(string source, Exception error, int cursor, int lastEvent, Stack<int> openBrackets)
{
    public string Source { get; } = source;

    /// <summary>YamlDotNet's words; empty where it failed without any.</summary>
    public string Message { get; } = error is YamlException ? error.Message : "";

    /// <summary>Where the construct begins that cannot be read.</summary>
    public int Start { get; } = Math.Min(source.Length, error is YamlException { Start.Index: > 0 } yaml ? (int)yaml.Start.Index : cursor);

    /// <summary>Where the fault itself is.</summary>
    public int End { get; } = Math.Min(source.Length, error is YamlException { End.Index: > 0 } yaml ? (int)yaml.End.Index : cursor);

    /// <summary>Where the last part begins that could be read.</summary>
    public int LastEvent { get; } = Math.Min(source.Length, lastEvent);

    /// <summary>The bracket that was opened last and is still open, or -1.</summary>
    public int InnermostBracket { get; } = openBrackets.Count > 0 ? openBrackets.Peek() : -1;

    /// <summary>The bracket that began the value; the scanner may have failed before it told of it.</summary>
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

    /// <summary>Whether nothing but white space stands before the place on its line.</summary>
    public bool BeginsLine(int offset) => Source.AsSpan(LineStart(offset)..offset).IsWhiteSpace();
}
