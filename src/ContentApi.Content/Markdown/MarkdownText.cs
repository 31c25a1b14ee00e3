using System.Text;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Markdown;

/// <summary>
/// Markdown with everything that the API tells of it. Immutable to its readers: what is derived waits until it is first asked for,
/// and is published by one reference; until then threads may do the same work, of a large text four at most. The text is kept as UTF-8; the syntax tree is not (it weighs
/// some fifty times the text); HTML is kept while content links lead to the same addresses; all else depends on the text alone.
/// </summary>
/// <param name="text">The Markdown, line ends <c>\n</c>.</param>
/// <param name="path">The content path of the file, from which relative links are resolved.</param>
/// <param name="position">Where the text begins in the file; further lines begin at column <paramref name="indent"/> + 1.</param>
/// <param name="isVerbatim">False where escapes or folding made the text: then all of it is told to stand at <paramref name="position"/>.</param>
public sealed class MarkdownText(string text, string path, TextPosition position, int indent = 0, bool isVerbatim = true)
{
    /// <summary>The longest excerpt, in characters. More is no excerpt: ask for <see cref="PlainText"/>.</summary>
    public const int MaxExcerptLength = 5_000;

    /// <summary>How much of the text's beginning is kept for excerpts at first, in grapheme clusters.</summary>
    const int ExcerptRoom = 512;

    // Half of what the characters would take: nearly all that is asked of a text is kept in its own form once it was asked for.
    readonly byte[] utf8 = Encoding.UTF8.GetBytes(text);

    /// <summary>The characters, until the build has asked what it needs of them.</summary>
    string? characters = text;

    MarkdownInspection? inspection;
    MarkdownOutline? outline;
    MarkdownHtml? html;
    PreparedValue? raw;
    PreparedValue? plainText;
    MarkdownExcerpt? excerpt;

    /// <summary>Found out once: the costliest texts are those that are refused.</summary>
    bool isTooComplex;

    /// <summary>The Markdown as it is written; made anew of its bytes for each who asks.</summary>
    public string Text => characters ?? Encoding.UTF8.GetString(utf8);

    /// <summary>What the text takes, in bytes of UTF-8.</summary>
    public int Bytes => utf8.Length;

    public string Path { get; } = path;
    public TextPosition Position { get; } = position;
    public int Indent { get; } = indent;
    public bool IsVerbatim { get; } = isVerbatim;

    /// <summary>The Markdown as a JSON string.</summary>
    public PreparedValue Raw => raw ??= PreparedValue.FromString(Text);

    /// <summary>Links and images whose target is a relative path or a path from the content root, in the order of the text.</summary>
    public IReadOnlyList<ContentLink> ContentLinks => Inspection.ContentLinks;

    /// <summary>What can be told from the Markdown alone: faults such as a forbidden scheme; paths relative to the content root.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => Inspection.Diagnostics;

    /// <summary>
    /// The text without markup: blocks parted by an empty line, list items and table rows by a line end, table cells by a tab;
    /// an image gives its alternative text.
    /// </summary>
    public PreparedValue PlainText => WritePlainText(null);

    /// <summary><see cref="PlainText"/> for a request whose time is limited.</summary>
    /// <param name="meter">Of the request; null where nobody waits.</param>
    internal PreparedValue WritePlainText(StepMeter? meter)
    {
        if (plainText is { } known) return known;
        using var turn = LargeTexts.Enter(Bytes, meter);
        return plainText ??= PreparedValue.FromString(PlainTextWriter.Write(Parse(meter)));
    }

    /// <summary><see cref="PlainText"/> for one use: it is not kept.</summary>
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

    /// <summary>Every heading in the order of the text.</summary>
    public IReadOnlyList<MarkdownHeading> Headings => ReadOutline().Headings;

    /// <summary>The headings as a tree: each below the nearest heading before it that has a lower level.</summary>
    public IReadOnlyList<TocEntry> Toc => ReadOutline().Toc;

    /// <summary>Words of <see cref="PlainText"/>; each Chinese or Japanese character counts as one.</summary>
    public int WordCount => ReadOutline().WordCount;

    /// <summary>At 200 words a minute, rounded up; 0 for an empty text.</summary>
    public int ReadingTimeMinutes => ReadOutline().ReadingTimeMinutes;

    MarkdownInspection Inspection => inspection ?? Inspect(new());

    /// <param name="allowance">That of the file.</param>
    internal MarkdownInspection Inspect(MarkdownAllowance allowance)
    {
        inspection ??= MarkdownInspection.Of(this, allowance);
        characters = null;
        return inspection;
    }

    /// <param name="meter">Of a request whose time is limited; null where nobody waits.</param>
    internal MarkdownOutline ReadOutline(StepMeter? meter = null)
    {
        if (outline is { } known) return known;
        using var turn = LargeTexts.Enter(Bytes, meter);
        return outline ??= MarkdownOutline.Of(Parse(meter));
    }

