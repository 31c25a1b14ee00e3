namespace ContentApi.Content.Search;

// document    the number of an entry in its segment, from 0
// frequency   the sum of the weights of a term's occurrences in a document, each that of its text, in units of 1/16
// position    the number of a token in its document; a number is left out between two texts
//
// The occurrences of one term in a segment are a sequence of numbers of variable length (LEB128: 7 bits a byte, the lowest first). Most words occur in a
// document once or a few times, in texts of weight 1, so that numbers which say only this are left out. The numbers for each document are
//   for one occurrence of weight 1
//     2 * (document - document before) + 1,  position
//   for several, all of weight 1
//     2 * (document - document before),  2 * count of positions,  first position,  position - position before, ...
//   otherwise
//     2 * (document - document before),  2 * count of positions + 1,  frequency,  first position,  position - position before, ...

/// <summary>Writes the occurrences of one term, by ascending document and position.</summary>
/// <param name="buffer">Holds the bytes until <see cref="Finish"/>.</param>
sealed class PostingsWriter(SliceBuffer buffer)
{
    readonly List<int> positions = [];
    SliceBuffer.Chain bytes;
    int document = -1, last = -1, frequency;

    public int DocumentCount { get; private set; }

    public void Add(int document, int position, int weight)
    {
        if (document != this.document)
        {
            Flush();
            this.document = document;
        }
        positions.Add(position);
        frequency += weight;
    }

    /// <summary>Copies the occurrences in a document from another segment.</summary>
    /// <param name="document">The number of the document in this segment.</param>
    /// <param name="from">A reader that has moved to the document.</param>
    public void Add(int document, ref PostingsReader from)
    {
        var copied = from.TakePositions(out var count);
        WriteHead(document, count, from.Frequency);
        bytes.Append(buffer, copied);
    }

    public Postings Finish()
    {
        Flush();
        return new(bytes.ToArray(buffer), DocumentCount);
    }

    void Flush()
    {
        if (positions.Count == 0) return;
        WriteHead(document, positions.Count, frequency);
        var before = 0;
        foreach (var position in positions)
        {
            Write((uint)(position - before));
            before = position;
        }
        frequency = 0;
        positions.Clear();
    }

    /// <summary>Writes the numbers before the positions.</summary>
    void WriteHead(int document, int count, int frequency)
    {
        var isPlain = frequency == count * Postings.WeightUnit;
        var isOnce = isPlain && count == 1;
        Write((uint)(document - last) << 1 | (isOnce ? 1u : 0));
        if (!isOnce) Write((uint)count << 1 | (isPlain ? 0 : 1u));
        if (!isPlain) Write((uint)frequency);
        last = document;
        DocumentCount++;
    }

    void Write(uint value)
    {
        for (; value >= 0x80; value >>= 7) bytes.Append(buffer, (byte)(value | 0x80));
        bytes.Append(buffer, (byte)value);
    }
}

/// <summary>The occurrences of one term in a segment.</summary>
/// <param name="Bytes">The numbers that the beginning of this file describes.</param>
/// <param name="DocumentCount">The number of documents that have the term.</param>
readonly record struct Postings(byte[] Bytes, int DocumentCount)
{
    /// <summary>The frequency of one occurrence in a text of weight 1.</summary>
    public const int WeightUnit = 16;
}

/// <summary>Reads <see cref="Postings"/>, one document after another.</summary>
ref struct PostingsReader
{
    readonly ReadOnlySpan<byte> bytes;
    int at, positionsLeft;

    public PostingsReader(ReadOnlySpan<byte> bytes) : this(bytes, 0, State.Start) { }

    /// <summary>Makes a reader that continues where another one stopped.</summary>
    /// <param name="bytes">The bytes that the other one has read.</param>
    /// <param name="at">The first result of the other one's <see cref="Save"/>.</param>
    /// <param name="state">The second result.</param>
    public PostingsReader(ReadOnlySpan<byte> bytes, int at, State state)
    {
        this.bytes = bytes;
        this.at = at;
        (Document, Frequency, positionsLeft) = (state.Document, state.Frequency, state.PositionsLeft);
    }

    public int Document { get; private set; }
    public int Frequency { get; private set; }

    public readonly (int At, State State) Save() => (at, new(Document, Frequency, positionsLeft));

    public readonly record struct State(int Document, int Frequency, int PositionsLeft)
    {
        public static readonly State Start = new(-1, 0, 0);
    }

    public bool MoveNext()
    {
        // Skips positions that were not read. Only the last byte of a number is below 128.
        for (; positionsLeft > 0; positionsLeft--)
            while (bytes[at++] >= 0x80) { }
        if (at == bytes.Length) return false;
        var head = Read();
        Document += (int)(head >> 1);
        (positionsLeft, Frequency) = (1, Postings.WeightUnit);
        if ((head & 1) == 1) return true;

        var count = Read();
        positionsLeft = (int)(count >> 1);
        Frequency = (count & 1) == 0 ? positionsLeft * Postings.WeightUnit : (int)Read();
        return true;
    }

    /// <summary>Reads the positions in the current document. To be called at most once for each document.</summary>
    public void ReadPositions(List<int> positions)
    {
        positions.Clear();
        for (var position = 0; positionsLeft > 0; positionsLeft--) positions.Add(position += (int)Read());
    }

    /// <summary>Returns the positions in the current document as they are written. To be called at most once for each document.</summary>
    /// <param name="count">The number of positions.</param>
    public ReadOnlySpan<byte> TakePositions(out int count)
    {
        var start = at;
        count = positionsLeft;
        for (; positionsLeft > 0; positionsLeft--)
            while (bytes[at++] >= 0x80) { }
        return bytes[start..at];
    }

    uint Read()
    {
        uint b = bytes[at++];
        if (b < 0x80) return b;
        var value = b & 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            b = bytes[at++];
            value |= (b & 0x7F) << shift;
            if (b < 0x80) return value;
        }
    }
}
