using ContentApi.Content.Markdown.Bounds;
using Markdig.Parsers;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses lines of kramdown's attributes (https://kramdown.gettalong.org/syntax.html#block-ials): <c>{: .class #id}</c> for the block above or below,
/// <c>{:name: .class}</c>, which defines a list that others name, and extensions such as <c>{::options … /}</c>, which are left out.
/// Lines without the colon, as goldmark has them: <c>{.class #id}</c>. <see cref="AttributeLists"/> gives them to their blocks.
/// </summary>
sealed class AttributeListParser : BlockParser
{
    readonly bool readsKramdown, readsBare;

    /// <param name="readsKramdown">Whether lines of kramdown are read.</param>
    /// <param name="readsBare">Whether lines without the colon are read.</param>
    public AttributeListParser(bool readsKramdown, bool readsBare)
    {
        (this.readsKramdown, this.readsBare) = (readsKramdown, readsBare);
        OpeningCharacters = ['{'];
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan().TrimEnd();
        if (processor.IsCodeIndent || line is not ['{', ':' or '.' or '#', .., '}'] || line[2..^1].Contains('}')) return BlockState.None;
        var isBare = line[1] != ':';
        if (!(isBare ? readsBare : readsKramdown)) return BlockState.None;
        var list = isBare ? AttributeList.Read(line[1..^1]) : ReadKramdown(processor, line[2..^1]);
        if (isBare && list is not { Names.Count: 0 }) return BlockState.None;
        ((WorkBudget)processor.Context!).ChargeNodes(BlockMeter.NodesOfBlock);
        var block = new AttributeListBlock(this, list)
        {
            Column = processor.Column, Span = new(processor.Line.Start, processor.Line.End), ProcessInlines = false,
            IsBelowText = HasText(processor.Line.Text.AsSpan(0, processor.CurrentLineStartPosition), isBefore: true),
            IsAboveText = HasText(processor.Line.Text.AsSpan(Math.Min(processor.Line.Text.Length, processor.Line.End + 2)), isBefore: false),
        };
        AttributeLists.Of(processor.Document).Count++;
        processor.NewBlocks.Push(block);
        return BlockState.BreakDiscard;
    }

    static AttributeList? ReadKramdown(BlockProcessor processor, ReadOnlySpan<char> inside) =>
        inside.StartsWith(':') || inside.StartsWith('/') || ReadDefinition(processor, inside) ? null : AttributeList.Read(inside);

    /// <summary>Reads <c>name: attributes</c> and keeps the list for those that name it.</summary>
    static bool ReadDefinition(BlockProcessor processor, ReadOnlySpan<char> inside)
    {
        var colon = inside.IndexOf(':');
        if (colon < 1 || inside[..colon].ContainsAny(" \t=\"'.#") || AttributeList.Read(inside[(colon + 1)..]) is not { } list) return false;
        AttributeLists.Of(processor.Document).Named.TryAdd(inside[..colon].ToString(), list);
        return true;
    }

    /// <summary>Whether the nearest line has anything but white space and the marks of quotes.</summary>
    static bool HasText(ReadOnlySpan<char> text, bool isBefore)
    {
        if (isBefore)
        {
            var last = text.TrimEnd('\n').LastIndexOfAnyExcept(" \t>");
            return last >= 0 && text[last] != '\n' && !text[(last + 1)..].TrimEnd('\n').Contains('\n') && !text.EndsWith("\n\n");
        }
        var first = text.IndexOfAnyExcept(" \t>");
        return first >= 0 && text[first] != '\n';
    }
}
