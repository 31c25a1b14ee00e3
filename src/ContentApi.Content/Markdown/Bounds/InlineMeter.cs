using Markdig.Helpers;
using Markdig.Parsers;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// Charges for each character that may begin an inline, and for the text that Markdig reads again there. It matches nothing itself: the inline's own parser
/// does.
/// </summary>
sealed class InlineMeter : InlineParser
{
    public InlineMeter() => OpeningCharacters = ['[', ']', '!', '*', '_', '~', '`', '<', '&', '\\', ':', '$', '{', '\n'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var budget = (WorkBudget)processor.Context!;
        budget.ChargeNodes(1);
        // Markdig walks down all open delimiters to add an inline to the innermost one.
        var work = 1L;
        for (var open = processor.Inline; open is not null; open = open.Parent) work++;
        budget.Charge(work + (slice.CurrentChar, slice.PeekChar()) switch
        {
            (']', '(') => LengthOfDestination(slice.AsSpan()[2..]),
            ('<', '!' or '?') => LengthOfDeclaration(slice.AsSpan()),
            _ => 0,
        });
        return false;
    }

    /// <summary>Returns how far Markdig looks for a destination and a title after <c>](</c>. In a row of unclosed ones it does so at each.</summary>
    static int LengthOfDestination(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(" \t\n");
        if (end < 0) return text.Length;
        var title = text[end..].TrimStart(" \t\n");
        if (title.IsEmpty || title[0] is not ('"' or '\'' or '(')) return end;
        var length = title[1..].IndexOf(title[0] == '(' ? ')' : title[0]);
        return end + (length < 0 ? title.Length : length);
    }

    /// <summary>Returns how far Markdig looks for the end of a declaration, section or instruction. In a row of unclosed ones it does so at each.</summary>
    static int LengthOfDeclaration(ReadOnlySpan<char> text)
    {
        var length = text.IndexOf(text.StartsWith("<![", StringComparison.Ordinal) ? "]]>" : text[1] == '?' ? "?>" : ">", StringComparison.Ordinal);
        return length < 0 ? text.Length : length;
    }
}
