using ContentApi.Content.Markdown.Templates;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Lets blocks begin at any indentation, where there is no code by indentation: their parsers would take four spaces for such code. So does MDX.
/// </summary>
sealed class IndentedBlocks : BlockParser
{
    // The characters with which other blocks begin: Markdig asks parsers without such characters only after those that have them.
    public IndentedBlocks() => OpeningCharacters = [.. "#>-+*_=<|:$0123456789", .. TemplateMask.Marks];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent && !processor.IsBlankLine) processor.RestartIndent();
        return BlockState.None;
    }

    /// <summary>Reads fenced code at any indentation, of which its lines lose as much as the fence has.</summary>
    public sealed class FenceParser : FencedCodeBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor)
        {
            if (!processor.IsCodeIndent) return base.TryOpen(processor);
            var indentation = processor.Indent;
            processor.RestartIndent();
            var state = base.TryOpen(processor);
            if (state != BlockState.None && processor.NewBlocks.Peek() is FencedCodeBlock code) code.IndentCount = indentation;
            return state;
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            if (!processor.IsCodeIndent || block is not FencedCodeBlock code) return base.TryContinue(processor, block);
            var line = processor.Line.AsSpan().TrimEnd();
            if (line.Length < code.OpeningFencedCharCount || line.IndexOfAnyExcept(code.FencedChar) >= 0) return base.TryContinue(processor, block);
            code.ClosingFencedCharCount = line.Length;
            code.UpdateSpanEnd(processor.Line.End);
            return BlockState.BreakDiscard;
        }
    }
}
