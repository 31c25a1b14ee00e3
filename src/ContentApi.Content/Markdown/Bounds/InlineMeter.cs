using Markdig.Helpers;
using Markdig.Parsers;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Looks at each character that may begin an inline, charges for it, and leaves it to the parser that knows it.</summary>
sealed class InlineMeter : InlineParser
{
    static readonly string[] Addresses = ["http://", "https://", "ftp://", "mailto:", "tel:", "www."];

    public InlineMeter() => OpeningCharacters = ['[', ']', '!', '*', '_', '~', '`', '<', '&', '\\', '|', '\n', 'h', 'f', 'm', 't', 'w', 'H', 'F', 'M', 'T', 'W'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var budget = (WorkBudget)processor.Context!;
        budget.Enter(processor.Block!);
        var mark = slice.CurrentChar;
        if (char.IsAsciiLetter(mark))
        {
            if (BeginsAddress(slice.AsSpan())) budget.Charge(2L * budget.Marks++);
            return false;
        }
        budget.Marks++;
        if (mark == '[' || mark is '*' or '_' or '~' && MayDelimit(slice, mark)) budget.OpenDelimiters++;
        if (mark == ']')
        {
            if (budget.OpenDelimiters > 0) budget.OpenDelimiters--;
            // A destination is sought as far as the next white space, at each of a row of unclosed parentheses anew.
            if (slice.PeekChar() == '(') budget.Charge(LengthOfWord(slice.AsSpan()));
        }
        budget.Charge(1 + budget.OpenDelimiters);
        return false;
    }

    /// <summary>Not the sign between <c>5 * 6</c> nor those in <c>snake_case</c> (CommonMark, 6.2).</summary>
    static bool MayDelimit(StringSlice slice, char mark)
    {
        var (before, after) = (slice.PeekCharExtra(-1), slice.PeekChar());
        return !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after))
            && !(mark == '_' && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after));
    }

    static bool BeginsAddress(ReadOnlySpan<char> text)
    {
        foreach (var address in Addresses)
            if (text.StartsWith(address, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    static int LengthOfWord(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(" \t\n");
        return end < 0 ? text.Length : end;
    }
}
