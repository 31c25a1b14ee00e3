using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>The footnotes of a text that is being parsed.</summary>
sealed class Footnotes
{
    readonly Dictionary<string, Footnote> byLabel = new(StringComparer.OrdinalIgnoreCase);
    readonly List<Footnote> used = [];
    readonly FootnoteGroup group;

    Footnotes(FootnoteGroup group) => this.group = group;

    /// <summary>The footnotes of a text; null if it has none.</summary>
    public static Footnotes? Of(MarkdownDocument document) => (Footnotes?)document.GetData(typeof(Footnotes));

    /// <summary>Adds a place for footnotes to a text that has none. After the inlines are parsed it is at the end of the text.</summary>
    public static Footnotes AddTo(MarkdownDocument document, BlockParser parser)
    {
        var footnotes = new Footnotes(new(parser));
        document.Add(footnotes.group);
        document.SetData(typeof(Footnotes), footnotes);
        document.ProcessInlinesEnd += Finish;
        return footnotes;
    }

    /// <summary>Adds a definition. Of several with one label, which differ in capitals at most, the first counts.</summary>
    public void Add(Footnote footnote)
    {
        group.Add(footnote);
        byLabel.TryAdd(footnote.Label!, footnote);
    }

    public Footnote? Find(string label) => byLabel.GetValueOrDefault(label);

    /// <summary>Makes a reference to a footnote. Footnotes are numbered in the order of their first references.</summary>
    public FootnoteLink Refer(Footnote footnote)
    {
        if (footnote.Order < 0)
        {
            used.Add(footnote);
            footnote.Order = used.Count;
        }
        var link = new FootnoteLink(footnote);
        footnote.Links.Add(link);
        return link;
    }

    /// <summary>Moves the footnotes to which something refers to the end of the text, in their order, and links them back.</summary>
    static void Finish(InlineProcessor processor, Inline? inline)
    {
        var document = processor.Document;
        document.ProcessInlinesEnd -= Finish;
        var (group, used) = (Of(document)!.group, Of(document)!.used);
        document.RemoveData(typeof(Footnotes));
        document.Remove(group);
        group.Clear();
        if (used.Count == 0) return;
        document.Add(group);
        var index = 0;
        foreach (var footnote in used)
        {
            group.Add(footnote);
            if (footnote.LastChild is not ParagraphBlock last) footnote.Add(last = new());
            last.Inline ??= new();
            foreach (var link in footnote.Links)
            {
                link.Index = ++index;
                last.Inline.AppendChild(new FootnoteLink(footnote) { Index = index, IsBackLink = true });
            }
        }
    }
}
