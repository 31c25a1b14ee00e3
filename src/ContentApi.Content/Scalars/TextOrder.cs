using System.Text;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Scalars;

/// <summary>
/// The order of texts: first ignoring case and accents, so that "Éluard" is next to "eluard", then by UTF-16 code units, so that only identical texts are
/// equal. The result depends on the two texts alone, on every machine: no culture is used.
/// </summary>
sealed class TextOrder : IComparer<object>
{
    public static readonly TextOrder Instance = new();

    TextOrder() { }

    public int Compare(object? x, object? y) => Compare((string)x!, (string)y!);

    public static int Compare(string left, string right)
    {
        var folded = Ascii.IsValid(left) && Ascii.IsValid(right)
            ? string.Compare(left, right, StringComparison.OrdinalIgnoreCase)
            : string.CompareOrdinal(Fold(left), Fold(right));
        return folded != 0 ? folded : string.CompareOrdinal(left, right);
    }

    /// <summary>In capitals and without accents.</summary>
    public static string Fold(string text) => LetterFolding.Fold(text).ToUpperInvariant();
}
