using ContentApi.Content.Search;

namespace ContentApi.Content.Tests.Search;

public sealed class PostingsTests
{
    [Fact]
    public void Postings_of_terms_that_were_written_side_by_side_are_read_and_merged()
    {
        var chance = new Chance(5);
        var buffer = new SliceBuffer();
        for (var round = 0; round < 3; round++)
        {
            // Some terms are in all documents, others in few, so chains have one slice or many. Together they exceed a block of 64 KB.
            var terms = Enumerable.Range(0, 60)
                .Select(term => (Share: 1 + term * term / 36, Writer: new PostingsWriter(buffer), Written: new List<Occurrences>())).ToList();
            for (var document = 0; document < 2_000; document += 1 + chance.Below(2) * chance.Below(300))
            {
                foreach (var (share, writer, written) in terms)
                {
                    if (!chance.Percent(share)) continue;
                    var weights = chance.Percent(70) ? [16]
                        : Enumerable.Range(0, 1 + chance.Below(9)).Select(_ => chance.Of(16, 16, 16, 1, 48, 16_000)).ToArray();
                    var positions = new List<int>();
                    foreach (var weight in weights)
                        positions.Add((positions.Count == 0 ? 0 : positions[^1] + 1) + chance.Of(0, 3, 127, 128, 20_000, 3_000_000));
                    for (var i = 0; i < weights.Length; i++) writer.Add(document, positions[i], weights[i]);
                    written.Add(new(document, weights.Sum(), positions));
                }
            }
            var merging = new SliceBuffer();
            foreach (var (_, writer, written) in terms)
            {
                var postings = writer.Finish();
                Assert.Equal(written.Count, postings.DocumentCount);
                Check(written, Read(postings));

                // Every other document is removed; the numbers of the others close the gaps.
                merging.Clear();
                var merged = new PostingsWriter(merging);
                var reader = new PostingsReader(postings.Bytes);
                for (var i = 0; reader.MoveNext(); i++)
                    if (i % 2 == 0) merged.Add(i / 2, ref reader);
                Check(written.Where((_, i) => i % 2 == 0).Select((one, i) => one with { Document = i }), Read(merged.Finish()));
            }
            buffer.Clear();
        }
    }

    [Fact]
    public void Most_occurrences_take_two_bytes()
    {
        var writer = new PostingsWriter(new());
        for (var document = 0; document < 1_000; document++) writer.Add(document, 100, Postings.WeightUnit);
        Assert.Equal(2_000, writer.Finish().Bytes.Length);
    }

    static List<Occurrences> Read(Postings postings)
    {
        var read = new List<Occurrences>();
        var reader = new PostingsReader(postings.Bytes);
        while (reader.MoveNext())
        {
            var (document, frequency, positions) = (reader.Document, reader.Frequency, new List<int>());
            // The positions of some documents are skipped, as in a search for one word.
            if (read.Count % 3 != 2) reader.ReadPositions(positions);
            read.Add(new(document, frequency, positions));
        }
        return read;
    }

    static void Check(IEnumerable<Occurrences> expected, List<Occurrences> read) =>
        Assert.Equal(expected.Select((one, i) => i % 3 != 2 ? one.ToString() : (one with { Positions = [] }).ToString()), read.Select(one => one.ToString()));

    sealed record Occurrences(int Document, int Frequency, List<int> Positions)
    {
        public override string ToString() => $"{Document} {Frequency} {string.Join(',', Positions)}";
    }
}
