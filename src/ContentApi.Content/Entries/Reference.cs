using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>
/// A reference as the author wrote it. Which entry it means is asked of the snapshot: the target's key field, or a
/// content path with or without extension.
/// </summary>
public sealed class Reference(string text, IReadOnlyList<ContentType> types, TextPosition position)
{
    public string Text { get; } = text;

    /// <summary>The types that the target may have: those of the field, or the one that a one-key mapping names.</summary>
    public IReadOnlyList<ContentType> Types { get; } = types;

    /// <summary>Where it stands in its file.</summary>
    public TextPosition Position { get; } = position;

    /// <summary>All references of an object, also those within objects embedded in it, in no order.</summary>
    public static IEnumerable<Reference> In(ContentObject value)
    {
        // With a stack of its own rather than by recursion: how deep objects stand inside each other is the author's doing.
        var pending = new Stack<object?>([value]);
        while (pending.TryPop(out var next))
        {
            switch (next)
            {
                case Reference reference:
                    yield return reference;
                    break;
                case object?[] items:
                    foreach (var item in items) pending.Push(item);
                    break;
                case ContentObject inner:
                    foreach (var slot in inner.Slots) pending.Push(slot);
                    break;
            }
        }
    }
}

/// <summary>A file of the commit that an entry names.</summary>
/// <param name="path">Relative to the content root, normalised; it may not exist.</param>
public sealed class AssetReference(string path, TextPosition position)
{
    public string Path { get; } = path;
    public TextPosition Position { get; } = position;
}
