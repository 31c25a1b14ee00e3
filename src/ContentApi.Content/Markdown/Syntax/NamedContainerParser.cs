using System.Buffers;
using ContentApi.Content.Markdown.Bounds;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses containers: <c>:::tip Title</c>, <c>:::tip[Title]{.class #id}</c>, <c>::: {.note}</c> and <c>:::{note} Title</c>, as VuePress, Docusaurus, Pandoc and
/// MyST write them. A line of three or more colons closes the innermost open container with as many, or else the innermost with fewer. One that is not closed
/// ends with the block that it is in.
/// </summary>
sealed class NamedContainerParser : BlockParser
{
    const int MinFence = 3;

    static readonly SearchValues<char> nameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public NamedContainerParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        var fence = line.AsSpan().IndexOfAnyExcept(':');
        // A line of colons alone opens nothing.
        if (processor.IsCodeIndent || fence < MinFence) return BlockState.None;
        line.Start += fence;
        line.Trim();
        if (ReadName(ref line, out var attributes) is not { } name) return BlockState.None;
        var container = new NamedContainer(this, name, fence, Innermost(processor))
        {
            Column = processor.Column, Span = new(processor.Start, processor.Line.End),
        };
        container.GetAttributes().AddClass(NamedContainerRenderer.Class);
        if (name.Length > 0) container.GetAttributes().AddClass(name);
        AddTitle(container, line, processor);
        attributes?.ApplyTo(container);
        processor.Document.SetData(typeof(NamedContainer), container);
        processor.NewBlocks.Push(container);
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var budget = (WorkBudget)processor.Context!;
        budget.Charge(BlockMeter.StepsOfContinue);
        // The fences in a block of code are code.
        if (processor.CurrentChar != ':' || processor.IsCodeIndent || processor.CurrentBlock is FencedCodeBlock) return BlockState.Continue;
        var line = processor.Line.AsSpan().TrimEnd();
        if (line.Length < MinFence || line.IndexOfAnyExcept(':') >= 0) return BlockState.Continue;
        budget.Charge(BlockMeter.StepsOfContinue);
        return ClosedBy(line.Length, Innermost(processor)) == block ? BlockState.BreakDiscard : BlockState.Continue;
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        processor.Document.SetData(typeof(NamedContainer), ((NamedContainer)block).Outer ?? (object)false);
        return true;
    }

    static NamedContainer? Innermost(BlockProcessor processor) => processor.Document.GetData(typeof(NamedContainer)) as NamedContainer;

    static NamedContainer? ClosedBy(int fence, NamedContainer? innermost)
    {
        NamedContainer? shorter = null;
        for (var open = innermost; open is not null; open = open.Outer)
        {
            if (open.Fence == fence) return open;
            if (open.Fence < fence) shorter ??= open;
        }
        return shorter;
    }

    /// <summary>Takes the name, and the attributes in braces, from the beginning of the line. The rest is the title.</summary>
    static string? ReadName(ref StringSlice line, out AttributeList? attributes)
    {
        attributes = null;
        if (line.CurrentChar == '{')
        {
            attributes = TakeAttributes(ref line);
            if (attributes is null) return null;
            return attributes.Names is [var only] && only.AsSpan().IndexOfAnyExcept(nameCharacters) < 0 ? only : attributes.Names.Count == 0 ? "" : null;
        }
        var length = line.AsSpan().IndexOfAnyExcept(nameCharacters);
        if (length < 0) length = line.Length;
        if (length == 0) return null;
        var name = line.AsSpan()[..length].ToString();
        line.Start += length;
        if (line.CurrentChar is not ('\0' or ' ' or '\t' or '[' or '{')) return null;
        line.TrimStart();
        if (line.CurrentChar == '[' && line.AsSpan().LastIndexOf(']') is > 0 and var close)
        {
            var after = new StringSlice(line.Text, line.Start + close + 1, line.End);
            after.TrimStart();
            if (!after.IsEmpty && after.CurrentChar != '{') return name;
            attributes = after.IsEmpty ? null : TakeAttributes(ref after);
            line = new(line.Text, line.Start + 1, line.Start + close - 1);
            return name;
        }
        if (line.CurrentChar == '{') attributes = TakeAttributes(ref line);
        return name;
    }

    static AttributeList? TakeAttributes(ref StringSlice line)
    {
        var close = line.AsSpan().IndexOf('}');
        if (close < 0 || AttributeList.Read(line.AsSpan()[1..close]) is not { } list) return null;
        line.Start += close + 1;
        return list;
    }

    void AddTitle(NamedContainer container, StringSlice title, BlockProcessor processor)
    {
        // Pandoc allows colons at the end of an opening fence.
        if (title.AsSpan().TrimEnd(':').IsWhiteSpace()) return;
        title.Trim();
        ((WorkBudget)processor.Context!).ChargeNodes(BlockMeter.NodesOfBlock);
        var line = new StringLine(title, processor.LineIndex, processor.Column, title.Start, NewLine.None);
        var paragraph = new ParagraphBlock(null!) { Line = processor.LineIndex, Span = new(title.Start, title.End), IsOpen = false, Lines = new(1) };
        paragraph.Lines.Add(ref line);
        paragraph.GetAttributes().AddClass(NamedContainerRenderer.TitleClass);
        container.Add(paragraph);
        container.HasTitle = true;
    }
}
