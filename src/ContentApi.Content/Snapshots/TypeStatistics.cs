using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;

namespace ContentApi.Content.Snapshots;

/// <summary>The number and size of the entries of a type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Entries">The number of entries.</param>
/// <param name="JsonBytes">The bytes of their scalars and enums as JSON, with field names and including embedded objects.</param>
/// <param name="MarkdownBytes">The bytes of their Markdown sources in UTF-8.</param>
public sealed record TypeStatistics(ContentType Type, int Entries, long JsonBytes, long MarkdownBytes)
{
    public static TypeStatistics Of(ContentSnapshot snapshot, ContentType type)
    {
        var (json, markdown) = (0L, 0L);
        // Uses an explicit stack instead of recursion: the author decides how deeply objects are nested.
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
