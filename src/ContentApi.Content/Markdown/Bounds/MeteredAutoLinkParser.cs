using Markdig.Extensions.AutoLinks;
using Markdig.Helpers;
using Markdig.Parsers;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// Markdig's bare addresses. Before each, Markdig looks back over all inlines of the block for an HTML anchor that is open; raw HTML is none here, so it is
/// sent to the container that is open, and what remains to be looked over is charged.
/// </summary>
sealed class MeteredAutoLinkParser(AutoLinkOptions options) : AutoLinkParser(options)
{
    static readonly string[] Beginnings = ["http://", "https://", "ftp://", "mailto:", "tel:", "www."];

    /// <summary>The link, its text, and the text behind it.</summary>
    const int NodesOfLink = 3;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        // The parser is asked at each of these letters.
        if (!BeginsAddress(slice.AsSpan()) || !MayStandBefore(slice.PeekCharExtra(-1))) return false;
        var budget = (WorkBudget)processor.Context!;
        budget.Charge(LengthOfAddress(slice.AsSpan()));
        var before = processor.Inline;
        if (before?.Parent is not { } container) return base.Match(processor, ref slice);
        var work = 1L;
        for (Markdig.Syntax.Inlines.Inline? next = container; next is not null; next = next.PreviousSibling ?? next.Parent) work++;
        budget.Charge(work);
        budget.ChargeNodes(NodesOfLink);
        processor.Inline = container;
        if (base.Match(processor, ref slice)) return true;
        processor.Inline = before;
        return false;
    }

    /// <summary>Markdig's condition on the character before an address; it reads no further where the condition fails.</summary>
    bool MayStandBefore(char previous) => previous.IsWhiteSpaceOrZero() || Options.ValidPreviousCharacters.Contains(previous);

    /// <summary>
    /// The number of characters that Markdig reads to find the address. If it finds none (because parentheses stay open), it reads them again at the next
    /// beginning of an address.
    /// </summary>
    static int LengthOfAddress(ReadOnlySpan<char> text) => text.IndexOfAny(" \t\r\n") is >= 0 and var end ? end : text.Length;

    static bool BeginsAddress(ReadOnlySpan<char> text)
    {
        foreach (var beginning in Beginnings)
            if (text.StartsWith(beginning, StringComparison.Ordinal)) return true;
        return false;
    }
}
