using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Search;

/// <summary>A <see cref="PostingsReader"/> that can be stored: it continues where it stopped.</summary>
sealed class PostingsCursor(Postings postings)
{
    int at;
    PostingsReader.State state = PostingsReader.State.Start;

    public int Document => state.Document;
    public int Frequency => state.Frequency;

    public bool MoveNext()
    {
        var reader = new PostingsReader(postings.Bytes, at, state);
        var moved = reader.MoveNext();
        (at, state) = reader.Save();
        return moved;
    }

    /// <summary>Moves to the document, or to the next one after it; false if there is none.</summary>
    public bool MoveTo(int document)
    {
        while (Document < document)
            if (!MoveNext()) return false;
        return true;
    }

    public void ReadPositions(List<int> positions)
    {
        var reader = new PostingsReader(postings.Bytes, at, state);
        reader.ReadPositions(positions);
        (at, state) = reader.Save();
    }

    /// <summary>Moves all cursors to the next document that all of them have; false if there is none.</summary>
    public static bool MoveToSame(PostingsCursor[] cursors)
    {
        if (!cursors[0].MoveNext()) return false;
        for (var document = cursors[0].Document; ;)
        {
            var isSame = true;
            foreach (var cursor in cursors)
            {
                if (!cursor.MoveTo(document)) return false;
                isSame &= cursor.Document == document;
                document = Math.Max(document, cursor.Document);
            }
            if (isSame) return true;
        }
    }
}

/// <summary>The positions of all terms with a common prefix, for documents that are requested in ascending order.</summary>
sealed class PrefixPositions
{
    readonly PriorityQueue<PostingsCursor, int> waiting = new();
    readonly List<int> positions = [];

    public PrefixPositions(ArraySegment<Postings> terms, StepMeter meter)
    {
        foreach (var term in terms)
        {
            meter.Charge(1 + term.DocumentCount / 8);
            var cursor = new PostingsCursor(term);
            if (cursor.MoveNext()) waiting.Enqueue(cursor, cursor.Document);
        }
    }

    /// <summary>Reads the positions of the terms in a document.</summary>
    /// <param name="document">A document not before the one that was requested last.</param>
    /// <param name="all">Receives the positions, ascending.</param>
    /// <param name="frequency">The sum of the frequencies of all terms in the document.</param>
    public void Read(int document, List<int> all, out int frequency)
    {
        all.Clear();
        frequency = 0;
        while (waiting.TryPeek(out var cursor, out var next) && next <= document)
        {
            waiting.Dequeue();
            var isMore = cursor.MoveTo(document);
            if (isMore && cursor.Document == document)
            {
                cursor.ReadPositions(positions);
                all.AddRange(positions);
                frequency += cursor.Frequency;
                isMore = cursor.MoveNext();
            }
            if (isMore) waiting.Enqueue(cursor, cursor.Document);
        }
        all.Sort();
    }
}
