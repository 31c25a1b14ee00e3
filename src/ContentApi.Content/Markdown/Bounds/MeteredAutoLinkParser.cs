using Markdig.Extensions.AutoLinks;
using Markdig.Helpers;
using Markdig.Parsers;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// Parses bare addresses as Markdig does. Before each, Markdig looks back over all inlines of the block for an open HTML anchor. There is no raw HTML here:
/// Markdig is made to begin at the open container, and the inlines that it still looks at are charged.
/// </summary>
sealed class MeteredAutoLinkParser(AutoLinkOptions options) : AutoLinkParser(options)
{
    static readonly string[] Beginnings = ["http://", "https://", "ftp://", "mailto:", "tel:", "www."];

    /// <summary>Nodes of a link: the link, its text, and the text after it.</summary>
    const int NodesOfLink = 3;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        // Markdig calls the parser at each letter that may begin an address.
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

    /// <summary>Markdig's condition on the character before an address. If it fails, Markdig reads no further.</summary>
    bool MayStandBefore(char previous) => previous.IsWhiteSpaceOrZero() || Options.ValidPreviousCharacters.Contains(previous);

    /// <summary>
    /// Returns the number of characters that Markdig reads to find the address. If it finds none (because parentheses stay open), it reads them again at the
    /// next beginning of an address.
    /// </summary>
    static int LengthOfAddress(ReadOnlySpan<char> text) => text.IndexOfAny(" \t\r\n") is >= 0 and var end ? end : text.Length;

    static bool BeginsAddress(ReadOnlySpan<char> text)
    {
        foreach (var beginning in Beginnings)
            if (text.StartsWith(beginning, StringComparison.Ordinal)) return true;
        return false;
    }
}
