using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Reads <c>[!NOTE]</c>, alone on the first line of a quote with more content, as the kind of an alert
/// (https://docs.github.com/en/get-started/writing-on-github#alerts).
/// </summary>
sealed class AlertParser : InlineParser
{
    public AlertParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '!' || processor.Inline is not null) return false;
        if (processor.Block is not ParagraphBlock { Parent: QuoteBlock quote } paragraph || quote[0] != paragraph || Alert.Of(quote) is not null) return false;
        var text = slice.AsSpan();
        var lineEnd = text.IndexOf('\n');
        var line = (lineEnd < 0 ? text : text[..lineEnd]).TrimEnd();
        if (!line.EndsWith(']') || Alert.Named(line[2..^1]) is not { } alert || lineEnd < 0 && quote.Count == 1) return false;
        quote.SetData(typeof(Alert), alert);
        paragraph.RemoveAfterProcessInlines = lineEnd < 0;
        slice.Start += lineEnd < 0 ? text.Length : lineEnd + 1;
        return true;
    }
}

/// <summary>A kind of alert.</summary>
/// <param name="Name">The name in classes.</param>
/// <param name="Title">The title that readers see.</param>
sealed record Alert(string Name, string Title)
{
    static readonly Alert[] all = [.. new[] { "Note", "Tip", "Important", "Warning", "Caution" }.Select(title => new Alert(title.ToLowerInvariant(), title))];

    public static Alert? Named(ReadOnlySpan<char> name)
    {
        foreach (var alert in all)
            if (name.Equals(alert.Name, StringComparison.OrdinalIgnoreCase)) return alert;
        return null;
    }

    /// <summary>Returns the alert that a quote is; null if it is an ordinary quote.</summary>
    public static Alert? Of(QuoteBlock quote) => quote.GetData(typeof(Alert)) as Alert;
}

/// <summary>Renders alerts with the elements and classes of GitHub's, without its icons, and other quotes as Markdig does.</summary>
sealed class AlertRenderer : QuoteBlockRenderer
{
    protected override void Write(HtmlRenderer renderer, QuoteBlock quote)
    {
        if (Alert.Of(quote) is not { } alert)
        {
            base.Write(renderer, quote);
            return;
        }
        var attributes = new HtmlAttributes();
        attributes.AddClass("markdown-alert");
        attributes.AddClass("markdown-alert-" + alert.Name);
        quote.TryGetAttributes()?.CopyTo(attributes, mergeIdAndProperties: true);
        renderer.EnsureLine();
        renderer.Write("<div").WriteAttributes(attributes).WriteLine(">");
        renderer.WriteLine($"<p class=\"markdown-alert-title\">{alert.Title}</p>");
        var saved = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(quote);
        renderer.ImplicitParagraph = saved;
        renderer.WriteLine("</div>");
    }
}
