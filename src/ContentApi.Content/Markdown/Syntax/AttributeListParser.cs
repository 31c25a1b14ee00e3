using ContentApi.Content.Markdown.Bounds;
using Markdig.Parsers;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// Parses lines of attributes: those of kramdown (https://kramdown.gettalong.org/syntax.html#block-ials), <c>{: .class #id}</c> for the block above or below,
/// <c>{:name: .class}</c>, which defines a list that others name, and extensions such as <c>{::options … /}</c>, which are left out; and those of Goldmark,
/// <c>{.class #id}</c> directly below a block. <see cref="AttributeLists"/> gives them to their blocks.
/// </summary>
sealed class AttributeListParser : BlockParser
{
    readonly bool ofKramdown, ofGoldmark;

    /// <param name="ofKramdown">Whether lines of kramdown are read.</param>
    /// <param name="ofGoldmark">Whether lines of Goldmark are read.</param>
    public AttributeListParser(bool ofKramdown, bool ofGoldmark)
    {
        (this.ofKramdown, this.ofGoldmark) = (ofKramdown, ofGoldmark);
        OpeningCharacters = ['{'];
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan().TrimEnd();
        if (processor.IsCodeIndent || line is not ['{', _, .., '}'] || line[1..^1].Contains('}')) return BlockState.None;
        ((WorkBudget)processor.Context!).ChargeNodes(BlockMeter.NodesOfBlock);
        if ((line[1] == ':' ? OfKramdown(processor, line[2..^1]) : OfGoldmark(processor, line[1..^1])) is not { } block) return BlockState.None;
        return AttributeLists.Add(processor, block);
    }

    AttributeListBlock? OfKramdown(BlockProcessor processor, ReadOnlySpan<char> inside)
    {
        if (!ofKramdown) return null;
        var list = inside.StartsWith(':') || inside.StartsWith('/') ? null : ReadDefinition(processor, inside) ? null : AttributeList.Read(inside);
        return new(this, list)
        {
            IsBelowText = IsBelowText(processor),
            IsAboveText = HasText(processor.Line.Text.AsSpan(Math.Min(processor.Line.Text.Length, processor.Line.End + 2)), isBefore: false),
        };
    }

    AttributeListBlock? OfGoldmark(BlockProcessor processor, ReadOnlySpan<char> inside) =>
        ofGoldmark && AttributeList.Read(inside) is { Names.Count: 0, IsEmpty: false } list && IsBelowText(processor)
            ? new(this, list) { IsBelowText = true } : null;

    static bool IsBelowText(BlockProcessor processor) => HasText(processor.Line.Text.AsSpan(0, processor.CurrentLineStartPosition), isBefore: true);

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
