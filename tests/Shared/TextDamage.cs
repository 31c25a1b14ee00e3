using System.Text.RegularExpressions;

namespace ContentApi.Tests;

/// <summary>Damages documents by characters, by tokens, or by names alone, which mostly keeps their syntax valid.</summary>
static partial class TextDamage
{
    static readonly string[] Snippets =
    [
        "{", "}", "(", ")", "[", "]", "!", "$", "@", ":", "=", "|", "&", "...", "..", "#", "\"", "\"\"\"", "\\", "\\\"\"\"",
        "-", "0", "00", "1", ".", "e", "-1", "1.5", "1e9", "0x1",
        "on", "fragment", "query", "mutation", "subscription", "type", "extend", "input", "enum", "union", "interface", "implements", "directive", "repeatable",
        "schema", "scalar", "true", "null", "\n", "\r\n", "\r", "\t", ",", " ", "\uFEFF", "é", "😀", "\u0000", "\u0007", "\u007F", "\u2028",
        "\\u0041", "\\u{1F600}", "\\uD83D\\uDE00", "\\uD83D", "\\u{110000}", "\\u{}", "\\q",
        "\"a\\u{1F600}\\uD83D\\uDE00\\n\"", "\"\\u{D800}\"", "\"\"\"a\n  b\r c\"\"\"", "\"\"\" \\\"\"\" \"\"\"", "\"a\nb\"",
        "_", "__x", "9a", "1.0.0", "-0", "-0.0e-0", "{a}", "@a(b: 1)",
    ];

    public static string Characters(string text, Chance chance)
    {
        for (var count = 1 + chance.Below(2); count > 0 && text.Length > 0; count--)
        {
            var at = chance.Below(text.Length);
            var length = Math.Min(text.Length - at, 1 + chance.Below(4));
            text = chance.Below(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, chance.Of(Snippets)),
                _ => text.Remove(at, 1).Insert(at, chance.Of(Snippets)),
            };
        }
        // A lone surrogate becomes U+FFFD: neither implementation can be sent one.
        return string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
    }

    public static string Tokens(string text, Chance chance)
    {
        var tokens = Token().Matches(text).Select(match => match.Value).ToList();
        for (var count = 1 + chance.Below(3); count > 0 && tokens.Count > 1; count--)
        {
            var (at, other) = (chance.Below(tokens.Count), chance.Below(tokens.Count));
            switch (chance.Below(5))
            {
                case 0: tokens.RemoveAt(at); break;
                case 1: tokens.Insert(at, tokens[other]); break;
                case 2: (tokens[at], tokens[other]) = (tokens[other], tokens[at]); break;
                case 3: tokens[at] = chance.Of(Snippets); break;
                default: tokens[at] = tokens[other]; break;
            }
        }
        return string.Concat(tokens);
    }

    /// <summary>Replaces one or two names in the text with another of its names or one of <paramref name="others"/>.</summary>
    public static string Names(string text, Chance chance, IReadOnlyList<string> others)
    {
        var names = Name().Matches(text);
        if (names.Count == 0) return text;
        for (var count = 1 + chance.Below(2); count > 0; count--)
        {
            names = Name().Matches(text);
            var at = names[chance.Below(names.Count)];
            var name = chance.Percent(50) ? names[chance.Below(names.Count)].Value : chance.Among(others);
            text = text.Remove(at.Index, at.Length).Insert(at.Index, name);
        }
        return text;
    }

    [GeneratedRegex(
        "\"\"\"(?:[^\"\\\\]|\\\\\"\"\"|\\\\|\"{1,2}(?!\"))*\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|[_A-Za-z][_0-9A-Za-z]*|-?[0-9.eE+]+|\\.\\.\\.|\\s+|.",
        RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex("(?<![\"\\\\\\w])[_A-Za-z][_0-9A-Za-z]*")]
    private static partial Regex Name();
}
