using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots;

/// <summary>What the entries of a type hold.</summary>
/// <param name="Type">Whose entries are meant.</param>
/// <param name="Entries">How many there are.</param>
/// <param name="JsonBytes">Their scalars and enums as they are sent, with their names, those of embedded objects included.</param>
/// <param name="MarkdownBytes">Their Markdown, as UTF-8.</param>
public sealed record TypeStatistics(ContentType Type, int Entries, long JsonBytes, long MarkdownBytes)
{
    public static TypeStatistics Of(ContentSnapshot snapshot, ContentType type)
    {
        var (json, markdown) = (0L, 0L);
        // With a stack of its own rather than by recursion: how deep objects stand inside each other is the author's doing.
        var pending = new Stack<object?>(snapshot.Entries(type));
        while (pending.TryPop(out var value))
        {
            switch (value)
            {
                case ContentObject one:
                    json += one.JsonBytes;
                    foreach (var slot in one.Slots) pending.Push(slot);
                    break;
                case object?[] items:
                    foreach (var item in items) pending.Push(item);
                    break;
                case MarkdownText text:
                    markdown += text.Bytes;
                    break;
            }
        }
        return new(type, snapshot.Entries(type).Count, json, markdown);
    }
}
