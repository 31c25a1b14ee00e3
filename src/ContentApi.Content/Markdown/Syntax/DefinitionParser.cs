using ContentApi.Content.Markdown.Bounds;
using Markdig.Extensions.DefinitionLists;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses definition lists (https://kramdown.gettalong.org/syntax.html#definition-lists): a paragraph, each line of which is a term, and below it, at most one
/// empty line apart, lines that begin with a colon and white space. A definition has any blocks, which are indented as its text.
/// </summary>
sealed class DefinitionParser : BlockParser
{
    public DefinitionParser() => OpeningCharacters = [':'];

    sealed class Definition(BlockParser parser, int width) : DefinitionItem(parser)
    {
        /// <summary>The columns by which the lines of the definition are indented.</summary>
        public int Width { get; } = width;
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (!IsMark(processor) || processor.CurrentContainer is not { } parent || !(parent.IsOpen || parent is MarkdownDocument)) return BlockState.None;
        if (parent.LastChild is not ParagraphBlock { Lines.Count: > 0, Parser: not null } terms) return BlockState.None;
        if (processor.LineIndex - terms.Lines.Lines[terms.Lines.Count - 1].Line > 2) return BlockState.None;
        ReferenceDefinitions.Take(processor, terms);
        if (terms.Lines.Count == 0) return BlockState.None;

        var definition = new Definition(this, SkipMark(processor)) { Column = processor.Column, Span = new(terms.Span.Start, processor.Line.End) };
        parent.RemoveAt(parent.Count - 1);
        if (parent.Count == 0 || parent.LastChild is not DefinitionList list)
            parent.Add(list = new(this) { Column = terms.Column, Line = terms.Line, Span = definition.Span, IsOpen = false });
        ((WorkBudget)processor.Context!).ChargeNodes(BlockMeter.NodesOfBlock * (terms.Lines.Count + 2L));
        foreach (var line in terms.Lines.Lines.AsSpan(0, terms.Lines.Count))
        {
            var text = line.Slice;
            text.Trim();
            var term = new DefinitionTerm(this) { Column = terms.Column, Line = line.Line, Span = new(text.Start, text.End), IsOpen = false };
            term.AppendLine(ref text, line.Column, line.Line, line.Position, trackTrivia: false);
            definition.Add(term);
        }
        // The paragraph is still open, and is dropped when it is closed without lines.
        terms.Lines = new(1);
        list.Add(definition);
        processor.NewBlocks.Push(definition);
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        ((WorkBudget)processor.Context!).Charge(BlockMeter.StepsOfContinue);
        if (processor.IsBlankLine) return BlockState.Continue;
        var definition = (Definition)block;
        if (processor.Indent >= definition.Width)
        {
            if (processor.Indent > definition.Width && processor.IsCodeIndent) processor.GoToColumn(processor.ColumnBeforeIndent + definition.Width);
            return BlockState.Continue;
        }
        if (!IsMark(processor)) return BlockState.None;
        // One more definition of the same term.
        ((WorkBudget)processor.Context!).ChargeNodes(BlockMeter.NodesOfBlock);
        var start = processor.Start;
        var next = new Definition(this, SkipMark(processor)) { Line = processor.LineIndex, Column = processor.Column, Span = new(start, processor.Line.End) };
        processor.Close(definition);
        ((DefinitionList)definition.Parent!).Add(next);
        processor.Open(next);
        return BlockState.Continue;
    }

    static bool IsMark(BlockProcessor processor) => !processor.IsCodeIndent && processor.CurrentChar == ':' && processor.PeekChar(1) is ' ' or '\t';

    /// <summary>Moves behind the colon and the spaces after it, and returns the width of all. More than four spaces begin a block of code.</summary>
    static int SkipMark(BlockProcessor processor)
    {
        var start = processor.ColumnBeforeIndent;
        processor.NextChar();
        processor.RestartIndent();
        var behind = processor.Column;
        processor.ParseIndent();
        if (processor.Indent > 4 || processor.IsBlankLine) processor.GoToColumn(behind + 1);
        return processor.Column - start;
    }
}
