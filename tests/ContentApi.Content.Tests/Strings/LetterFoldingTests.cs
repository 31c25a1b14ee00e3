using System.Diagnostics;
using System.Globalization;
using System.Text;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Tests.Strings;

public sealed class LetterFoldingTests
{
    [Theory]
    [InlineData("plain TEXT 42", "plain TEXT 42")]
    [InlineData("Éluard, naïve, Ångström", "Eluard, naive, Angstrom")]
    [InlineData("e\u0301 A\u030A", "e A")]
    [InlineData("ﬁn ½ m² Ⅷ", "fin ½ m2 VIII")]
    [InlineData("straße ẞ Æsop œuvre Þór Łódź Øre đ ı", "strasse SS AEsop oeuvre Thor Lodz Ore d i")]
    [InlineData("Ωμέγα λόγος", "Ωμεγα λογοσ")]
    [InlineData("йод Ёлка", "иод Елка")]
    [InlineData("日本 한국 🦊 \ud800", "日本 한국 🦊 \ud800")]
    public void Accents_are_left_out_and_compositions_taken_apart(string text, string folded) => Assert.Equal(folded, LetterFolding.Fold(text));

    /// <summary>Compares the table with Node.js, which has another Unicode library. Korean syllables are not decomposed.</summary>
    [Fact]
    public void The_table_is_what_Unicode_says()
    {
        var letters = Enumerable.Range(0x80, 0xFFFF - 0x80).Where(c => c is < 0xAC00 or > 0xDFFF).Select(c => (char)c)
            .Where(c => char.IsLetter(c) || char.IsNumber(c)).ToArray();
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add(
            "process.stdout.write([...require('fs').readFileSync(0, 'utf8')].map(c => c.normalize('NFKD').replace(/\\p{Mn}/gu, '')).join('\\n'))");
        using var node = Process.Start(start)!;
        node.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(letters));
        node.StandardInput.Close();
        var expected = new StreamReader(node.StandardOutput.BaseStream, Encoding.UTF8).ReadToEnd().Split('\n');
        Assert.Equal(letters.Length, expected.Length);
        var own = "ßẞæÆœŒþÞøØłŁđĐðÐħĦıς";
        var (compared, different) = (0, new List<string>());
        for (var i = 0; i < letters.Length; i++)
        {
            // Characters whose decomposition holds more than letters and digits are not folded; letters with rules of this project are not compared.
            if (expected[i].Length == 0
                || !expected[i].All(c => char.IsLetter(c) || char.IsNumber(c))
                || expected[i].Any(own.Contains)
                || CharUnicodeInfo.GetUnicodeCategory(letters[i]) == UnicodeCategory.OtherNotAssigned) continue;
            compared++;
            if (LetterFolding.Fold([letters[i]]) != expected[i]) different.Add($"U+{(int)letters[i]:X4}");
        }
        Assert.True(different.Count == 0, string.Join(' ', different));
        Assert.True(compared > 30_000, $"{compared} were compared.");
    }
}
