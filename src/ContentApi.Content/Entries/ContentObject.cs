using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Entries;

/// <summary>An object of a content model with its values: an <see cref="Entry"/>, or an object that is embedded in one. Immutable.</summary>
/// <param name="type">The type of the object.</param>
/// <param name="slots">
/// A value for each of <see cref="ContentType.Fields"/>: null, or by the field's shape
/// <see cref="GraphQL.Binding.PreparedValue"/> (scalar; also an enum's name), <see cref="ContentObject"/> (embedded), <see cref="Reference"/>,
/// <see cref="AssetReference"/>, <c>Link</c>, <see cref="Markdown.MarkdownText"/>, or an <c>object?[]</c> of these for a list. The value of a computed field is
/// null.
/// </param>
/// <param name="leaves">The values besides those of the fields: see <see cref="ContentType.LeadingPlaces"/>.</param>
public class ContentObject(ContentType type, object?[] slots, params ReadOnlySpan<PreparedValue?> leaves) : SlottedObject(type.Layout, slots, leaves)
{
    public ContentType Type { get; } = type;

    /// <summary>
    /// Returns every value that is neither an object nor a list, also those within embedded objects, in the order of fields and items; for a link its target.
    /// </summary>
    public IEnumerable<object> Leaves()
    {
        // A stack on the heap instead of recursion, because authors decide how deeply objects are nested.
        var pending = new Stack<object?>([this]);
        while (pending.TryPop(out var next))
        {
            switch (next)
            {
                case object?[] items:
                    for (var i = items.Length - 1; i >= 0; i--) pending.Push(items[i]);
                    break;
                case ContentObject inner:
                    for (var i = inner.Slots.Length - 1; i >= 0; i--) pending.Push(inner.Slots[i]);
                    break;
                case Link link:
                    pending.Push(link.Target);
                    break;
                case not null:
                    yield return next;
                    break;
            }
        }
    }
}
