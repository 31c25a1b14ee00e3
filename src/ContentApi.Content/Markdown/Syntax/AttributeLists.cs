using ContentApi.Content.Markdown.Bounds;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>The lines of attributes of a document, which are given to their blocks once all blocks are parsed.</summary>
sealed class AttributeLists
{
    /// <summary>The number of lines.</summary>
    public int Count { get; set; }

    /// <summary>The lists that have a name.</summary>
    public Dictionary<string, AttributeList> Named { get; } = new(StringComparer.Ordinal);

    bool hasContents;

    public static AttributeLists Of(MarkdownDocument document)
    {
        if (document.GetData(typeof(AttributeLists)) is AttributeLists known) return known;
        var lists = new AttributeLists();
        document.SetData(typeof(AttributeLists), lists);
        return lists;
    }

    /// <summary>Adds the line of a processor to the tree, until <see cref="Apply"/> takes it out.</summary>
    /// <param name="processor">The processor at the line.</param>
    /// <param name="block">The block for the line, which has no place yet.</param>
    /// <returns>What the parser of the line returns.</returns>
    public static BlockState Add(BlockProcessor processor, AttributeListBlock block)
    {
        (block.Column, block.Span, block.ProcessInlines) = (processor.Column, new(processor.Line.Start, processor.Line.End), false);
        Of(processor.Document).Count++;
        processor.NewBlocks.Push(block);
        return BlockState.BreakDiscard;
    }

    /// <summary>
    /// Takes the lines out of the tree. A line directly below a block gives its attributes to that block, and otherwise to the one directly below it; the list
    /// above <c>{:toc}</c> becomes a table of contents. A line between empty lines has no effect.
    /// </summary>
    /// <exception cref="MarkdownTooComplexException">The budget is spent.</exception>
    public static void Apply(MarkdownDocument document, WorkBudget budget)
    {
        if (document.GetData(typeof(AttributeLists)) is not AttributeLists { Count: > 0 } lists) return;
        var open = new Stack<ContainerBlock>();
        open.Push(document);
        while (open.TryPop(out var container))
        {
            var hasLines = false;
            foreach (var block in container)
            {
                budget.Visit();
                hasLines |= block is AttributeListBlock;
                if (block is ContainerBlock inner) open.Push(inner);
            }
            if (hasLines) lists.ApplyIn(container, budget);
        }
    }

    void ApplyIn(ContainerBlock container, WorkBudget budget)
    {
        Block[] blocks = [.. container];
        container.Clear();
        AttributeList? waiting = null;
        foreach (var block in blocks)
        {
            if (block is not AttributeListBlock line)
            {
                waiting?.ApplyTo(block);
                waiting = null;
                container.Add(block);
                continue;
            }
            if (line.List is not { } list) continue;
            list.AddNamed(Named, budget);
            var above = line.IsBelowText && container.Count > 0 ? container.LastChild : null;
            if (list.Names.Contains("toc")) PutContents(container, above as ListBlock, list);
            else if (above is not null) list.ApplyTo(above);
            else if (line.IsAboveText && waiting is null) waiting = list;
            else if (line.IsAboveText) waiting!.Add(list);
        }
    }

    /// <summary>Replaces a list by the table of contents. Of several tables the first counts, so that a text cannot repeat its headings.</summary>
    void PutContents(ContainerBlock container, ListBlock? list, AttributeList attributes)
    {
        if (list is null) return;
        container.RemoveAt(container.Count - 1);
        if (hasContents) return;
        hasContents = true;
        var contents = new ContentsBlock { Line = list.Line, Column = list.Column, Span = list.Span, IsOrdered = list.IsOrdered, IsOpen = false };
        attributes.ApplyTo(contents);
        container.Add(contents);
    }
}
