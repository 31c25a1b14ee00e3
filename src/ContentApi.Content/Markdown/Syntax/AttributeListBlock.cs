using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>A line <c>{: .class #id}</c>, until it is given to the block that it belongs to. It is never rendered.</summary>
/// <param name="parser">The parser.</param>
/// <param name="list">The attributes; null for another mark of kramdown, such as <c>{::options}</c> and <c>^</c>, which is only left out.</param>
sealed class AttributeListBlock(BlockParser parser, AttributeList? list) : LeafBlock(parser)
{
    public AttributeList? List { get; } = list;

    /// <summary>Whether the line before is not empty, so that the attributes belong to the block above.</summary>
    public bool IsBelowText { get; init; }

    /// <summary>Whether the line after is not empty.</summary>
    public bool IsAboveText { get; init; }
}
