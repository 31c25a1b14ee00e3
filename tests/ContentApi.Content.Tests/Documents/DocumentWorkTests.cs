using System.Text;
using ContentApi.Content.Documents;

namespace ContentApi.Content.Tests.Documents;

/// <summary>A document on one line has the same values and the same cost as that document on many lines.</summary>
public sealed class DocumentWorkTests
{
    const int Length = 1 << 17;

    /// <summary>A line end separates the repetitions. <c>…</c> is where the repetitions are inserted, <c>№</c> is the number of one.</summary>
    [Theory]
    [InlineData("a.yaml", "{…}", "\"k№\": №,\n")]
    [InlineData("a.yaml", "a: […]", "x,\n")]
    [InlineData("a.yaml", "a: […]", "&a№ x,\n")]
    [InlineData("a.yaml", "a: [&a x, …]", "*a,\n")]
    [InlineData("a.yaml", "a: [&a x, …]", "*b,\n")]
    [InlineData("a.yaml", "a: [&a {b: c}, …]", "{<<: *a},\n")]
    [InlineData("a.yaml", "a: […]", "!t x,\n")]
    [InlineData("a.yaml", "a: […]", "k№: v,\n")]
    [InlineData("a.yaml", "a: {…}", "k: v,\n")]
    [InlineData("a.yaml", "a: {…}", "[b]: c,\n")]
    [InlineData("a.yaml", "a: {…}", "? k№ : v,\n")]
    [InlineData("a.yaml", "a: […]", "\"b c\",\n")]
    [InlineData("a.yaml", "a: […]", "{b: [1, {c: 'd'}]},\n")]
    [InlineData("a.yaml", "a: […]", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]],\n")]
    [InlineData("a.yaml", "a: […]", "😀,\n")]
    [InlineData("a.json", "{…\"z\": 0}", "\"k№\": №,\n")]
    [InlineData("a.json", "{\"a\": [… 0]}", "\"é\\u00e9\",\n")]
    [InlineData("a.json", "{…\"z\": 0}", "\"k\": №,\n")]
    [InlineData("a.toml", "a = […]", "{k№ = №},\n")]
    [InlineData("a.toml", "a = […]", "[\"é\", '', 1979-05-27, 0b101],\n")]
    [InlineData("a.toml", "a = {…}", "k№.a = №,\n")]
    public void Line_ends_make_no_difference(string path, string around, string repeated)
    {
        var lines = around.Replace("…", Repeat(repeated, Length));
        var oneLine = lines.Replace("\n", " ");

        var (onLines, onOne) = (Parse(path, lines), Parse(path, oneLine));

        Assert.Equal(DocumentUnderTest.Show(onLines.Document.Root), DocumentUnderTest.Show(onOne.Document.Root));
        Assert.Equal(onLines.Document.Diagnostics.Select(fault => fault.Rule), onOne.Document.Diagnostics.Select(fault => fault.Rule));
        Assert.InRange(onOne.Bytes, 0, 2 * onLines.Bytes);
        // Both texts differ only in their line ends, so equal values begin at equal offsets.
        Assert.Equal(Places(onLines.Document.Root, lines), Places(onOne.Document.Root, oneLine));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Positions_can_be_computed_in_any_order(string lineEnd)
    {
        var text = string.Join(lineEnd, "a", "", "bc😀", new string('d', 5_000), "e");
        var positions = new LinePositions(text, 3);
        var inOrder = Enumerable.Range(0, text.Length + 2).Select(positions.At).ToList();
        var random = new Random(1);

        foreach (var offset in Enumerable.Range(0, text.Length + 2).OrderBy(_ => random.Next())) Assert.Equal(inOrder[offset], positions.At(offset));
        Assert.Equal(["3:1", "5:3", "6:5001", "7:2"],
            new[] { 0, text.IndexOf('c') + 1, text.IndexOf('e') - lineEnd.Length, text.Length + 1 }.Select(offset => positions.At(offset).ToString()));
    }

    static (Document Document, long Bytes) Parse(string path, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = DocumentParser.Parse(path, utf8);
        return (document, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    static string Repeat(string repeated, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < length; i++) text.Append(repeated.Replace("№", $"{i}"));
        return text.ToString();
    }

    static List<int> Places(DocumentValue root, string text)
    {
        var starts = new List<int> { 0 };
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1)) starts.Add(at + 1);
        var places = new List<int>();
        void Add(DocumentValue value)
        {
            places.Add(starts[value.Position.Line - 1] + value.Position.Column - 1);
            if (value is ListValue list) foreach (var item in list.Items) Add(item);
            if (value is MappingValue mapping) foreach (var entry in mapping.Entries) Add(entry.Value);
        }
        Add(root);
        return places;
    }
}
