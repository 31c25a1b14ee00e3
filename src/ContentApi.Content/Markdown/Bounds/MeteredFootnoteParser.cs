using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Markdig's footnotes, without its searches among all of them. Those that nothing refers to are taken out together: Markdig takes out one after another, and moves all that follow each time.</summary>
sealed class MeteredFootnoteParser : FootnoteParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        var isFirst = processor.Document.GetData(typeof(Footnote)) is null;
        // Must run before what the first footnote adds, and so is added before.
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

    /// <summary>Each new footnote is sought in the list of all definitions, where it is never found: they are known by their labels.</summary>
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
