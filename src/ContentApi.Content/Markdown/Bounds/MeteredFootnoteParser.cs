using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// Parses footnotes as Markdig does, without its searches among all of them. Footnotes to which nothing refers are removed together: Markdig removes them one
/// by one, and moves all that follow each time.
/// </summary>
sealed class MeteredFootnoteParser : FootnoteParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        var isFirst = processor.Document.GetData(typeof(Footnote)) is null;
        // Must run before the handler that the first footnote adds, and so is added before it.
        if (isFirst) processor.Document.ProcessInlinesEnd += TakeOutUnused;
        var state = base.TryOpen(processor);
        ForgetOrder(processor);
        if (isFirst && processor.Document.GetData(typeof(Footnote)) is null) processor.Document.ProcessInlinesEnd -= TakeOutUnused;
        return state;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        ((WorkBudget)processor.Context!).Charge(BlockMeter.StepsOfContinue);
        var state = base.TryContinue(processor, block);
        ForgetOrder(processor);
        return state;
    }

    /// <summary>
    /// Empties the list of all definitions, in which Markdig looks for each new footnote and never finds it. Footnotes are found by their labels.
    /// </summary>
    static void ForgetOrder(BlockProcessor processor)
    {
        if (processor.Document.GetData(typeof(LinkReferenceDefinitionGroup)) is LinkReferenceDefinitionGroup { Count: > 0 } group) group.Clear();
    }

    static void TakeOutUnused(InlineProcessor processor, Inline? inline)
    {
        if (processor.Document.GetData(typeof(Footnote)) is not FootnoteGroup group) return;
        var used = group.OfType<Footnote>().Where(footnote => footnote.Order >= 0).ToList();
        if (used.Count == group.Count) return;
        group.Clear();
        foreach (var footnote in used) group.Add(footnote);
    }
}
