using ContentApi.Content.Entries;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Search;

/// <summary>An entry that matches a search, with its score.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Score">How well it matches: above 0, higher is better.</param>
readonly record struct SearchHit(Entry Entry, double Score);

/// <summary>
/// Finds the entries that match, and scores them by Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).
/// Each occurrence counts with the weight of its text (BM25F's simple form); k1 = 1.2 and b = 0.75, as is customary. The statistics are those of all searched
/// entries of the snapshot.
/// </summary>
static class SearchHits
{
    const double K1 = 1.2, B = 0.75;

    /// <summary>Number of occurrences that cost a step: reading one takes a fraction of the time of testing an entry.</summary>
    const int OccurrencesPerStep = 16;

    /// <summary>Returns the entries that match a search.</summary>
    /// <param name="index">The index of the snapshot.</param>
    /// <param name="query">The search.</param>
    /// <param name="isMeant">Whether a matching entry is returned. Scores do not depend on it.</param>
    /// <param name="meter">Counts the work.</param>
    /// <returns>The entries in no order; none for a search that only excludes words.</returns>
    public static List<SearchHit> Find(SearchIndex index, SearchQuery query, Predicate<Entry> isMeant, StepMeter meter)
    {
        if (query.Wanted.Count == 0 || index.Count == 0) return [];

        var found = index.Segments
            .Select(segment => query.Wanted.Select(clause => Occurrences.Of(clause, segment, meter)).ToArray()).ToArray();
        var average = (double)index.TotalLength / index.Count;
        var rarity = new double[query.Wanted.Count];
        for (var i = 0; i < rarity.Length; i++)
        {
            long documents = found.Sum(clauses => clauses[i].Count);
            if (documents == 0) return [];
            rarity[i] = Math.Log(1 + (index.Count - documents + 0.5) / (documents + 0.5));
        }
        var hits = new List<SearchHit>(found.Sum(clauses => clauses.Min(clause => clause.Count)));
        for (var s = 0; s < found.Length; s++)
        {
            var (segment, clauses) = (index.Segments[s], found[s]);
            var unwanted = query.Unwanted.Select(clause => Occurrences.Of(clause, segment, meter)).ToArray();
            meter.Charge(Intersect(segment.Segment, clauses, unwanted, rarity, average, isMeant, hits));
        }
        return hits;
    }

    /// <summary>Adds the entries of a segment that match to the hits.</summary>
    /// <returns>The number of entries that match, including those that <paramref name="isMeant"/> leaves out.</returns>
    static int Intersect(
        Segment segment, Occurrences[] clauses, Occurrences[] unwanted, double[] rarity, double average, Predicate<Entry> isMeant, List<SearchHit> hits)
    {
        var matching = 0;
        // There is one place in each list, which only moves forward. The documents of the rarest clause are looked for in the other lists.
        var rarest = Array.IndexOf(clauses, clauses.MinBy(clause => clause.Count)!);
        var places = new int[clauses.Length + unwanted.Length];
        for (var at = 0; at < clauses[rarest].Count; at++)
        {
            var document = clauses[rarest].Documents[at];
            places[rarest] = at;
            if (!AllHave(clauses, places, document) || AnyHas(unwanted, places.AsSpan(clauses.Length), document)) continue;
            matching++;
            if (!isMeant(segment.Entries[document])) continue;
            var norm = K1 * (1 - B + B * segment.LengthOf(document) / average);
            var score = 0.0;
            for (var i = 0; i < clauses.Length; i++)
            {
                var frequency = clauses[i].Frequencies[places[i]] / (double)Postings.WeightUnit;
                score += rarity[i] * frequency * (K1 + 1) / (frequency + norm);
            }
            hits.Add(new(segment.Entries[document], score));
        }
        return matching;
    }

    static bool AllHave(Occurrences[] clauses, Span<int> places, int document)
    {
        for (var i = 0; i < clauses.Length; i++)
            if (!clauses[i].Has(document, ref places[i])) return false;
        return true;
    }

    static bool AnyHas(Occurrences[] clauses, Span<int> places, int document)
    {
        for (var i = 0; i < clauses.Length; i++)
            if (clauses[i].Has(document, ref places[i])) return true;
        return false;
    }

    /// <summary>The documents of a segment in which a clause occurs, ascending, without those that are removed.</summary>
    sealed class Occurrences
    {
        public List<int> Documents { get; private init; } = [];
        public List<int> Frequencies { get; private init; } = [];
        public int Count => Documents.Count;

