using System.Text;
using ContentApi.Content.Indexes;
using ContentApi.Content.Markdown;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The part of a text that must equal the operand.</summary>
enum TextPart : byte { Whole, Beginning, End, Anywhere }

/// <summary>A condition on the characters of a text. A missing value does not match.</summary>
/// <param name="part">The part of the text that must equal <paramref name="text"/>.</param>
/// <param name="text">The operand, which is not null; the empty text is part of every text.</param>
/// <param name="comparison">Ordinal, or ordinal ignoring case.</param>
sealed class TextFilter(TextPart part, string text, StringComparison comparison) : Filter
{
    /// <summary>The number of characters that are searched for one step of the meter.</summary>
    const int CharactersPerStep = 256;

    public override bool Matches(object? value, in QueryScope scope)
    {
        var found = value switch
        {
            PreparedValue prepared => (string)prepared.Value,
            MarkdownText markdown => markdown.ReadSearchedText(scope.Meter),
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
    /// In an index, texts that are equal ignoring case, or that have a common beginning, are adjacent. Beyond ASCII the order and the operators do not always
    /// agree on which texts are equal ("ẞ" and "ß", for example), so that only an ASCII text is looked up.
    /// </summary>
    public override Candidates? Find(ValuePath path, in QueryScope scope)
    {
        if (part is not (TextPart.Whole or TextPart.Beginning) || text.Length == 0 || !Ascii.IsValid(text) || path.Order is not TextOrder) return null;
        scope.Meter.Charge(Candidates.StepsOfLookup);
        var index = scope.Snapshot.Indexes.Values.Sorted(path);
        var folded = TextOrder.Fold(text);
        var (start, end) = (Edge(folded, past: false), Edge(folded, past: true));
        return Candidates.Between(path, index, start, end).Inexact();

        // The start, or with past the end, of the texts that begin with the folded text when they are folded.
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
