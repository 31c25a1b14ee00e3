using System.Globalization;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Entries;

/// <summary>Checks values against a <c>@constraint</c>. A check returns the end of a message about the part that is broken; null if none is.</summary>
static class ConstraintCheck
{
    /// <summary>The longest text, in UTF-16 code units, for which <see cref="Fitting"/> searches another.</summary>
    const int MaxFitted = 200;

    public static string? OfText(Constraint constraint, string text)
    {
        if (text.Length < constraint.MinLength) return $"has {Count(text.Length, "character")}; at least {constraint.MinLength} are needed";
        if (text.Length > constraint.MaxLength) return $"has {Count(text.Length, "character")}; at most {constraint.MaxLength} are allowed";
        if (constraint.Pattern is not { } pattern || pattern.IsMatch(text)) return null;
        return PatternWords.Of(pattern) is { } words ? $"takes {words}, not {Quote.Text(text)}"
            : $"does not match the pattern {Quote.Text(pattern.ToString())}";
    }

    /// <summary>
    /// Returns a text that fits the constraint and is like one that breaks it: without accents, in lower case with hyphens or underscores between the words,
    /// or in capitals. Null if none of these fits.
    /// </summary>
    public static string? Fitting(Constraint constraint, string text)
    {
        if (constraint.Pattern is null || text.Length > MaxFitted) return null;
        var folded = LetterFolding.Fold(text).ToLowerInvariant();
        return Candidates().FirstOrDefault(fitting => fitting.Length > 0 && OfText(constraint, fitting) is null);

        IEnumerable<string> Candidates()
        {
            foreach (var separator in (string[])["-", "_", "", " "])
                yield return string.Join(separator, Words(folded));
            yield return folded.ToUpperInvariant();
        }

        static IEnumerable<string> Words(string folded) => folded.Split([.. folded.Where(character => !char.IsLetterOrDigit(character))],
            StringSplitOptions.RemoveEmptyEntries);
    }

    public static string? OfNumber(Constraint constraint, double number)
    {
        if (number < constraint.Min) return Invariant($"is {number}; at least {constraint.Min} is needed");
        return number > constraint.Max ? Invariant($"is {number}; at most {constraint.Max} is allowed") : null;
    }

    public static string? OfCount(Constraint constraint, int count)
    {
        if (count < constraint.MinItems) return $"has {Count(count, "item")}; at least {constraint.MinItems} are needed";
        return count > constraint.MaxItems ? $"has {Count(count, "item")}; at most {constraint.MaxItems} are allowed" : null;
    }

    static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
