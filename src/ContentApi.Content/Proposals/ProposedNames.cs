using System.Text;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Proposals;

/// <summary>Makes names of types and fields from the names of folders and keys.</summary>
static class ProposedNames
{
    static readonly Dictionary<string, string> irregular = new(StringComparer.OrdinalIgnoreCase)
    {
        ["news"] = "News", ["people"] = "Person", ["series"] = "Series", ["media"] = "Media", ["data"] = "Data", ["faqs"] = "Faq", ["children"] = "Child",
        ["status"] = "Status", ["pages"] = "Page",
    };

    /// <summary>Returns a name for a type: <c>Post</c> for <c>_posts</c>, <c>TeamMember</c> for <c>team-members</c>.</summary>
    public static string Type(string folder)
    {
        var words = Split(folder);
        // The number by which a generator orders folders is no part of a name.
        if (words.Count > 1 && words[0].All(char.IsAsciiDigit)) words.RemoveAt(0);
        if (words.Count == 0) return "Page";
        words[^1] = Singular(words[^1]);
        var name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return char.IsAsciiDigit(name[0]) ? "Type" + name : name;
    }

    /// <summary>Returns a name for a field, in camelCase; null if no character of the key can be part of a name.</summary>
    public static string? Field(string key)
    {
        var words = Split(key);
        if (words.Count == 0) return null;
        var first = words[0].All(char.IsAsciiLetterUpper) ? words[0].ToLowerInvariant() : char.ToLowerInvariant(words[0][0]) + words[0][1..];
        var name = first + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return char.IsAsciiDigit(name[0]) ? "_" + name : name;
    }

    static string Singular(string word)
    {
        if (irregular.TryGetValue(word, out var known)) return known;
        return word switch
        {
            [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + "y",
            [.., 's' or 'x' or 'z', 'e', 's'] or [.., 'c' or 's', 'h', 'e', 's'] when word.Length > 4 => word[..^2],
            [.., 's', 's'] or [.., 'u' or 'i', 's'] => word,
            [.., 's'] when word.Length > 3 => word[..^1],
            _ => word,
        };
    }

    /// <summary>The runs of letters and digits, as ASCII.</summary>
    static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in LetterFolding.Fold(text).Append('-'))
        {
            if (char.IsAsciiLetterOrDigit(character)) word.Append(character);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        return words;
    }

    /// <summary>Whether the API or the filters have another use for the name of a field.</summary>
    public static bool IsReserved(string field) =>
        Vocabulary.ReservedFieldNames.Contains(field) || FilterNames.Reserved.Contains(field) || field.StartsWith("__", StringComparison.Ordinal);
}
