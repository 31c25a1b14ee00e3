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
    [InlineData("|", "FF FE 61 00", "1:1: error CA2006: The file is UTF-16 LE, not UTF-8.")]
    public void Bytes_that_are_not_UTF8_are_an_error_at_the_first_of_them(string text, string bytes, string fault)
    {
        var parts = text.Split('|');
        byte[] file = [.. Encoding.UTF8.GetBytes(parts[0]), .. Convert.FromHexString(bytes.Replace(" ", "")), .. Encoding.UTF8.GetBytes(parts[1])];
        foreach (var path in (string[])["a.md", "a.yaml", "a.json"]) Assert.Equal(fault, DocumentParser.Parse(path, file).Faults());
    }

    [Theory]
    [InlineData("utf-16", "UTF-16 LE")]
    [InlineData("utf-16BE", "UTF-16 BE")]
    [InlineData("utf-32", "UTF-32 LE")]
    [InlineData("utf-32BE", "UTF-32 BE")]
    public void Another_encoding_is_named_with_and_without_a_byte_order_mark(string name, string encoding)
    {
        foreach (var text in (string[])["---\ntitle: Caf\u00e9 \u4e2d\n---\n", "\n# A\n", "{\"a\": 1}", "a,b\r\n1,2\r\n", "title = 'x'\n"])
        {
            foreach (var mark in (string[])["\uFEFF", ""])
            {
                var file = Encoding.GetEncoding(name).GetBytes(mark + text);
                foreach (var path in Paths) Assert.Equal($"1:1: error CA2006: The file is {encoding}, not UTF-8.", DocumentParser.Parse(path, file).Faults());
            }
        }
    }

    static readonly string[] Paths = ["a.md", "a.mdx", "a.html", "a.yaml", "a.json", "a.toml", "a.csv", "a.tsv"];

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n")]
    [InlineData("version https://git-lfs.github.com/spec/v1\r\nop x\r\noid sha256:4d\r\nsize 12345\r\n", false)]
    [InlineData("version https://git-lfs.github.com/spec/v1\r\noid sha256:4d\r\nsize 12345\r\n")]
    [InlineData("version https://hawser.github.com/spec/v1\noid sha256:4d\nsize 12345")]
    [InlineData("version https://git-lfs.github.com/spec/v1\next-0-foo sha256:1f\noid sha256:4d\nsize 12345\n")]
    [InlineData("version https://git-lfs.github.com/spec/v1 is the first line of a pointer.\n", false)]
    [InlineData("version https://git-lfs.github.com/spec/v1\n\nThe next lines are oid and size.\n", false)]
    public void A_pointer_of_Git_LFS_is_an_error_in_every_syntax(string text, bool isPointer = true)
    {
        foreach (var path in Paths)
        {
            var document = DocumentUnderTest.Parse(path, text);
            Assert.Equal(isPointer, document.Diagnostics is [{ Rule.Code: "CA2014", IsError: true }]);
            if (!isPointer) continue;
            Assert.Contains("Git LFS", document.Faults());
            Assert.Contains("Commit the file itself", document.Diagnostics[0].Hint);
        }
    }

    [Theory]
    [InlineData("a.md", "# A\n\nb\0c\n", "3:2: error CA2013: The file has a byte 0x00, which no text has: it is a binary file.")]
    [InlineData("a.mdx", "\0\u0001\u0002binary\0", "1:1: error CA2013: The file has a byte 0x00, which no text has: it is a binary file.")]
    [InlineData("a.yaml", "a: 1\nb: x\0\n", "2:5: error CA2013: The file has a byte 0x00, which no text has: it is a binary file.")]
    [InlineData("a.json", "{\"a\": \"\0\"}", "1:8: error CA2013: The file has a byte 0x00, which no text has: it is a binary file.")]
    [InlineData("a.csv", "a,b\n1,\u0007\n", "2:3: error CA2013: The control character U+0007 is here, which no text has.")]
    [InlineData("a.md", "---\na: 1\n---\nx\u001b[31m\n", "4:2: error CA2013: The control character U+001B is here, which no text has.")]
    [InlineData("a.html", "---\na: 1\n---\nx\u007f\n", "4:2: error CA2013: The control character U+007F is here, which no text has.")]
    [InlineData("a.md", "tab\tform feed\f, line\r\nnext \u0085 and \u200d", "")]
    public void Bytes_that_no_text_has_are_an_error(string path, string text, string fault) =>
        Assert.Equal(fault, DocumentUnderTest.Parse(path, text).Faults());

    [Fact]
    public void An_image_under_the_name_of_a_page_is_a_binary_file() => Assert.Equal(
        "1:1: error CA2013: The file has a byte 0x00, which no text has: it is a binary file.",
        DocumentParser.Parse("a.md", Convert.FromHexString("89504E470D0A1A0A0000000D49484452000000FF")).Faults());
}
