using System.Diagnostics;
using System.Globalization;
using System.Text;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Tests.Strings;

public sealed class CanonicalFormTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("café", "cafe\u0301")]
    [InlineData("cafe\u0301", "cafe\u0301")]
    [InlineData("ế", "e\u0302\u0301")]
    [InlineData("a\u0301\u0323", "a\u0323\u0301")]
    [InlineData("한글", "\u1112\u1161\u11AB\u1100\u1173\u11AF")]
    [InlineData("ガ", "\u30AB\u3099")]
    [InlineData("\u212A\u2126", "K\u03A9")]
    [InlineData("日本 🦊", "日本 🦊")]
    [InlineData("\ud800a\udc00", "\ud800a\udc00")]
    public void Text_is_decomposed_and_its_marks_are_put_in_order(string text, string form) => Assert.Equal(form, CanonicalForm.Of(text));

    [Fact]
    public void Text_in_the_form_is_returned_as_it_is()
    {
        foreach (var text in new[] { "ascii", "cafe\u0301", "日本" }) Assert.Same(text, CanonicalForm.Of(text));
    }

    [Fact]
    public void Hostile_marks_take_linear_time()
    {
        var text = string.Concat(Enumerable.Range(0, 500_000).Select(i => i % 2 == 0 ? '\u0301' : '\u0323'));
        Assert.Equal(new string('\u0323', 250_000) + new string('\u0301', 250_000), CanonicalForm.Of(text));
    }

    /// <summary>Compares every character, and random sequences of letters and marks, with Node.js, which has another Unicode library.</summary>
    [Fact]
    public void The_form_is_what_Unicode_says()
    {
        var known = Enumerable.Range(0x80, 0x30000).Where(c => c is < 0xD800 or > 0xDFFF)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.OtherNotAssigned).Select(char.ConvertFromUtf32).ToList();
        // Unicode 14, of which the table is, has all marks below U+0800.
        var marks = known.Where(text => text[0] < 0x800).Where(text => CharUnicodeInfo.GetUnicodeCategory(text, 0) == UnicodeCategory.NonSpacingMark).ToList();
        var random = new Random(1);
        var texts = known.Concat(Enumerable.Range(0, 20_000).Select(_ =>
            known[random.Next(1_500)] + string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => marks[random.Next(marks.Count)])))).ToList();
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add("process.stdout.write(require('fs').readFileSync(0, 'utf8').split('\\0').map(t => t.normalize('NFD')).join('\\0'))");
        using var node = Process.Start(start)!;
        // Node.js answers when it has read everything.
        node.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(string.Join('\0', texts)));
        node.StandardInput.Close();
        var expected = new StreamReader(node.StandardOutput.BaseStream, Encoding.UTF8).ReadToEnd().Split('\0');
        Assert.Equal(texts.Count, expected.Length);
        // The characters that later versions added are beyond U+FFFF.
        var different = texts.Where((text, i) => CanonicalForm.Of(text) != expected[i] && text.EnumerateRunes().All(rune => rune.IsBmp));
        Assert.Empty(different);
    }
}
