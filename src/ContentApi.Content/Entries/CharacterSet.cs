using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Entries;

/// <summary>A set of characters in words: <c>lower-case letters, digits and hyphens</c>.</summary>
sealed class CharacterSet : IEquatable<CharacterSet>
{
    static readonly (string One, string Many) Digits = ("digit", "digits"), Lower = ("lower-case letter", "lower-case letters"),
        Capitals = ("capital letter", "capital letters"), Letters = ("letter", "letters");

    /// <summary>The names of characters that are hard to see in quotes.</summary>
    static readonly Dictionary<char, (string One, string Many)> Named = new()
    {
        ['-'] = ("hyphen", "hyphens"), ['_'] = ("underscore", "underscores"), ['.'] = ("dot", "dots"), ['/'] = ("slash", "slashes"),
        [' '] = ("space", "spaces"),
        [','] = ("comma", "commas"), [':'] = ("colon", "colons"), [';'] = ("semicolon", "semicolons"), ['+'] = ("plus sign", "plus signs"),
        ['\''] = ("apostrophe", "apostrophes"), ['"'] = ("quotation mark", "quotation marks"), ['\\'] = ("backslash", "backslashes"),
    };

    readonly (string One, string Many)[] kinds;

    CharacterSet(params (string, string)[] kinds) => this.kinds = kinds;

    public static CharacterSet Empty { get; } = new();

    /// <summary>The number of kinds of characters.</summary>
    public int Count => kinds.Length;

    public static CharacterSet Of(char character) => new(
        Named.TryGetValue(character, out var name) ? name : (Quote.Text(character.ToString()), Quote.Text(character.ToString())));

    /// <summary>The set of <c>\d</c>, <c>\w</c> or <c>\s</c>; null for another letter.</summary>
    public static CharacterSet? OfEscape(char letter) => letter switch
    {
        'd' => new(Digits),
        'w' => new(Letters, Digits, Named['_']),
        's' => new(("white space", "white space")),
        _ => null,
    };

    /// <summary>The set of a range; null if it has no name.</summary>
    public static CharacterSet? Between(char from, char to) => (from, to) switch
    {
        ('a', 'z') => new(Lower),
        ('A', 'Z') => new(Capitals),
        ('0', '9') => new(Digits),
        _ when from > to => null,
        _ when char.IsAsciiLetterLower(from) && char.IsAsciiLetterLower(to) => new(($"letter from {from} to {to}", $"letters from {from} to {to}")),
        _ when char.IsAsciiLetterUpper(from) && char.IsAsciiLetterUpper(to) => new(($"letter from {from} to {to}", $"letters from {from} to {to}")),
        _ when char.IsAsciiDigit(from) && char.IsAsciiDigit(to) => new(($"digit from {from} to {to}", $"digits from {from} to {to}")),
        _ => null,
    };

    public CharacterSet With(CharacterSet other)
    {
        List<(string, string)> all = [.. kinds.Concat(other.kinds).Distinct()];
        // Both cases of all letters.
        if (all.Contains(Lower) && all.Contains(Capitals))
        {
            all[Math.Min(all.IndexOf(Lower), all.IndexOf(Capitals))] = Letters;
            all.RemoveAll(kind => kind == Lower || kind == Capitals);
        }
        return new([.. all.Distinct()]);
    }

    /// <summary>One character: <c>a lower-case letter, digit or hyphen</c>.</summary>
    public string OneOf => $"one {Quote.Or([.. kinds.Select(kind => kind.One)])}";

    public bool Equals(CharacterSet? other) => other is not null && kinds.ToHashSet().SetEquals(other.kinds);

    public override bool Equals(object? other) => Equals(other as CharacterSet);

    public override int GetHashCode() => kinds.Length;

    /// <summary>Any number of characters: <c>lower-case letters, digits and hyphens</c>.</summary>
    public override string ToString() =>
        kinds.Length < 2 ? string.Concat(kinds.Select(kind => kind.Many))
            : $"{string.Join(", ", kinds.Take(kinds.Length - 1).Select(kind => kind.Many))} and {kinds[^1].Many}";
}
