using ContentApi.Content.Markdown.Bounds;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses bare addresses as GitHub Flavored Markdown has them (6.9): <c>www.</c>, <c>http://</c>, <c>https://</c>, e-mail addresses, <c>mailto:</c> and
/// <c>xmpp:</c>. <c>tel:</c> is a link too, and <c>ftp://</c> is recognised so that authors learn that its scheme is not allowed.
/// </summary>
/// <remarks>
/// It is called at a <c>w</c>, a colon or an at sign, and takes what precedes them back from the text that was read. Each character is read a few times at
/// most: a domain and a name end at the next such character.
/// </remarks>
sealed class BareAddressParser : InlineParser
{
    /// <summary>Nodes of a link: the link, its text, and the text after it.</summary>
    const int NodesOfLink = 3;

    static readonly string[] HostSchemes = ["https", "http", "ftp"];
    static readonly string[] MailSchemes = ["mailto", "xmpp"];

    public BareAddressParser() => OpeningCharacters = ['w', ':', '@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice) => slice.CurrentChar switch
    {
        'w' => MatchHost(processor, ref slice),
        ':' => slice.PeekChar() == '/' && slice.PeekChar(2) == '/' ? MatchUrl(processor, ref slice) : MatchScheme(processor, ref slice),
        _ => MatchEmail(processor, ref slice),
    };

    bool MatchHost(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!text.StartsWith("www.") || !MayPrecede(processor, slice, slice.Start) || !AddressEnd.IsDomain(text)) return false;
        return Link(processor, ref slice, slice.Start, slice.Start + AddressEnd.Of(text), "http://");
    }

    bool MatchUrl(InlineProcessor processor, ref StringSlice slice)
    {
        if (SchemeBefore(processor, slice, HostSchemes) is not { } scheme) return false;
        var rest = slice.AsSpan()["://".Length..];
        if (!AddressEnd.IsDomain(rest, mayBeShort: true)) return false;
        return Link(processor, ref slice, slice.Start - scheme.Length, slice.Start + "://".Length + AddressEnd.Of(rest), "");
    }

    bool MatchScheme(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.AsSpan()[1..];
        if (SchemeBefore(processor, slice, MailSchemes) is { } scheme)
        {
            var name = rest.IndexOfAnyExcept(AddressEnd.NameCharacters);
            if (name < 1 || rest[name] != '@' || AddressEnd.OfMailDomain(rest[(name + 1)..]) is not (> 0 and var domain)) return false;
            var length = name + 1 + domain;
            // An address of XMPP may have a resource: letters, digits, @ and full stops.
            if (scheme == "xmpp" && length < rest.Length - 1 && rest[length] == '/')
            {
                var resource = rest[(length + 1)..].IndexOfAnyExcept(AddressEnd.ResourceCharacters);
                length = AddressEnd.WithoutStops(rest[..(resource < 0 ? rest.Length : length + 1 + resource)]);
            }
            return Link(processor, ref slice, slice.Start - scheme.Length, slice.Start + 1 + length, "");
        }
        if (SchemeBefore(processor, slice, ["tel"]) is null) return false;
        var number = AddressEnd.Of(rest);
        return number > 0 && Link(processor, ref slice, slice.Start - "tel".Length, slice.Start + 1 + number, "", hidden: "tel:".Length);
    }

    bool MatchEmail(InlineProcessor processor, ref StringSlice slice)
    {
        if (processor.Inline is not LiteralInline { Content: var before } || before.Text != slice.Text || before.End + 1 != slice.Start) return false;
        var name = before.Length - 1 - before.AsSpan().LastIndexOfAnyExcept(AddressEnd.NameCharacters);
        if (name == 0 || slice.Start > name && slice.Text[slice.Start - name - 1] is '@' or '/' or ':') return false;
        if (AddressEnd.OfMailDomain(slice.AsSpan()[1..]) is not (> 0 and var domain)) return false;
        return Link(processor, ref slice, slice.Start - name, slice.Start + 1 + domain, "mailto:");
    }

    /// <summary>Returns the scheme that ends before the current colon, and begins where an address may; null if there is none.</summary>
    static string? SchemeBefore(InlineProcessor processor, StringSlice slice, string[] schemes)
    {
        if (processor.Inline is not LiteralInline { Content: var before } || before.Text != slice.Text || before.End + 1 != slice.Start) return null;
        foreach (var scheme in schemes)
            if (before.AsSpan().EndsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return MayPrecede(processor, slice, slice.Start - scheme.Length) ? scheme : null;
        return null;
    }

    /// <summary>
    /// Whether an address may begin at a place: at the beginning of a text, after white space, or after <c>*</c>, <c>_</c>, <c>~</c> or <c>(</c>.
    /// </summary>
    static bool MayPrecede(InlineProcessor processor, StringSlice slice, int start) =>
        start == 0 || slice.Text[start - 1] is '*' or '_' or '~' or '(' || char.IsWhiteSpace(slice.Text[start - 1])
        || processor.Root!.FirstChild is null
        || processor.Root.FirstChild is LiteralInline { Content: var first } && first.Text == slice.Text && first.Start == start;

    /// <summary>Replaces the text of an address by a link.</summary>
    /// <param name="processor">The processor, whose last inline ends with what precedes the slice.</param>
    /// <param name="slice">The text that is left; begins behind the link afterwards.</param>
    /// <param name="start">The place where the address begins.</param>
    /// <param name="end">The place after the address.</param>
    /// <param name="prefix">What the address lacks in the text.</param>
    /// <param name="hidden">The number of characters at the beginning that the text of the link leaves out.</param>
    static bool Link(InlineProcessor processor, ref StringSlice slice, int start, int end, string prefix, int hidden = 0)
    {
        var budget = (WorkBudget)processor.Context!;
        if (IsInBrackets(processor, budget)) return false;
        budget.Charge(end - start);
        budget.ChargeNodes(NodesOfLink);
        TakeBack(processor, slice.Start - start);
        var written = slice.Text[start..end];
        var shown = new StringSlice(slice.Text, start + hidden, end - 1);
        if (written.Contains('&'))
        {
            // The address may be written with the entities of HTML, as editors write it: only one at the end is no part of it.
            written = HtmlHelper.Unescape(written, removeBackSlash: false);
            shown = new(written, hidden, written.Length - 1);
        }
        var span = new SourceSpan(processor.GetSourcePosition(start, out var line, out var column), processor.GetSourcePosition(end - 1));
        var link = new LinkInline { Url = prefix + written, IsClosed = true, IsAutoLink = true, Span = span, UrlSpan = span, Line = line, Column = column };
        link.AppendChild(new LiteralInline { Content = shown, Span = span, Line = line, Column = column, IsClosed = true });
        processor.Inline = link;
        slice.Start = end;
        return true;
    }

    /// <summary>Shortens the text that was read last, and removes it if nothing is left.</summary>
    static void TakeBack(InlineProcessor processor, int length)
    {
        if (length == 0) return;
        var literal = (LiteralInline)processor.Inline!;
        literal.Content.End -= length;
        literal.Span.End -= length;
        if (literal.Content.IsEmpty) literal.Remove();
    }

    /// <summary>Whether a bracket is open, so that the text may become that of a link.</summary>
    static bool IsInBrackets(InlineProcessor processor, WorkBudget budget)
    {
        var (work, isOpen) = (1L, false);
        for (var inline = processor.Inline; inline is not null && !isOpen; inline = inline.Parent, work++)
            isOpen = inline is LinkDelimiterInline { IsActive: true, Type: DelimiterType.Open };
        budget.Charge(work);
        return isOpen;
    }
}
