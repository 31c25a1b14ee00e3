using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Markdig's footnotes. Those that nothing refers to are taken out together: Markdig takes out one after another, and moves all that follow each time.</summary>
sealed class MeteredFootnoteParser : FootnoteParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        var isFirst = processor.Document.GetData(typeof(Footnote)) is null;
        // Must run before what the first footnote adds, and so is added before.
        if (isFirst) processor.Document.ProcessInlinesEnd += TakeOutUnused;
        var state = base.TryOpen(processor);
        if (isFirst && processor.Document.GetData(typeof(Footnote)) is null) processor.Document.ProcessInlinesEnd -= TakeOutUnused;
        return state;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        ((WorkBudget)processor.Context!).Charge(BlockMeter.StepsOfContinue);
        return base.TryContinue(processor, block);
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
