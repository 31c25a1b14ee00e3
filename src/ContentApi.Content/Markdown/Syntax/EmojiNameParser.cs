using System.Collections.Frozen;
using Markdig.Extensions.Emoji;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>Replaces the known names of emoji, such as <c>:tada:</c>. Letters and digits around a name make it text: <c>10:100:30</c>.</summary>
sealed class EmojiNameParser : InlineParser
{
    static readonly FrozenDictionary<string, string> emoji =
        EmojiMapping.GetDefaultEmojiShortcodeToUnicode().ToFrozenDictionary(pair => pair.Key.Trim(':'), pair => pair.Value, StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> byName = emoji.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly int longest = emoji.Keys.Max(name => name.Length);

    public EmojiNameParser() => OpeningCharacters = [':'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (char.IsLetterOrDigit(slice.PeekCharExtra(-1))) return false;
        var text = slice.AsSpan()[1..];
        var end = text[..Math.Min(text.Length, longest + 1)].IndexOf(':');
        if (end < 1 || end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]) || !byName.TryGetValue(text[..end], out var character)) return false;
        var length = end + 2;
        var span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column),
            processor.GetSourcePosition(slice.Start + length - 1));
        processor.Inline = new ReplacedInline(character, text[..end].ToString()) { Span = span, Line = line, Column = column };
        slice.Start += length;
        return true;
    }
}
