using ContentApi.Content.Documents;
using static ContentApi.Content.Tests.Documents.DocumentUnderTest;

namespace ContentApi.Content.Tests.Documents;

public sealed class CsvTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n", "[{a: 1, b: 2}, {a: 3, b: 4}]")]
    [InlineData("a,b\r\n1,2\r\n3,4", "[{a: 1, b: 2}, {a: 3, b: 4}]")]
    [InlineData("a,b\r1,2\r", "[{a: 1, b: 2}]")]
    [InlineData("\uFEFFa,b\n1,2\n", "[{a: 1, b: 2}]")]
    [InlineData("a,b\n\"x, y\",\"z\"\"q\"\"\"\n", "[{a: \"x, y\", b: \"z\"q\"\"}]")]
    [InlineData("a,b\n\"x\r\ny\",2\n", "[{a: \"x\\ny\", b: 2}]")]
    [InlineData("a,b\n,\"\"\n1,\n", "[{a: , b: \"\"}, {a: 1, b: }]")]
    [InlineData("a,b\nnull,~\n", "[{a: \"null\", b: \"~\"}]")]
    [InlineData("a;b\n1,5;2\n", "[{a: 1,5, b: 2}]")]
    [InlineData("\"a, b\";c\n1;2,5\n", "[{a, b: 1, c: 2,5}]")]
    [InlineData("\"a;b\",c\n1,2\n", "[{a;b: 1, c: 2}]")]
    [InlineData("\"a\"\"b;\";\"c\"\n1;2\n", "[{a\"b;: 1, c: 2}]")]
    [InlineData("a\tb;c\n1\t2;3\n", "[{a\tb: 1\t2, c: 3}]")]
    [InlineData("a\tb\n1\t2\n", "[{a: 1, b: 2}]")]
    [InlineData("a\n1\n\n2\n", "[{a: 1}, {a: 2}]")]
    [InlineData("a,b\n1,2\n,\n , \n", "[{a: 1, b: 2}]")]
    [InlineData("a,b,,\n1,2,,\n", "[{a: 1, b: 2}]", false)]
    [InlineData("a , \"b c\"\n 1 , \"2\" \n", "[{a: 1, b c: \"2\"}]")]
    [InlineData("a,b\n1,2,,\n", "[{a: 1, b: 2}]")]
    [InlineData("a,b", "[]")]
    [InlineData("", "[]")]
    [InlineData("\n\n", "[]")]
    public void Records_are_mappings_by_the_keys_of_the_first_line(string text, string value, bool isSilent = true)
    {
        var document = Parse("a.csv", text);
        Assert.Equal(value, Show(document.Value));
        Assert.DoesNotContain("error", document.Faults());
        if (isSilent) Assert.Equal("", document.Faults());
    }

    [Fact]
    public void A_tab_separates_the_fields_of_a_tsv_file() => Assert.Equal("[{a,b: 1, c: 2,3}]", Show(Parse("a.tsv", "a,b\tc\n1\t2,3\n").Value));

    [Theory]
    [InlineData("a,b\n1,2\n", "1:1 [2:1 {1:1 a: 2:1 1, 1:3 b: 2:3 2}]")]
    [InlineData("a,b\r\n\"x\r\ny\",é😀\r\n\r\n  3,\"4\"", "1:1 [2:1 {1:1 a: 2:1 \"x\\ny\", 1:3 b: 3:4 é😀}, 5:1 {1:1 a: 5:3 3, 1:3 b: 5:5 \"4\"}]")]
    [InlineData("\uFEFFé,b\r1,2\r", "1:1 [2:1 {1:1 é: 2:1 1, 1:3 b: 2:3 2}]")]
    public void Values_have_their_places(string text, string places) => Assert.Equal(places, ShowPlaces(Parse("a.csv", text).Value));

    [Theory]
    [InlineData("a,b\n1,\"x\n3,4\n", "2:3: error CA3014: The quote that opens here is never closed.")]
    [InlineData("a,b\n5\" pipe,x\n3,4\n", "2:2: error CA3014: A quote is inside a value that does not begin with one.")]
    [InlineData("a,b\n\"x\"y,2\n", "2:4: error CA3014: Text follows the quote that closes the value.")]
    [InlineData("a,b\n1,2\n1,2,3\n", "3:5: error CA3014: The first line has 2 keys; this is value 3 of its record, so this record is left out.")]
    [InlineData("a,\"b\n", "1:3: error CA3014: The quote that opens here is never closed.")]
    [InlineData("a,b,c\n1\n", "2:1: warning CA3015: This record has 1 values, and the first line 3 keys; the last ones have no value.")]
    [InlineData("a,,c\n1,2,3\n", "1:3: warning CA3015: Column 2 has no key in the first line; its values are not served.")]
    [InlineData("a,b,a\n1,2,3\n", "1:5: warning CA3004: The key \"a\" occurs here and in column 1; this last one counts.")]
    public void A_fault_is_reported_at_its_place(string text, string fault) => Assert.Equal(fault, Parse("a.csv", text).Faults());

    [Theory]
    [InlineData("a,b\n1,2\n3,4,5\n6,7\n", "[{a: 1, b: 2}, {a: 6, b: 7}]", "3:5")]
    [InlineData("a;b\nx;y;z;\n6;7\n", "[{a: 6, b: 7}]", "2:5")]
    [InlineData("a\n1\n2,\"x\"\n", "[{a: 1}]", "3:3")]
    public void A_record_with_too_many_values_is_left_out(string text, string value, string place)
    {
        var document = Parse("a.csv", text);
        Assert.Equal(value, Show(document.Value));
        Assert.StartsWith(place + ": error CA3014: ", document.Faults());
    }

    [Fact]
    public void The_last_of_two_columns_with_one_key_counts() => Assert.Equal("[{b: 2, a: 3}]", Show(Parse("a.csv", "a,b,a\n1,2,3\n").Value));

    [Fact]
    public void The_number_of_records_has_a_limit()
    {
        var rows = string.Concat(Enumerable.Repeat("1\n", DocumentLimits.MaxRecords));
        Assert.Equal("", Parse("a.csv", "a\n" + rows).Faults());
        Assert.Equal("100002:1: error CA3006: The file has more than 100000 records.", Parse("a.csv", "a\n" + rows + "1\n").Faults());
    }

    [Fact]
    public void Many_keys_cost_in_proportion_to_the_text()
    {
        var keys = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"k{i}"));
        var file = System.Text.Encoding.UTF8.GetBytes(keys + "\n" + string.Concat(Enumerable.Repeat("1\n", 10_000)));
        Assert.InRange(Allocation.Of(() => DocumentParser.Parse("a.csv", file)), 0, 150L * file.Length);
    }
}
