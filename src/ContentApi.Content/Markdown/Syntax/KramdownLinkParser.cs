using ContentApi.Content.Markdown.Bounds;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses the links and images of kramdown that CommonMark has not (https://kramdown.gettalong.org/syntax.html#links-and-images): with spaces in the address,
/// <c>[text](my file.pdf "title")</c>, and with white space before the label, <c>[text] [label]</c>. All others are left to the next parser.
/// </summary>
sealed class KramdownLinkParser : InlineParser
{
    /// <summary>The most characters of an address, with its title: each closing bracket may have one behind it.</summary>
    const int MaxLength = 500;

    public KramdownLinkParser() => OpeningCharacters = [']'];

    readonly record struct Target(string Url, string? Title, int Length);

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan()[1..];
        if (text is not ['(' or ' ' or '\n', ..] || processor.Inline?.FirstParentOfType<LinkDelimiterInline>() is not { IsActive: true } opener) return false;
        var budget = (WorkBudget)processor.Context!;
        budget.Charge(Math.Min(text.Length, MaxLength) / 16);
        if ((text[0] == '(' ? ReadAddress(text) : ReadLabel(text, processor.Document)) is not { } target) return false;

        budget.ChargeNodes(1);
        budget.ChargeOutput(target.Url.Length + (target.Title?.Length ?? 0));
        var around = opener.Parent;
        var end = slice.Start + target.Length;
        var link = new LinkInline(target.Url, target.Title ?? "")
        {
            IsImage = opener.IsImage, Span = new(opener.Span.Start, processor.GetSourcePosition(end)), Line = opener.Line, Column = opener.Column,
        };
        opener.ReplaceBy(link);
        processor.Inline = link;
        // The delimiters of emphasis inside belong to each other.
        processor.PostProcessInlines(0, link, null, false);
        link.IsClosed = true;
        // A link contains no other.
        for (; !opener.IsImage && around is not null; around = around.Parent)
            if (around is LinkDelimiterInline { IsImage: false } outer) outer.IsActive = false;
        slice.Start = end + 1;
        return true;
    }

    /// <summary>Reads an address with spaces, in which brackets are balanced, and a title; null if there is none.</summary>
    static Target? ReadAddress(ReadOnlySpan<char> text)
    {
        var (depth, at) = (1, 1);
        for (; at < Math.Min(text.Length, MaxLength); at++)
        {
            if (text[at] is '\n' or '\\' or '<') return null;
            if (text[at] == '(') depth++;
            else if (text[at] == ')' && --depth == 0) break;
            else if (text[at] is '"' or '\'' && text[at - 1] == ' ') break;
        }
        if (at >= Math.Min(text.Length, MaxLength)) return null;
        var url = text[1..at].Trim();
        if (!url.ContainsAny(' ', '\t')) return null;
        if (text[at] == ')') return new(url.ToString(), null, at + 1);
        var rest = text[(at + 1)..Math.Min(text.Length, MaxLength)];
        var end = rest.IndexOf(text[at]);
        var behind = end < 0 ? [] : rest[(end + 1)..].TrimStart();
        return behind is [')', ..] ? new(url.ToString(), rest[..end].ToString(), at + 1 + (rest.Length - behind.Length) + 1) : null;
    }

    /// <summary>Reads white space and a label that is defined; null if there is none.</summary>
    static Target? ReadLabel(ReadOnlySpan<char> text, MarkdownDocument document)
    {
        var label = text[..Math.Min(text.Length, MaxLength)].TrimStart();
        if (label is not ['[', not ']', ..] || label.IndexOf(']') is not (> 1 and var end)) return null;
        var name = label[1..end].ToString();
        if (!document.TryGetLinkReferenceDefinition(name, out var definition) || definition.CreateLinkInline is not null) return null;
        return new(definition.Url ?? "", definition.Title, Math.Min(text.Length, MaxLength) - label.Length + end + 1);
    }
}
