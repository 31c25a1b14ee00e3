using ContentApi.Content.Entries;

namespace ContentApi.Content.Search;

/// <summary>Reads entries into a <see cref="Segment"/>. Used by one thread.</summary>
/// <param name="buffer">Of this builder alone until the segment is finished.</param>
sealed class SegmentBuilder(SliceBuffer buffer)
{
    /// <summary>The position that is left out between two texts of an entry, so that no phrase reaches from one into the next.</summary>
    const int Gap = 1;

    readonly Dictionary<string, PostingsWriter> terms = new(StringComparer.Ordinal);
    readonly List<Entry> entries = [];
    readonly List<int> lengths = [];

    public void Add(Entry entry)
    {
        var byTerm = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        var (document, position, length) = (entries.Count, 0, 0);
        foreach (var text in SearchText.Of(entry))
        {
            var weight = Weight(text.Weight);
            var tokens = new Tokenizer(text.Plain);
            while (tokens.MoveNext())
            {
                if (!byTerm.TryGetValue(tokens.Term, out var writer)) terms.Add(tokens.Term.ToString(), writer = new(buffer));
                writer.Add(document, position++, weight);
                length += weight;
            }
            position += Gap;
        }
        entries.Add(entry);
        lengths.Add(length);
    }

    public Segment Finish()
    {
        var sorted = terms.Keys.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return new([.. entries], [.. lengths], sorted, [.. sorted.Select(term => terms[term].Finish())]);
    }

    /// <summary>Whole numbers, whose sums do not depend on their order: the same entries have the same scores whatever segments they stand in.</summary>
    static int Weight(double weight) => (int)Math.Clamp(Math.Round(weight * Postings.WeightUnit), 1, 16_000);
}
