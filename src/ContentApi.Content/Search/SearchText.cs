using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Search;

/// <summary>A text of an entry that searches look at.</summary>
/// <param name="Field">The names of the fields that lead to it, separated by dots.</param>
/// <param name="Weight">The weight from <c>@searchable</c> of the innermost field.</param>
/// <param name="Value">The text, as a <see cref="string"/> or a <see cref="MarkdownText"/>.</param>
readonly record struct SearchText(string Field, double Weight, object Value)
{
    /// <summary>The text without markup.</summary>
    public string Plain => Value as string ?? ((MarkdownText)Value).ReadPlainText();

    /// <summary>
    /// Returns the texts of an entry and of the objects embedded in it, in the order of the fields, without those of entries that it refers to.
    /// </summary>
    public static IEnumerable<SearchText> Of(Entry entry)
    {
        // A stack on the heap instead of recursion, because authors decide how deeply objects are nested.
        var pending = new Stack<(object Value, string Field, double? Weight)>();
        void Push(ContentObject value, string before)
        {
            for (var i = value.Type.Fields.Count - 1; i >= 0; i--)
            {
                var field = value.Type.Fields[i];
                if (!field.IsComputed && value.Slots[field.Slot] is { } content
                    && (field.SearchWeight is not null || field.Shape.Innermost() is EmbeddedShape))
                    pending.Push((content, before + field.Name, field.SearchWeight));
            }
        }

        Push(entry, "");
        while (pending.TryPop(out var next))
        {
            switch (next.Value)
            {
                case object?[] items:
                    for (var i = items.Length - 1; i >= 0; i--)
                        if (items[i] is { } item) pending.Push((item, next.Field, next.Weight));
                    break;
                case ContentObject embedded:
                    Push(embedded, next.Field + ".");
                    break;
                case PreparedValue { Value: string text } when next.Weight is { } weight:
                    yield return new(next.Field, weight, text);
                    break;
                case MarkdownText markdown when next.Weight is { } weight:
                    yield return new(next.Field, weight, markdown);
                    break;
            }
        }
    }

    /// <summary>Whether entries of the type can have texts that searches look at.</summary>
    public static bool IsSearched(ContentType type)
    {
        var met = new HashSet<ContentType>();
        var pending = new Stack<ContentType>([type]);
        while (pending.TryPop(out var next))
        {
            if (!met.Add(next)) continue;
            foreach (var field in next.Fields)
            {
                if (field.SearchWeight is not null) return true;
                if (field.Shape.Innermost() is EmbeddedShape embedded)
                    foreach (var inner in embedded.Types) pending.Push(inner);
            }
        }
        return false;
    }
}
