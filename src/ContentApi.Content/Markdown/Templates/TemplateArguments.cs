using System.Text;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>The arguments of a piece, in the order of the text.</summary>
/// <param name="All">
/// The arguments. The name is null for a positional one; the value is null for a name alone (<c>controls</c> of <c>&lt;Video controls /&gt;</c>).
/// </param>
sealed record TemplateArguments(IReadOnlyList<TemplateArgument> All)
{
    /// <summary>Maximum number of arguments that are read; the rest is left out.</summary>
    const int MaxArguments = 1_000;

    /// <summary>Returns the value of a named argument, or else of the first positional one; null if there is neither.</summary>
    public string? First(string name) =>
        (All.FirstOrDefault(argument => argument.Name == name) ?? All.FirstOrDefault(argument => argument.Name is null))?.Value;

    /// <summary>
    /// Reads <c>name=value</c>, <c>name="a b"</c>, <c>name: value</c> (Liquid), <c>name={expression}</c> (JSX), and positional values, separated by spaces or
    /// commas. What cannot be read so is one positional argument.
    /// </summary>
    public static TemplateArguments Of(TemplatePiece piece) => new([.. Read(piece.Content, piece.Kind)]);

    static IEnumerable<TemplateArgument> Read(string text, TemplateKind kind)
    {
        var at = 0;
        for (var count = 0; count < MaxArguments; count++)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ',')) at++;
            if (at >= text.Length) yield break;
            if (kind == TemplateKind.Component && text[at] is '#' or '.' && Word(text, at + 1, kind) is { Length: > 0 } mark)
            {
                yield return new(text[at] == '#' ? "id" : "class", mark, false);
                at += 1 + mark.Length;
                continue;
            }
            var name = text[at] is '"' or '\'' or '`' or '{' ? "" : Word(text, at, kind);
            var afterName = SkipSpaces(text, at + name.Length);
            var separator = afterName < text.Length ? text[afterName] : '\0';
            if (name.Length > 0 && (separator == '=' && !IsComparison(text, afterName) || separator == ':' && kind == TemplateKind.Tag))
            {
                at = SkipSpaces(text, afterName + 1);
                var (value, end, isExpression) = Value(text, at);
                at = end;
                yield return new(name, value, isExpression);
            }
            else if (name.Length > 0 && kind is TemplateKind.Element or TemplateKind.Component)
            {
                at += name.Length;
                yield return new(name, null, false);
            }
            else
            {
                var (value, end, isExpression) = Value(text, at);
                at = end;
                yield return new(null, value, isExpression);
            }
        }
    }

    static bool IsComparison(string text, int at) => at + 1 < text.Length && text[at + 1] == '=';

    static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    /// <summary>Returns the name or plain word at an offset. Names of attributes may have colons: <c>xlink:href</c>, <c>:icon</c>.</summary>
    static string Word(string text, int at, TemplateKind kind)
    {
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' or '@' or '$' || IsColonOfName(text, end, kind))) end++;
        return text[at..end];
    }

    static bool IsColonOfName(string text, int at, TemplateKind kind) =>
        text[at] == ':' && kind != TemplateKind.Tag && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    static (string Value, int End, bool IsExpression) Value(string text, int at)
    {
        if (at >= text.Length) return ("", at, false);
        if (text[at] is '"' or '\'' or '`' && text.IndexOf(text[at], at + 1) > 0) return QuotedValue(text, at);
        if (text[at] == '{' && new Braces(text, null).EndOf(at) is { } close) return (text[(at + 1)..(close - 1)], close, true);
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != ',') end++;
        if (end == at) end++;
        return (text[at..end], end, false);
    }

    static (string Value, int End, bool IsExpression) QuotedValue(string text, int at)
    {
        var (quote, value, end) = (text[at], new StringBuilder(), at + 1);
        for (; end < text.Length && text[end] != quote; end++)
        {
            if (text[end] == '\\' && quote == '"' && end + 1 < text.Length && text[end + 1] is '"' or '\\') end++;
            value.Append(text[end]);
        }
        return (value.ToString(), Math.Min(end + 1, text.Length), false);
    }
}

/// <param name="Name">The name; null for a positional argument.</param>
/// <param name="Value">The value without its quotes; null for a name alone.</param>
/// <param name="IsExpression">Whether the value is the source of an expression, as <c>{x}</c> of JSX.</param>
sealed record TemplateArgument(string? Name, string? Value, bool IsExpression);