        public static Occurrences Of(SearchClause clause, LiveSegment segment, StepMeter meter) => clause switch
        {
            { Terms: [var term], IsPrefix: false } => OfTerm(segment.Segment.Find(term), segment, meter),
            { Terms: [var prefix] } => OfPrefix(segment.Segment.FindPrefix(prefix), segment, meter),
            _ => OfPhrase(clause, segment, meter),
        };

        /// <summary>Whether the clause occurs in the document.</summary>
        /// <param name="document">The number of the document.</param>
        /// <param name="at">The index at which the search begins. It moves to the first document that is not before <paramref name="document"/>.</param>
        public bool Has(int document, ref int at)
        {
            // An exponential search, because the document is mostly near.
            var step = 1;
            while (at + step < Documents.Count && Documents[at + step] < document)
            {
                at += step;
                step <<= 1;
            }
            for (var end = Math.Min(at + step, Documents.Count); at < end && Documents[at] < document;)
            {
                var middle = (at + end) >>> 1;
                if (Documents[middle] < document) at = middle + 1;
                else end = middle;
            }
            return at < Documents.Count && Documents[at] == document;
        }

        static Occurrences OfTerm(Postings postings, LiveSegment segment, StepMeter meter)
        {
            meter.Charge(1 + postings.DocumentCount / OccurrencesPerStep);
            var found = new Occurrences { Documents = new(postings.DocumentCount), Frequencies = new(postings.DocumentCount) };
            var reader = new PostingsReader(postings.Bytes);
            while (reader.MoveNext())
                if (!segment.IsGone(reader.Document)) found.Add(reader.Document, reader.Frequency);
            return found;
        }

        static Occurrences OfPrefix(ArraySegment<Postings> terms, LiveSegment segment, StepMeter meter)
        {
            if (terms.Count == 1) return OfTerm(terms[0], segment, meter);
            var frequencies = new int[segment.Segment.Entries.Length];
            foreach (var postings in terms)
            {
                meter.Charge(1 + postings.DocumentCount / OccurrencesPerStep);
                var reader = new PostingsReader(postings.Bytes);
                while (reader.MoveNext()) frequencies[reader.Document] += reader.Frequency;
            }
            var found = new Occurrences();
            for (var document = 0; document < frequencies.Length; document++)
                if (frequencies[document] > 0 && !segment.IsGone(document)) found.Add(document, frequencies[document]);
            return found;
        }

        /// <summary>Returns the documents that have a phrase. The frequency of the phrase is that of its rarest word in the document.</summary>
        static Occurrences OfPhrase(SearchClause clause, LiveSegment segment, StepMeter meter)
        {
            // Each word is one term, except a prefix, which may be that of several.
            var found = new Occurrences();
            var exact = clause.IsPrefix ? clause.Terms.Count - 1 : clause.Terms.Count;
            var words = new PostingsCursor[exact];
            for (var i = 0; i < exact; i++)
            {
                var postings = segment.Segment.Find(clause.Terms[i]);
                meter.Charge(1 + 2 * postings.DocumentCount / OccurrencesPerStep);
                words[i] = new(postings);
            }
            var prefix = clause.IsPrefix ? new PrefixPositions(segment.Segment.FindPrefix(clause.Terms[^1]), meter) : null;
            List<int> ends = [], positions = [];
            while (PostingsCursor.MoveToSame(words))
            {
                var document = words[0].Document;
                if (segment.IsGone(document)) continue;
                var frequency = words[0].Frequency;
                words[0].ReadPositions(ends);
                for (var i = 1; i < words.Length && ends.Count > 0; i++)
                {
                    words[i].ReadPositions(positions);
                    frequency = Math.Min(frequency, words[i].Frequency);
                    KeepFollowing(positions, ends);
                    (ends, positions) = (positions, ends);
                }
                if (prefix is not null && ends.Count > 0)
                {
                    prefix.Read(document, positions, out var prefixFrequency);
                    frequency = Math.Min(frequency, prefixFrequency);
                    KeepFollowing(positions, ends);
                    (ends, positions) = (positions, ends);
                }
                if (ends.Count > 0) found.Add(document, frequency);
            }
            return found;
        }

        /// <summary>Keeps the positions that immediately follow one of the others. Both lists ascend.</summary>
        static void KeepFollowing(List<int> positions, List<int> before)
        {
            var (kept, at) = (0, 0);
            for (var i = 0; i < positions.Count; i++)
            {
                var position = positions[i];
                while (at < before.Count && before[at] < position - 1) at++;
                if (at < before.Count && before[at] == position - 1) positions[kept++] = position;
            }
            positions.RemoveRange(kept, positions.Count - kept);
        }

        void Add(int document, int frequency)
        {
            Documents.Add(document);
            Frequencies.Add(frequency);
        }
    }
}
