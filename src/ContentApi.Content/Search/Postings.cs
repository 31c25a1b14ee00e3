namespace ContentApi.Content.Search;

// document    an entry's number in its segment, from 0
// frequency   how often a term occurs in a document, each time counted by the weight of its text, in units of 1/16
// position    a token's number in a document; texts are far apart
//
// The occurrences of one term in a segment are a string of numbers of variable length (LEB128, 7 bits a byte, the lowest first). Most words occur in a document once or a few times, in texts of
// the weight 1, which is why numbers that say no more than that are left out. For each document
//     2 * (document - document before) + 1,  position                                                                         for one occurrence of weight 1; otherwise
//     2 * (document - document before),  2 * count of positions,  first position,  position - position before, ...            where all have the weight 1; otherwise
//     2 * (document - document before),  2 * count of positions + 1,  frequency,  first position,  position - position before, ...

/// <summary>Writes the occurrences of one term, by ascending document and position.</summary>
/// <param name="buffer">Where they are kept meanwhile.</param>
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

    /// <summary>Adds a whole document of another segment.</summary>
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

    /// <summary>What comes before the positions.</summary>
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

/// <param name="Bytes">As said above.</param>
/// <param name="DocumentCount">How many documents have the term.</param>
readonly record struct Postings(byte[] Bytes, int DocumentCount)
{
    /// <summary>What a frequency counts for one occurrence in a text of the weight 1.</summary>
    public const int WeightUnit = 16;
}

/// <summary>Reads <see cref="Postings"/> from document to document.</summary>
ref struct PostingsReader
{
    readonly ReadOnlySpan<byte> bytes;
    int at, positionsLeft;

    public PostingsReader(ReadOnlySpan<byte> bytes) : this(bytes, 0, State.Start) { }

    /// <param name="bytes">The same as before.</param>
    /// <param name="at">As <see cref="Save"/> gave it.</param>
    /// <param name="state">As <see cref="Save"/> gave it.</param>
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
        // Positions that nobody asked for: their last bytes alone are below 128.
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

    /// <summary>The positions in the document that the reader stands at; once for each.</summary>
    public void ReadPositions(List<int> positions)
    {
        positions.Clear();
        for (var position = 0; positionsLeft > 0; positionsLeft--) positions.Add(position += (int)Read());
    }

    /// <summary>The positions in the document that the reader stands at, as they are written; once for each.</summary>
    /// <param name="count">How many they are.</param>
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
