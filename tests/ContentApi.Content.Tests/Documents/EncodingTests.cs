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
    [InlineData("a.md", "---\na: x\u001b[31m\n---\nx\n", "2:5: error CA2013: The control character U+001B is here, which no text has.")]
    [InlineData("a.yaml", "a: x\u0008y\n", "1:5: error CA3001: YAML does not allow the control character U+0008.")]
    [InlineData("a.md", "x\u0008\ny\0\n", "2:2: error CA2013: The file has a byte 0x00, which no text has: it is a binary file.")]
    [InlineData("a.md", "tab\tform feed\f, line\r\nnext \u0085 and \u200d", "")]
    public void Bytes_that_no_text_has_are_an_error(string path, string text, string fault) =>
        Assert.Equal(fault, DocumentUnderTest.Parse(path, text).Faults());

    /// <summary>A text that is copied from a PDF may have them.</summary>
    [Theory]
    [InlineData("a.md", "---\na: 1\n---\nof\u0008\ufb01ce\r\n\u001b[31m\u007f\r\n", "of\ufb01ce\n[31m\n", "4:3 U+0008", "5:1 U+001B", "5:6 U+007F")]
    [InlineData("a.mdx", "import a from 'b\u0001'\n\nx\u0002\n", "\n\nx\n", "3:2 U+0002")]
    [InlineData("a.html", "<p>\u0001<b>\u0002</b>", "<p><b></b>", "1:4 U+0001", "1:8 U+0002")]
    [InlineData("a.md", "---\na: 1\n---x\u0008\n", "x\n", "3:4", "3:5 U+0008")]
    [InlineData("a.md", "\u0008", "", "1:1 U+0008")]
    public void Control_characters_of_a_body_are_dropped_with_a_warning(string path, string text, string body, params string[] faults)
    {
        var document = DocumentUnderTest.Parse(path, text);
        Assert.Equal(body, document.Body);
        Assert.Equal(faults, document.Diagnostics.Select(fault =>
            fault.Rule.Code == "CA6013" ? $"{fault.Position} {fault.Message.Split(' ')[3]}" : $"{fault.Position}"));
        Assert.DoesNotContain(document.Diagnostics, fault => fault.IsError);
    }

    [Fact]
    public void A_body_of_control_characters_is_read_with_as_many_warnings_as_any_other()
    {
        var document = DocumentUnderTest.Parse("a.md", string.Concat(Enumerable.Repeat("a\u0008", 100_000)));
        Assert.Equal((100_000, 100), (document.Body!.Length, document.Diagnostics.Count));
    }

    /// <summary>Without a mark, and whatever the first characters are.</summary>
    [Theory]
    [InlineData("\u4e2d\u6587\u7684\u6807\u9898\n\n\u6587\u5b57\u3002\n")]
    [InlineData("---\ntitle: \u4e00\u4e00\u4e00\n---\n\u65e5\u672c\u8a9e\n")]
    [InlineData("\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440!\n")]
    [InlineData("\u00e9t\u00e9\n")]
    [InlineData("\u201cQuoted\u201d \u2013 and more text\n")]
    [InlineData("\U0001f600 a smile\n")]
    public void Another_encoding_is_recognised_by_its_zero_bytes(string text)
    {
        foreach (var (name, encoding) in new[] { ("utf-16", "UTF-16 LE"), ("utf-16BE", "UTF-16 BE"), ("utf-32", "UTF-32 LE"), ("utf-32BE", "UTF-32 BE") })
        {
            foreach (var repeated in (int[])[1, 600])
            {
                var file = Encoding.GetEncoding(name).GetBytes(string.Concat(Enumerable.Repeat(text, repeated)));
                Assert.Equal($"1:1: error CA2006: The file is {encoding}, not UTF-8.", DocumentParser.Parse("a.md", file).Faults());
            }
        }
    }

    [Theory]
    [InlineData("a\0bc")]
    [InlineData("title: a\nb: \0\0\0\0\n")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("# A\n\nSome words \0 and more words\n")]
    public void Text_in_UTF8_with_zero_bytes_is_a_binary_file(string text) => Assert.Contains("CA2013", DocumentUnderTest.Parse("a.md", text).Faults());

    [Fact]
    public void An_image_under_the_name_of_a_page_is_a_binary_file() => Assert.Equal(
        "1:1: error CA2013: The file has a byte 0x00, which no text has: it is a binary file.",
        DocumentParser.Parse("a.md", Convert.FromHexString("89504E470D0A1A0A0000000D49484452000000FF")).Faults());
}
