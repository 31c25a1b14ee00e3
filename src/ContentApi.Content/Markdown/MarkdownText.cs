using System.Text;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Markdown;

/// <summary>
/// A Markdown text with everything that the API derives from it. Immutable to its readers: a value is derived at its first request, and published by
/// writing one reference; until then threads may derive the same value, at most four of them if the text is large. The text is kept as UTF-8. The syntax
/// tree is not kept, because it takes some fifty times as much memory. HTML is kept as long as content links lead to the same addresses. All else depends
/// on the text alone.
/// </summary>
/// <param name="text">The Markdown, with line ends <c>\n</c>.</param>
/// <param name="path">The content path of the file, from which relative links are resolved.</param>
/// <param name="position">The place in the file where the text begins.</param>
/// <param name="indent">The indentation of the text's further lines in the file, in columns.</param>
/// <param name="isVerbatim">False if escapes or folding changed the text: <paramref name="position"/> is then reported as the place of all its parts.</param>
/// <param name="settings">How the text is read; null for the settings of a model without <c>@site</c>.</param>
public sealed class MarkdownText(
    string text, string path, TextPosition position, int indent = 0, bool isVerbatim = true, MarkdownSettings? settings = null)
{
    /// <summary>The maximum length of an excerpt, in grapheme clusters. <see cref="PlainText"/> has the whole text.</summary>
    public const int MaxExcerptLength = 5_000;

    /// <summary>Length of the text's beginning that is kept for excerpts, in grapheme clusters, unless a long excerpt is requested.</summary>
    const int ExcerptRoom = 512;

    // Half the size of the characters, which are rarely needed: most values are kept once they were derived.
    readonly byte[] utf8 = Encoding.UTF8.GetBytes(text);

    /// <summary>The text, until it is inspected for the snapshot; then null.</summary>
    string? characters = text;

    MarkdownInspection? inspection;
    MarkdownOutline? outline;
    MarkdownHtml? html, tree;
    PreparedValue? raw;
    PreparedValue? plainText;
    MarkdownExcerpt? excerpt;

    /// <summary>The plain text as UTF-8, once a filter has searched it.</summary>
    byte[]? searched;

    /// <summary>Whether the text is beyond a limit. Kept, because such texts take longest to parse.</summary>
    internal bool IsTooComplex { get; private set; }

    /// <summary>The Markdown as it is written. Decoded at each call once the text is inspected.</summary>
    public string Text => characters ?? Encoding.UTF8.GetString(utf8);

    /// <summary>The size of the text, in bytes of UTF-8.</summary>
    public int Bytes => utf8.Length;

    public string Path { get; } = path;
    public TextPosition Position { get; } = position;
    public int Indent { get; } = indent;
    public bool IsVerbatim { get; } = isVerbatim;
    public MarkdownSettings Settings { get; } = settings ?? MarkdownSettings.Default;

    /// <summary>The syntax of the text. A text in HTML is always sanitised, even if the settings say that raw HTML is escaped.</summary>
    public BodySyntax Syntax { get; init; }

    /// <summary>Whether the text is MDX: Markdown with elements and expressions of JSX.</summary>
    public bool IsMdx => Syntax == BodySyntax.Mdx;

    /// <summary>The Markdown as a JSON string.</summary>
    public PreparedValue Raw => raw ??= PreparedValue.FromString(Text);

    /// <summary>Links and images whose target is a relative path or a path from the content root, in the order of the text.</summary>
    public IReadOnlyList<ContentLink> ContentLinks => Inspection.ContentLinks;

    /// <summary>Faults that the Markdown itself shows, such as a forbidden scheme. Paths are relative to the content root.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => Inspection.Diagnostics;

    /// <summary>
    /// The text without markup: blocks are separated by an empty line, list items and table rows by a line end, table cells by a tab. An image is replaced by
    /// its alternative text.
    /// </summary>
    public PreparedValue PlainText => WritePlainText(null);

    /// <summary>Returns <see cref="PlainText"/> for a request whose time is limited.</summary>
    /// <param name="meter">The meter of the request; null if no request waits.</param>
    internal PreparedValue WritePlainText(StepMeter? meter)
    {
        if (plainText is { } known) return known;
        using var turn = LargeTexts.Enter(Bytes, meter);
        return plainText ??= PreparedValue.FromString(PlainTextWriter.Write(Parse(meter)));
    }

    /// <summary>
    /// Returns <see cref="PlainText"/> for a filter. It is kept as UTF-8, since a filter reads the texts of all entries, and the next one will as well.
    /// </summary>
    internal string ReadSearchedText(StepMeter meter)
    {
        if (plainText?.Value is string known) return known;
        if (searched is { } kept) return Encoding.UTF8.GetString(kept);
        var plain = ReadPlainText(meter);
        var bytes = Encoding.UTF8.GetBytes(plain);
        // Many short texts have no markup.
        searched = bytes.AsSpan().SequenceEqual(utf8) ? utf8 : bytes;
        return plain;
    }

    /// <summary>Returns <see cref="PlainText"/> without keeping it.</summary>
    internal string ReadPlainText(StepMeter? meter = null)
    {
        if (plainText?.Value is string known) return known;
        using var turn = LargeTexts.Enter(Bytes, meter);
        return PlainTextWriter.Write(Parse(meter));
    }

    internal PlainSections ReadPlainSections(StepMeter meter)
    {
        using var turn = LargeTexts.Enter(Bytes, meter);
        return PlainTextWriter.WriteSections(Parse(meter));
    }

    /// <summary>The headings in the order of the text.</summary>
    public IReadOnlyList<MarkdownHeading> Headings => ReadOutline().Headings;

    /// <summary>The headings as a tree: each is a child of the nearest heading before it that has a lower level.</summary>
    public IReadOnlyList<TocEntry> Toc => ReadOutline().Toc;

    /// <summary>The number of words in <see cref="PlainText"/>. Each Chinese or Japanese character counts as one.</summary>
    public int WordCount => ReadOutline().WordCount;

    /// <summary>The time to read the text at 200 words a minute, rounded up; 0 for an empty text.</summary>
    public int ReadingTimeMinutes => ReadOutline().ReadingTimeMinutes;

    MarkdownInspection Inspection => inspection ?? Inspect(new());

    /// <summary>The ids of the text on its page; null if they are the ones that it has alone.</summary>
    internal TextIds? Ids { get; private set; }

    /// <summary>The public path of the page that shows the text, from which browsers resolve relative links; null if it has none.</summary>
    internal string? PageUrl { get; private set; }

    /// <summary>Finds the text's content links and faults while its file is read.</summary>
    /// <param name="allowance">The steps that all texts of the file share.</param>
    /// <param name="page">The ids of the texts before this one in the file; null if it is the only one.</param>
    /// <param name="url">The public path of the entry; null if it has none.</param>
    internal MarkdownInspection Inspect(MarkdownAllowance allowance, PageIds? page = null, string? url = null)
    {
        if (inspection is null) PageUrl = url;
        inspection ??= MarkdownInspection.Of(this, allowance, page is null ? null : parsed => Ids = page.Take(parsed));
        characters = null;
        return inspection;
    }

    /// <param name="meter">The meter of a request whose time is limited; null if no request waits.</param>
    internal MarkdownOutline ReadOutline(StepMeter? meter = null)
    {
        if (outline is { } known) return known;
        using var turn = LargeTexts.Enter(Bytes, meter);
        return outline ??= MarkdownOutline.Of(Parse(meter));
    }

    /// <summary>
    /// Returns the beginning of <see cref="PlainText"/> on one line, up to the author's mark (<c>&lt;!--more--></c>) if there is one. A longer beginning is cut
    /// at the end of a word, with an ellipsis.
    /// </summary>
    /// <param name="length">The maximum length in grapheme clusters, the ellipsis included: 1 to <see cref="MaxExcerptLength"/>.</param>
    /// <param name="meter">The meter of a request whose time is limited; null if no request waits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is out of its range.</exception>
    public PreparedValue Excerpt(int length, StepMeter? meter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxExcerptLength);
        // A front end requests the same length again and again: the last excerpt is worth keeping, a table of all lengths is not.
        if (KnownExcerpt(length) is { } known) return known.Value;
        using var turn = LargeTexts.Enter(Bytes, meter);
        return (KnownExcerpt(length) ?? KeepExcerpt(Beginning(length, meter), length)).Value;
    }

    /// <summary>Returns the excerpt that is kept, or one made of the beginning that is kept; null if neither has this length.</summary>
    MarkdownExcerpt? KnownExcerpt(int length) =>
        excerpt is not { } known ? null
            : known.Length == length ? known
            : known.Room > length ? KeepExcerpt((known.Room, known.Beginning), length) : null;

    MarkdownExcerpt KeepExcerpt((int Room, string Text) beginning, int length) =>
        excerpt = new(beginning.Room, beginning.Text, length, PreparedValue.FromString(Words.Excerpt(beginning.Text, length)));

    /// <summary>Whether the text may have a mark that ends its excerpt.</summary>
    bool MayEndExcerpt => utf8.AsSpan().IndexOf("<!--"u8) >= 0 || utf8.AsSpan().IndexOf("{/*"u8) >= 0;

    /// <summary>Returns more of the text than the excerpt needs, so that requests for many lengths parse the text only a few times.</summary>
    (int Room, string Beginning) Beginning(int length, StepMeter? meter)
    {
        var room = Math.Min(Math.Max(ExcerptRoom, 2 * length), MaxExcerptLength + 1);
        if (plainText?.Value is string known && !MayEndExcerpt) return (room, Words.Beginning(known, room, out _));
        var parsed = Parse(meter);
        // White space is collapsed and a cluster may have any number of characters, so that the first guess may be too short.
        for (var enough = 4 * room; ; enough *= 4)
        {
            var (text, end) = PlainTextWriter.Write(parsed, enough);
            // An author who marks the end wants no more, also if the excerpt could be longer. A mark before all text is none.
            var isMarked = end > 0 && !string.IsNullOrWhiteSpace(text[..end]);
            var beginning = Words.Beginning(isMarked ? text[..end] : text, room, out var isCut);
            if (isCut || isMarked || text.Length < enough) return (room, beginning);
        }
    }

    /// <summary>
    /// Returns safe HTML: raw HTML is sanitised or escaped, other schemes than the allowed ones are removed, content links have the addresses that
    /// <paramref name="resolve"/> returns. <see cref="object.ToString"/> of the result's <see cref="PreparedValue.Value"/> returns the HTML.
    /// </summary>
    /// <param name="resolve">
    /// Returns the URL of a content link without its query and fragment; null replaces the link by its text. The same delegate must return the same URLs at
    /// every call.
    /// </param>
    /// <param name="meter">The meter of a request whose time is limited; null if no request waits.</param>
    /// <param name="variant">Other ids or levels of headings; null for <see cref="HtmlVariant.Default"/>. Only HTML of the default is kept.</param>
    public PreparedValue Html(Func<ContentLink, string?> resolve, StepMeter? meter = null, HtmlVariant? variant = null)
    {
        var isDefault = variant is null || variant == HtmlVariant.Default;
        if (isDefault && KnownHtml(resolve) is { } known) return known.Value;
        using var turn = LargeTexts.Enter(Bytes, meter);
        if (isDefault && KnownHtml(resolve) is { } made) return made.Value;
        // The links come first: to find them the text is inspected, which may show that it cannot be rendered.
        var links = ContentLinks;
        if (!isDefault) return MarkdownHtml.Render(Parse(meter, variant), links, resolve).Value;
        return (html = html?.Refill(this, links, resolve) ?? MarkdownHtml.Render(Parse(meter), links, resolve)).Value;
    }

    MarkdownHtml? KnownHtml(Func<ContentLink, string?> resolve) => Fitting(html, resolve);

    /// <summary>Returns the syntax tree as JSON in the shape of mdast. Its links have the addresses of <see cref="Html"/>.</summary>
    /// <param name="resolve">See <see cref="Html"/>.</param>
    /// <param name="meter">See <see cref="Html"/>.</param>
    public PreparedValue Tree(Func<ContentLink, string?> resolve, StepMeter? meter = null)
    {
        if (Fitting(tree, resolve) is { } known) return known.Value;
        using var turn = LargeTexts.Enter(Bytes, meter);
        if (Fitting(tree, resolve) is { } made) return made.Value;
        var links = ContentLinks;
        return (tree = MarkdownHtml.WriteTree(Parse(meter), links, resolve)).Value;
    }

    MarkdownHtml? Fitting(MarkdownHtml? made, Func<ContentLink, string?> resolve) => made?.Fits(ContentLinks, resolve) == true ? made : null;

    /// <summary>
    /// Returns the links and images of <see cref="Html"/> in the order of the text, without those that lead nowhere or have a forbidden scheme.
    /// </summary>
    /// <param name="resolve">See <see cref="Html"/>.</param>
    /// <param name="meter">See <see cref="Html"/>.</param>
    public IReadOnlyList<MarkdownLink> Links(Func<ContentLink, string?> resolve, StepMeter? meter = null) =>
        ReadOutline(meter).ResolveLinks(ContentLinks, resolve);

    /// <summary>Parses the text while its file is read, and checks all limits that do not depend on other files.</summary>
    internal ParsedMarkdown Parse(MarkdownAllowance allowance)
    {
        var text = Text;
        var parsed = Parse(new WorkBudget(text.Length, allowance.ExtraSteps, null));
        allowance.Take(parsed.Budget);
        // The HTML of a shorter text can only be beyond the limit if the addresses of its links are long.
        // That of raw HTML is checked when it is read.
        if (parsed.Document is null || parsed.Html is not null || !MarkdownLimits.MayOverflow(text.Length)
            || MarkdownHtml.TryWrite(parsed, null)) return parsed;
        IsTooComplex = true;
        return ParsedMarkdown.TooComplex(this, parsed.Budget);
    }

    ParsedMarkdown Parse(StepMeter? meter, HtmlVariant? variant = null) => Parse(new WorkBudget(Text.Length, MarkdownLimits.ExtraSteps, meter), variant);

    ParsedMarkdown Parse(WorkBudget budget, HtmlVariant? variant = null)
    {
        if (IsTooComplex) return ParsedMarkdown.TooComplex(this, budget);
        var parsed = MarkdownSyntax.Parse(this, budget, variant ?? HtmlVariant.Default);
        IsTooComplex = parsed.Document is null;
        return parsed;
    }

    public override string ToString() => Text;
}
