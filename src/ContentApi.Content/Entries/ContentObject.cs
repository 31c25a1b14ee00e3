using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Entries;

/// <summary>An object of a content model with its values: an <see cref="Entry"/>, or something embedded in one. Immutable.</summary>
/// <param name="type">What it is.</param>
/// <param name="slots">
/// A value for each of <see cref="ContentType.Fields"/>: null, or by the field's shape
/// <see cref="GraphQL.Binding.PreparedValue"/> (scalar; also an enum's name), <see cref="ContentObject"/> (embedded), <see cref="Reference"/>, <see cref="AssetReference"/>,
/// <see cref="Markdown.MarkdownText"/>, or an <c>object?[]</c> of these for a list. A computed field's is null.
/// </param>
/// <param name="leaves">What is known of it besides.</param>
public class ContentObject(ContentType type, object?[] slots, params ReadOnlySpan<PreparedValue?> leaves) : SlottedObject(type.Layout, slots, leaves)
{
    public ContentType Type { get; } = type;

    /// <summary>Every value that is neither an object nor a list, also those within embedded objects, in no order.</summary>
    public IEnumerable<object> Leaves()
    {
        // With a stack of its own rather than by recursion: how deep objects stand inside each other is the author's doing.
        var pending = new Stack<object?>([this]);
        while (pending.TryPop(out var next))
        {
            switch (next)
            {
                case object?[] items:
                    foreach (var item in items) pending.Push(item);
                    break;
                case ContentObject inner:
                    foreach (var slot in inner.Slots) pending.Push(slot);
                    break;
                case not null:
                    yield return next;
                    break;
            }
        }
    }
}