    /// <summary>
    /// The beginning of <see cref="PlainText"/> on one line, cut at the end of a word, with an ellipsis where something was cut off.
    /// </summary>
    /// <param name="length">The most characters (as a reader counts them: grapheme clusters), the ellipsis included; 1 to <see cref="MaxExcerptLength"/>.</param>
    /// <param name="meter">Of a request whose time is limited; null where nobody waits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is out of its range.</exception>
    public PreparedValue Excerpt(int length, StepMeter? meter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxExcerptLength);
        // A front end asks for one length again and again: the last one is worth keeping, a table of all is not.
        if (KnownExcerpt(length) is { } known) return known.Value;
        using var turn = LargeTexts.Enter(Bytes, meter);
        return (KnownExcerpt(length) ?? KeepExcerpt(Beginning(length, meter), length)).Value;
    }

    /// <summary>An excerpt of this length that was made before, or can be made of what was kept then.</summary>
    MarkdownExcerpt? KnownExcerpt(int length) =>
        excerpt is not { } known ? null : known.Length == length ? known : known.Room > length ? KeepExcerpt((known.Room, known.Beginning), length) : null;

    MarkdownExcerpt KeepExcerpt((int Room, string Text) beginning, int length) =>
        excerpt = new(beginning.Room, beginning.Text, length, PreparedValue.FromString(Words.Excerpt(beginning.Text, length)));

    /// <summary>Longer than what is asked for, so that to ask for many lengths in turn is not to parse as often.</summary>
    (int Room, string Beginning) Beginning(int length, StepMeter? meter)
    {
        var room = Math.Min(Math.Max(ExcerptRoom, 2 * length), MaxExcerptLength + 1);
        if (plainText?.Value is string known) return (room, Words.Beginning(known, room, out _));
        var parsed = Parse(meter);
        // White space is left out, and a cluster may have any number of characters.
        for (var enough = 4 * room; ; enough *= 4)
        {
            var text = PlainTextWriter.Write(parsed, enough);
            var beginning = Words.Beginning(text, room, out var isCut);
            if (isCut || text.Length < enough) return (room, beginning);
        }
    }

    /// <summary>
    /// Safe HTML: raw HTML escaped, schemes from an allow-list, content links as <paramref name="resolve"/> gives them.
    /// The result's <see cref="PreparedValue.Value"/> gives the HTML by <see cref="object.ToString"/>.
    /// </summary>
    /// <param name="resolve">The URL for a content link, without its query and fragment; null leaves the link out and keeps its text. One that is given
    /// again gives the same URLs again.</param>
    /// <param name="meter">Of a request whose time is limited; null where nobody waits.</param>
    public PreparedValue Html(Func<ContentLink, string?> resolve, StepMeter? meter = null)
    {
        if (KnownHtml(resolve) is { } known) return known.Value;
        using var turn = LargeTexts.Enter(Bytes, meter);
        if (KnownHtml(resolve) is { } made) return made.Value;
        // In this order: the links are those of the inspection, which may find that the text cannot be rendered.
        var links = ContentLinks;
        return (html = MarkdownHtml.Render(Parse(meter), links, resolve)).Value;
    }

    MarkdownHtml? KnownHtml(Func<ContentLink, string?> resolve) => html is { } known && known.Fits(ContentLinks, resolve) ? known : null;

    /// <summary>The links and images of <see cref="Html"/> in the order of the text: without those that lead nowhere or have a forbidden scheme.</summary>
    /// <param name="resolve">As for <see cref="Html"/>.</param>
    /// <param name="meter">The same.</param>
    public IReadOnlyList<MarkdownLink> Links(Func<ContentLink, string?> resolve, StepMeter? meter = null) => ReadOutline(meter).ResolveLinks(ContentLinks, resolve);

    /// <summary>Parses the text for the reading of its file: finds out whether it is within all limits that can be told without other files.</summary>
    internal ParsedMarkdown Parse(MarkdownAllowance allowance)
    {
        var text = Text;
        var parsed = Parse(new WorkBudget(text.Length, allowance.ExtraSteps, null));
        allowance.Take(parsed.Budget);
        // Only so long a text can be beyond the limit by its marks alone.
        if (parsed.Document is null || !MarkdownLimits.MayOverflow(text.Length) || MarkdownHtml.TryWrite(parsed, null)) return parsed;
        isTooComplex = true;
        return ParsedMarkdown.TooComplex(this, parsed.Budget);
    }

    ParsedMarkdown Parse(StepMeter? meter) => Parse(new WorkBudget(Text.Length, MarkdownLimits.ExtraSteps, meter));

    ParsedMarkdown Parse(WorkBudget budget)
    {
        if (isTooComplex) return ParsedMarkdown.TooComplex(this, budget);
        var parsed = MarkdownSyntax.Parse(this, budget);
        isTooComplex = parsed.Document is null;
        return parsed;
    }

    public override string ToString() => Text;
}
