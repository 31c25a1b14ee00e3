using System.Globalization;
using System.Text;

namespace ContentApi.Content.Strings;

/// <summary>
/// Unicode's normalisation form D (UAX #15): <c>é</c> becomes <c>e</c> and an accent. Two spellings of one text have the same form. Uses an embedded table,
/// because .NET does not normalise text where it runs without a Unicode library of the system.
/// </summary>
static class CanonicalForm
{
    // Korean syllables are decomposed by arithmetic (Unicode Standard, 3.12).
    const int FirstSyllable = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11A7, Vowels = 21, Trails = 28, Syllables = 19 * Vowels * Trails;

    static readonly Dictionary<int, string> decompositions = [];

    /// <summary>The combining class of each character whose class is not 0. Marks of different classes may be written in any order.</summary>
    static readonly Dictionary<int, byte> classes = [];

    static CanonicalForm()
    {
        foreach (var line in Encoding.UTF8.GetString(EmbeddedFile.Read("Decompositions.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#') continue;
            if (line.Split('=') is [var composed, var letters])
                decompositions.Add(Hex(composed), string.Concat(letters.Split(' ').Select(letter => char.ConvertFromUtf32(Hex(letter)))));
            else if (line.Split(':') is [var number, var ranges])
                foreach (var range in ranges.Split(' ').Select(range => range.Split('-')))
                    for (var mark = Hex(range[0]); mark <= Hex(range[^1]); mark++) classes.Add(mark, byte.Parse(number, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Returns the text in form D; the same object if it is in that form.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var written = new StringBuilder(text.Length + 8);
        var marks = new List<(byte Class, int Mark)>();
        foreach (var rune in Decompose(text))
        {
            if (classes.TryGetValue(rune, out var kind))
            {
                marks.Add((kind, rune));
                continue;
            }
            AppendMarks(written, marks);
            Append(written, rune);
        }
        AppendMarks(written, marks);
        return written.Equals(text) ? text : written.ToString();
    }

    /// <summary>Returns the code points of the decomposed text. Half a surrogate pair stays as it is.</summary>
    static IEnumerable<int> Decompose(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var rune = char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text, i++) : text[i];
            if (rune - FirstSyllable is >= 0 and < Syllables and var syllable)
            {
                yield return LeadBase + syllable / (Vowels * Trails);
                yield return VowelBase + syllable / Trails % Vowels;
                if (syllable % Trails is > 0 and var trail) yield return TrailBase + trail;
            }
            else if (decompositions.TryGetValue(rune, out var letters))
            {
                for (var at = 0; at < letters.Length; at++) yield return char.IsSurrogatePair(letters, at) ? char.ConvertToUtf32(letters, at++) : letters[at];
            }
            else yield return rune;
        }
    }

    static void AppendMarks(StringBuilder written, List<(byte Class, int Mark)> marks)
    {
        // The order of marks of one class has a meaning: the sort must keep it.
        foreach (var (_, mark) in marks.Count > 1 ? marks.OrderBy(mark => mark.Class) : marks.AsEnumerable()) Append(written, mark);
        marks.Clear();
    }

    static void Append(StringBuilder written, int rune)
    {
        if (rune > char.MaxValue) written.Append(char.ConvertFromUtf32(rune));
        else written.Append((char)rune);
    }

    static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
