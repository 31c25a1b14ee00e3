using ContentApi.Content.Entries;

namespace ContentApi.Content.Search;

/// <summary>Builds a <see cref="Segment"/> of entries. Used by one thread.</summary>
/// <param name="buffer">A buffer that nothing else uses until the segment is finished.</param>
sealed class SegmentBuilder(SliceBuffer buffer)
{
    /// <summary>Number of positions that are left out between two texts of an entry, so that no phrase reaches from one into the next.</summary>
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

    /// <summary>
    /// Returns a weight in units of 1/16, as a whole number. Sums of whole numbers do not depend on their order, so that the scores of entries do not depend on
    /// their segments.
    /// </summary>
    static int Weight(double weight) => (int)Math.Clamp(Math.Round(weight * Postings.WeightUnit), 1, 16_000);
}
