using System.Text;
using ContentApi.Content.Indexes;
using ContentApi.Content.Markdown;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Filters;

/// <summary>What a text must have to match.</summary>
enum TextPart : byte { Whole, Beginning, End, Anywhere }

/// <summary>A condition on a text's characters. No value has none.</summary>
/// <param name="part">Where.</param>
/// <param name="text">Not null; the empty text is part of every text.</param>
/// <param name="comparison">Ordinal, with or without regard to capitals.</param>
sealed class TextFilter(TextPart part, string text, StringComparison comparison) : Filter
{
    /// <summary>How many characters are searched in a step.</summary>
    const int CharactersPerStep = 256;

    public override bool Matches(object? value, in QueryScope scope)
    {
        var found = value switch
        {
            PreparedValue prepared => (string)prepared.Value,
            MarkdownText markdown => markdown.Text,
            _ => value as string,
        };
        scope.Meter.Charge(1 + (found?.Length ?? 0) / CharactersPerStep);
        return found is not null && part switch
        {
            TextPart.Whole => found.Equals(text, comparison),
            TextPart.Beginning => found.StartsWith(text, comparison),
            TextPart.End => found.EndsWith(text, comparison),
            _ => found.Contains(text, comparison),
        };
    }

    public override bool IsOwn => true;

    /// <summary>
    /// What is equal but for capitals, or begins alike, lies together in an index. Beyond ASCII what the order and the operators hold for alike differs in places
    /// (of "ẞ" and "ß", for one), so that only an ASCII text is looked up.
    /// </summary>
    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        if (part is not (TextPart.Whole or TextPart.Beginning) || text.Length == 0 || !Ascii.IsValid(text) || path.Order is not TextOrder) return null;
        scope.Meter.Charge(Candidates.StepsOfLookup);
        var index = scope.Snapshot.Indexes.Values.Sorted(path);
        var folded = TextOrder.Fold(text);
        var (start, end) = (Edge(folded, past: false), Edge(folded, past: true));
        return Candidates.Between(path, index, start, end).Inexact();

        // Where the texts begin, or end, whose folded beginning is the folded text.
        int Edge(string folded, bool past)
        {
            var (low, high) = (0, index.ValueEnd);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                var found = TextOrder.Fold((string)index[middle].Key!);
                var before = past && found.StartsWith(folded, StringComparison.Ordinal) || string.CompareOrdinal(found, folded) < 0;
                if (before) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }
}
