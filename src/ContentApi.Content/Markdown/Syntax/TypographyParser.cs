using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Replaces straight quotation marks, hyphens, dots and angle brackets by the characters that a typesetter uses, as kramdown (Jekyll) and Goldmark (Hugo) do:
/// <c>"a"</c>, <c>it's</c>, <c>--</c>, <c>---</c>, <c>...</c>, <c>&lt;&lt; a &gt;&gt;</c>. Code, formulas, escaped characters and addresses keep theirs.
/// </summary>
sealed class TypographyParser : InlineParser
{
    public TypographyParser() => OpeningCharacters = ['"', '\'', '-', '.', '<', '>'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        var (length, shown) = text switch
        {
            ['-', '-', '-', ..] => (3, "—"),
            ['-', '-', ..] => (2, "–"),
            ['.', '.', '.', ..] => (3, "…"),
            // Anything else behind two of them could be a tag or a comment.
            ['<', '<', var next, ..] when next == ' ' || char.IsLetterOrDigit(next) => (2, "«"),
            ['>', '>', ..] => (2, "»"),
            ['"' or '\'', ..] => (1, Quote(processor, slice)),
            _ => (0, ""),
        };
        if (length == 0) return false;
        var span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column),
            processor.GetSourcePosition(slice.Start + length - 1));
        processor.Inline = new ReplacedInline(shown, text[..length].ToString()) { Span = span, Line = line, Column = column };
        slice.Start += length;
        return true;
    }

    static string Quote(InlineProcessor processor, StringSlice slice)
    {
        var isDouble = slice.CurrentChar == '"';
        return IsOpening(processor, slice) ? (isDouble ? "“" : "‘") : isDouble ? "”" : "’";
    }

    static bool IsOpening(InlineProcessor processor, StringSlice slice)
    {
        var rest = slice.AsSpan()[1..];
        if (rest.IsEmpty || char.IsWhiteSpace(rest[0])) return false;
        // The '80s.
        if (slice.CurrentChar == '\'' && rest is [>= '0' and <= '9', >= '0' and <= '9', 's', ..]) return false;
        return Before(processor, slice) switch
        {
            '\0' or '(' or '[' or '{' or '-' or '–' or '—' or '|' => true,
            // Two marks of one kind have nothing between them.
            '"' or '\'' => processor.Inline is ReplacedInline quote && quote.Content.AsSpan() is "“" or "‘" && quote.Written[0] != slice.CurrentChar,
            // Behind <b> as at the beginning, behind </b> as behind its text.
            '>' => processor.Inline is HtmlInline { Tag: [_, not '/', ..] },
            var other => char.IsWhiteSpace(other),
        };
    }

    /// <summary>The character that a reader sees before the quotation mark, which may be in emphasis; a zero at the beginning.</summary>
    static char Before(InlineProcessor processor, StringSlice slice)
    {
        if (processor.Root!.FirstChild is null) return '\0';
        var at = slice.Start - 1;
        while (at >= 0 && slice.Text[at] is '*' or '_' or '~') at--;
        return at < 0 ? '\0' : slice.Text[at];
    }
}
