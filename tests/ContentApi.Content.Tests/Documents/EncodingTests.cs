using System.Text;
using ContentApi.Content.Documents;

namespace ContentApi.Content.Tests.Documents;

public sealed class EncodingTests
{
    [Theory]
    [InlineData("---\ntitle: Caf|\n---\n", "E9", "2:11: error CA2006: The byte 0xE9 is not valid UTF-8 here.")]
    [InlineData("|---\n", "C0 AF", "1:1: error CA2006: The byte 0xC0 is not valid UTF-8 here.")]
    [InlineData("\uFEFF---\r\n---\r\n😀é|\r\n", "ED A0 80", "3:4: error CA2006: The byte 0xED is not valid UTF-8 here.")]
    [InlineData("---\n---\nx|", "E2 82", "3:2: error CA2006: The byte 0xE2 is not valid UTF-8 here.")]
    [InlineData("a\rb|", "FF", "2:2: error CA2006: The byte 0xFF is not valid UTF-8 here.")]
    [InlineData("|", "FF FE 61 00", "1:1: error CA2006: The file is UTF-16, not UTF-8.")]
    public void Bytes_that_are_not_UTF8_are_an_error_at_the_first_of_them(string text, string bytes, string fault)
    {
        var parts = text.Split('|');
        byte[] file = [.. Encoding.UTF8.GetBytes(parts[0]), .. Convert.FromHexString(bytes.Replace(" ", "")), .. Encoding.UTF8.GetBytes(parts[1])];
        foreach (var path in (string[])["a.md", "a.yaml", "a.json"]) Assert.Equal(fault, DocumentParser.Parse(path, file).Faults());
    }
}
