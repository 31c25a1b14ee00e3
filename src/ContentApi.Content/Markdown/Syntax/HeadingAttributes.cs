using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>Takes <c>{#id .class}</c> from the end of a heading's line.</summary>
static class HeadingAttributes
{
    public static bool Take(BlockProcessor processor, ref StringSlice line, IBlock heading)
    {
        if (AttributeList.CutOff(ref line) is not { } list) return false;
        list.ApplyTo((MarkdownObject)heading);
        return true;
    }

    /// <summary>Takes the attributes from the last line of a heading that is underlined.</summary>
    public static void TakeOfUnderlined(BlockProcessor processor, Block block)
    {
        if (block is not HeadingBlock { Lines.Count: > 0 } heading) return;
        ref var line = ref heading.Lines.Lines[heading.Lines.Count - 1].Slice;
        if (AttributeList.CutOff(ref line) is { } list) list.ApplyTo(heading);
    }
}
