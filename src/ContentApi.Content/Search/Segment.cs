using ContentApi.Content.Entries;

namespace ContentApi.Content.Search;

/// <summary>An inverted index of some entries. Immutable; a <see cref="LiveSegment"/> knows which of its entries were removed.</summary>
/// <param name="entries">The entries by their numbers.</param>
/// <param name="lengths">For each entry the sum of the weights of its tokens, in units of 1/16 like frequencies.</param>
/// <param name="terms">The terms in ordinal order.</param>
/// <param name="postings">The occurrences of each term.</param>
sealed class Segment(Entry[] entries, int[] lengths, string[] terms, Postings[] postings)
{
    readonly Dictionary<Entry, int> numbers = entries.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

    public Entry[] Entries { get; } = entries;

    /// <summary>The sum of the lengths of all entries.</summary>
    public long TotalLength { get; } = lengths.Sum(length => (long)length);

    /// <summary>Returns the number of an entry; null if it is not in this segment.</summary>
    public int? NumberOf(Entry entry) => numbers.TryGetValue(entry, out var number) ? number : null;

    public int LengthOf(int document) => lengths[document];

    /// <summary>Returns the occurrences of a term; none if no entry has it.</summary>
    public Postings Find(string term) => Array.BinarySearch(terms, term, StringComparer.Ordinal) is >= 0 and var at ? postings[at] : new([], 0);

    /// <summary>Returns the occurrences of each term with the prefix.</summary>
    public ArraySegment<Postings> FindPrefix(string prefix)
    {
        var start = Array.BinarySearch(terms, prefix, StringComparer.Ordinal);
        if (start < 0) start = ~start;
        var end = start;
        while (end < terms.Length && terms[end].StartsWith(prefix, StringComparison.Ordinal)) end++;
        return new(postings, start, end - start);
    }

    /// <summary>Makes one segment of the entries in several that are not removed.</summary>
    public static Segment Merge(IReadOnlyList<LiveSegment> parts)
    {
        var (entries, lengths) = (new List<Entry>(), new List<int>());
        var numbers = new int[parts.Count][];
        for (var i = 0; i < parts.Count; i++)
        {
            var segment = parts[i].Segment;
            numbers[i] = new int[segment.Entries.Length];
            for (var document = 0; document < segment.Entries.Length; document++)
            {
                numbers[i][document] = parts[i].IsGone(document) ? -1 : entries.Count;
                if (parts[i].IsGone(document)) continue;
                entries.Add(segment.Entries[document]);
                lengths.Add(segment.LengthOf(document));
            }
        }
        var terms = parts.SelectMany(part => part.Segment.Terms).Distinct().ToArray();
        Array.Sort(terms, StringComparer.Ordinal);
        var (kept, merged) = (new List<string>(terms.Length), new List<Postings>(terms.Length));
        var buffer = new SliceBuffer();
        foreach (var term in terms)
        {
            buffer.Clear();
            var writer = new PostingsWriter(buffer);
            for (var i = 0; i < parts.Count; i++)
            {
                var reader = new PostingsReader(parts[i].Segment.Find(term).Bytes);
                while (reader.MoveNext())
                    if (numbers[i][reader.Document] is >= 0 and var document) writer.Add(document, ref reader);
            }
            if (writer.DocumentCount == 0) continue;
            kept.Add(term);
            merged.Add(writer.Finish());
        }
        return new([.. entries], [.. lengths], [.. kept], [.. merged]);
    }

    IReadOnlyList<string> Terms => terms;
}
