using ContentApi.Content.Markdown.Templates;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses attributes without a colon, as markdown-it-attrs, Pandoc and Nuxt Content have them: <c>![A picture](a.png){.wide}</c> gives them to the link, image,
/// emphasis, code or template markup directly before it, and <c>A sentence. {.note}</c> at the end of a paragraph to the paragraph or list item. Braces
/// elsewhere are
/// text.
/// </summary>
sealed class BareAttributesParser : InlineParser
{
    public BareAttributesParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (SpanAttributesParser.ReadWithoutColon(processor, text) is not var (list, length)) return false;
        if (Target(processor, text, length, list) is not { } target) return false;
        list.ApplyTo(target);
        if (processor.Inline is LiteralInline before) before.Content.TrimEnd();
        slice.Start += length;
        return true;
    }

    static MarkdownObject? Target(InlineProcessor processor, ReadOnlySpan<char> text, int length, AttributeList list)
    {
        if ((SpanAttributesParser.Before(processor) ?? processor.Inline as TemplateInline) is { } before) return before;
        // At the end of the paragraph, after a space or a line break.
        if (processor.Block is not ParagraphBlock paragraph || !text[length..].IsWhiteSpace() || !(text[1] is '.' or '#' || list.IsKnown)) return null;
        var isApart = processor.Inline is LineBreakInline || processor.Inline is LiteralInline literal && literal.Content.AsSpan() is [.., ' ' or '\t'];
        return !isApart ? null : paragraph.Parent is ListItemBlock item && item[0] == paragraph ? item : paragraph;
    }
}
