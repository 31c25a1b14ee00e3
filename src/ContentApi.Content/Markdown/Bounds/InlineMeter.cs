using Markdig.Helpers;
using Markdig.Parsers;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Looks at each character that may begin an inline, charges for what it makes Markdig look at again, and leaves it to the parser that knows it.</summary>
sealed class InlineMeter : InlineParser
{
    public InlineMeter() => OpeningCharacters = ['[', ']', '!', '*', '_', '~', '`', '<', '&', '\\', '|', ':', '\n'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var budget = (WorkBudget)processor.Context!;
        budget.ChargeNodes(1);
        // Markdig walks down all delimiters that are still open, to add an inline to the innermost.
        var work = 1L;
        for (var open = processor.Inline; open is not null; open = open.Parent) work++;
        budget.Charge(work + (slice.CurrentChar, slice.PeekChar()) switch
        {
            (']', '(') => LengthOfDestination(slice.AsSpan()[2..]),
            (':', '|') => LengthOfLine(slice) / 4,
            _ => 0,
        });
        return false;
    }

    /// <summary>How far a destination and a title are sought after <c>](</c>: at each of a row of unclosed ones anew.</summary>
    static int LengthOfDestination(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(" \t\n");
        if (end < 0) return text.Length;
        var title = text[end..].TrimStart(" \t\n");
        if (title.IsEmpty || title[0] is not ('"' or '\'' or '(')) return end;
        var length = title[1..].IndexOf(title[0] == '(' ? ')' : title[0]);
        return end + (length < 0 ? title.Length : length);
    }

    /// <summary>Each colon before a pipe makes Markdig ask whether its line is the one below a table's head.</summary>
    static int LengthOfLine(StringSlice slice)
    {
        var before = slice.Text.AsSpan(0, slice.Start).LastIndexOf('\n');
        var after = slice.AsSpan().IndexOf('\n');
        return slice.Start - before + (after < 0 ? slice.Length : after);
    }
}
