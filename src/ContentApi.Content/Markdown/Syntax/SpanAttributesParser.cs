using ContentApi.Content.Markdown.Bounds;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses kramdown's attributes of a span (https://kramdown.gettalong.org/syntax.html#span-ials): <c>*text*{: .class}</c> gives them to the emphasis, link,
/// image or code directly before it. At the beginning of a list item they belong to the item. Elsewhere they have no effect, and are not shown either.
/// </summary>
sealed class SpanAttributesParser : InlineParser
{
    public SpanAttributesParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!text.StartsWith("{:")) return false;
        var end = text[1..].IndexOfAny("{}\n") + 1;
        ((WorkBudget)processor.Context!).Charge(end > 0 ? end : text.Length);
        if (end == 0 || text[end] != '}') return false;
        var isExtension = text[2] is ':' or '/';
        var list = isExtension ? null : AttributeList.Read(text[2..end]);
        if (list is null && !isExtension) return false;

        slice.Start += end + 1;
        if (list is null) return true;
        if (list.Names.Count > 0) list.AddNamed(AttributeLists.Of(processor.Document).Named, (WorkBudget)processor.Context!);
        if (Target(processor) is not { } target) return true;
        list.ApplyTo(target);
        if (target is ListItemBlock) slice.TrimStart();
        return true;
    }

    /// <summary>Reads attributes without a colon at the beginning of a text; null if there are none.</summary>
    /// <returns>The attributes, and the number of characters with the braces.</returns>
    public static (AttributeList List, int Length)? ReadWithoutColon(InlineProcessor processor, ReadOnlySpan<char> text)
    {
        if (text is not ['{', not ':', ..]) return null;
        var end = text[1..].IndexOfAny("{}\n") + 1;
        ((WorkBudget)processor.Context!).Charge(end > 0 ? end : text.Length);
        return end > 0 && text[end] == '}' && AttributeList.Read(text[1..end]) is { Names.Count: 0, IsEmpty: false } list ? (list, end + 1) : null;
    }

    /// <summary>Returns what is directly before the braces, and may have attributes; null if there is nothing of the kind.</summary>
    public static MarkdownObject? Before(InlineProcessor processor) => processor.Inline switch
    {
        // Markdig gives the attributes of the closing delimiter to the emphasis.
        EmphasisDelimiterInline delimiter when (delimiter.Type & DelimiterType.Close) != 0 => delimiter,
        LinkInline or AutolinkInline or CodeInline or EmphasisInline => processor.Inline,
        _ => null,
    };

    static MarkdownObject? Target(InlineProcessor processor) =>
        processor.Inline is null && processor.Block!.Parent is ListItemBlock item && item[0] == processor.Block ? item : Before(processor);
}
