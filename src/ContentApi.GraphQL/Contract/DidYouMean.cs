namespace ContentApi.GraphQL.Contract;

/// <summary>Suggestions for an unknown name, in the wording of the reference implementation.</summary>
public static class DidYouMean
{
    /// <summary>The largest number of names that a message suggests. More would not help the reader, and would let a request cause long responses.</summary>
    public const int MaxSuggestions = 5;

    /// <summary>Returns a sentence with a leading space, to append to a message; empty if no option is similar to <paramref name="input"/>.</summary>
    public static string For(string input, IEnumerable<string> options) => Sentence(Suggest(input, options));

    /// <summary>Returns a sentence with a leading space that names the suggestions; empty if there are none.</summary>
    /// <param name="suggestions">The most similar first. The sentence names at most <see cref="MaxSuggestions"/>.</param>
    /// <param name="lead">The words before the names, such as "the enum value" in <c>Did you mean the enum value "A"?</c>; null for none.</param>
    public static string Sentence(IReadOnlyList<string> suggestions, string? lead = null)
    {
        if (suggestions.Count == 0) return "";
        var names = suggestions.Take(MaxSuggestions).Select(name => $"\"{name}\"").ToArray();
        var list = names.Length switch
        {
            1 => names[0],
            2 => $"{names[0]} or {names[1]}",
            _ => $"{string.Join(", ", names[..^1])}, or {names[^1]}",
        };
        return $" Did you mean {(lead is null ? "" : lead + " ")}{list}?";
    }

    /// <summary>
    /// Returns the options whose edit distance to <paramref name="input"/> is at most 40 % of its length plus one; the nearest first, then by name.
    /// An option that differs only in case has the distance 1.
    /// </summary>
    public static IReadOnlyList<string> Suggest(string input, IEnumerable<string> options) => Suggest(input, options, input.Length * 2 / 5 + 1);

    /// <summary>
    /// Returns the options whose edit distance to <paramref name="input"/> is at most <paramref name="threshold"/>; the nearest first, then by name. An option
    /// that differs only in case has the distance 1.
    /// </summary>
    public static IReadOnlyList<string> Suggest(string input, IEnumerable<string> options, int threshold)
    {
        var lowerInput = input.ToLowerInvariant();
        var near = new List<(int Distance, string Option)>();
        foreach (var option in options)
        {
            var distance = option == input ? 0
                : option.Equals(input, StringComparison.OrdinalIgnoreCase) ? 1
                : EditDistance(option.ToLowerInvariant(), lowerInput, threshold);
            if (distance <= threshold) near.Add((distance, option));
        }
        near.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : string.CompareOrdinal(a.Option, b.Option));
        return [.. near.Select(entry => entry.Option).Distinct()];
    }

    /// <summary>
    /// Returns the optimal string alignment distance (Damerau-Levenshtein without edits inside a swap): to insert, delete or replace a character, or to
    /// swap two neighbours, costs 1. Returns <see cref="int.MaxValue"/> as soon as the distance must exceed <paramref name="limit"/>.
    /// </summary>
    static int EditDistance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit) return int.MaxValue;

        var (before, previous, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var least = current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var distance = Math.Min(
                    Math.Min(previous[j], current[j - 1]) + 1,
                    previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) distance = Math.Min(distance, before[j - 2] + 1);
                current[j] = distance;
                least = Math.Min(least, distance);
            }
            if (least > limit) return int.MaxValue;
            (before, previous, current) = (previous, current, before);
        }
        return previous[b.Length];
    }
}
