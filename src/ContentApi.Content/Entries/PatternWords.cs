using System.Text.RegularExpressions;

namespace ContentApi.Content.Entries;

/// <summary>
/// Describes simple regular expressions in words: sequences of literal text and character classes with a quantifier, between anchors. Others have no
/// description.
/// </summary>
sealed partial class PatternWords
{
    /// <summary>The most parts of a sequence that are described. A longer description is no easier to read than the pattern.</summary>
    const int MaxParts = 7;

    readonly string pattern;
    int at;

    PatternWords(string pattern) => this.pattern = pattern;

    /// <summary>
    /// Returns what a pattern matches, to be written after "takes": <c>only lower-case letters, digits and hyphens</c>; null if it is not simple.
    /// </summary>
    public static string? Of(Regex regex)
    {
        var pattern = regex.ToString();
        var (begin, end) = (0, pattern.Length);
        var isFromStart = pattern.StartsWith('^') || pattern.StartsWith(@"\A", StringComparison.Ordinal);
        if (isFromStart) begin = pattern[0] == '^' ? 1 : 2;
        var isToEnd = true;
        if (pattern.EndsWith(@"\z", StringComparison.Ordinal) || pattern.EndsWith(@"\Z", StringComparison.Ordinal)) end -= 2;
        else if (pattern.EndsWith('$') && !pattern.EndsWith(@"\$", StringComparison.Ordinal)) end--;
        else isToEnd = false;
        if (begin >= end || new PatternWords(pattern[begin..end]).Sequence(isNested: false) is not { Count: > 0 and <= MaxParts } parts) return null;
        if (isFromStart && isToEnd) return Whole(parts);
        return Sentence(parts) is { } words ? $"a text {(isFromStart ? "that begins with" : isToEnd ? "that ends with" : "that contains")} {words}" : null;
    }

    static string? Whole(IReadOnlyList<Part> parts) => parts switch
    {
        [{ Set: { } set, Least: <= 1, Most: null }] => $"only {set}",
        // ^[a-z0-9]+(?:-[a-z0-9]+)*$
        [{ Set: { } set, Most: null }, { Group: [[{ Text: { Length: 1 } separator }, { Set: { } next, Most: null }]], Most: null }] when next.Equals(set) =>
            $"only {set}, with single {CharacterSet.Of(separator[0])} between them",
        [{ Set: { Count: 1 } first, Least: 1, Most: 1 }, { Set: { } set, Least: 0, Most: null }] => $"only {set}, the first {first.OneOf}",
        _ => Sentence(parts),
    };

    static string? Sentence(IReadOnlyList<Part> parts)
    {
        var words = parts.Select(part => part.Words).ToList();
        return words.Contains(null) ? null : string.Join(", then ", words);
    }

    /// <summary>Reads parts up to the end, a closing parenthesis or a bar. Returns null if the pattern is not simple.</summary>
    List<Part>? Sequence(bool isNested)
    {
        var parts = new List<Part>();
        while (at < pattern.Length && !(isNested && pattern[at] is ')' or '|'))
        {
            if (Atom(isNested) is not { } part || Quantified(part) is not { } quantified) return null;
            // "a" and "b" are the text "ab".
            if (quantified is { Text: { } text, IsOnce: true } && parts is [.., { Text: { } before, IsOnce: true }]) parts[^1] = new() { Text = before + text };
            else parts.Add(quantified);
        }
        return parts;
    }

    Part? Atom(bool isNested)
    {
        var character = pattern[at++];
        switch (character)
        {
            case '[':
                return Class() is { } set ? new() { Set = set } : null;
            case '(':
                return isNested ? null : Group();
            case '\\':
                if (at == pattern.Length) return null;
                character = pattern[at++];
                if (CharacterSet.OfEscape(character) is { } escaped) return new() { Set = escaped };
                return char.IsAsciiLetterOrDigit(character) ? null : new() { Text = character.ToString() };
            case ')' or '|' or '^' or '$' or '.' or '*' or '+' or '?' or '{':
                return null;
            default:
                return new() { Text = character.ToString() };
        }
    }

    Part? Group()
    {
        if (pattern.AsSpan(at).StartsWith("?:")) at += 2;
        else if (at < pattern.Length && pattern[at] == '?') return null;
        var alternatives = new List<IReadOnlyList<Part>>();
        while (true)
        {
            if (Sequence(isNested: true) is not { } parts || at == pattern.Length) return null;
            alternatives.Add(parts);
            if (pattern[at++] == ')') return new() { Group = alternatives };
        }
    }

    Part? Quantified(Part part)
    {
        if (at == pattern.Length) return part;
        var quantifier = Quantifier().Match(pattern, at);
        if (!quantifier.Success) return part;
        at += quantifier.Length;
        var kind = quantifier.ValueSpan[0];
        if (kind != '{') return part with { Least = kind == '+' ? 1 : 0, Most = kind == '?' ? 1 : null };
        var (least, most) = (quantifier.Groups["least"], quantifier.Groups["most"]);
        // Without a comma the number is exact; with one and nothing after it, there is no upper limit.
        return part with
        {
            Least = int.Parse(least.ValueSpan, null),
            Most = !quantifier.Groups["comma"].Success ? int.Parse(least.ValueSpan, null) : most.Length > 0 ? int.Parse(most.ValueSpan, null) : null,
        };
    }

    CharacterSet? Class()
    {
        var set = CharacterSet.Empty;
        if (at < pattern.Length && pattern[at] == '^') return null;
        for (var first = at; at < pattern.Length; )
        {
            if (pattern[at] == ']' && at > first)
            {
                at++;
                return set;
            }
            if (pattern[at] == '\\' && at + 1 < pattern.Length && CharacterSet.OfEscape(pattern[at + 1]) is { } escaped)
            {
                set = set.With(escaped);
                at += 2;
                continue;
            }
            if (Character() is not { } from) return null;
            if (at + 1 >= pattern.Length || pattern[at] != '-' || pattern[at + 1] == ']')
            {
                set = set.With(CharacterSet.Of(from));
                continue;
            }
            at++;
            if (Character() is not { } to || CharacterSet.Between(from, to) is not { } range) return null;
            set = set.With(range);
        }
        return null;
    }

    /// <summary>Reads a character of a class; null if it has a special meaning.</summary>
    char? Character()
    {
        var character = pattern[at++];
        if (character == '[') return null;
        if (character != '\\') return character;
        return at < pattern.Length && !char.IsAsciiLetterOrDigit(pattern[at]) ? pattern[at++] : null;
    }

    [GeneratedRegex(@"\G(?:[*+?]|\{(?<least>[0-9]{1,4})(?<comma>,(?<most>[0-9]{0,4}))?\})\??", RegexOptions.CultureInvariant)]
    private static partial Regex Quantifier();

    /// <summary>A part of a sequence: a text, characters of a set, or alternatives in parentheses; with the number of times that it occurs.</summary>
    sealed record Part
    {
        public string? Text { get; init; }
        public CharacterSet? Set { get; init; }
        public IReadOnlyList<IReadOnlyList<Part>>? Group { get; init; }
        public int Least { get; init; } = 1;

        /// <summary>Null if there is no limit.</summary>
        public int? Most { get; init; } = 1;

        public bool IsOnce => (Least, Most) == (1, 1);

        public string? Words => this switch
        {
            { Text: { } text, IsOnce: true } => Quoted(text),
            { Text: { } text, Least: 0, Most: 1 } => $"{Quoted(text)} if you like",
            { Set: { } set, Least: 1, Most: 1 } => set.OneOf,
            { Set: { } set, Least: 0, Most: 1 } => $"at most {set.OneOf}",
            { Set: { } set, Least: <= 1, Most: null } => $"any number of {set}",
            { Set: { } set, Most: null } => $"at least {Least} {set}",
            { Set: { } set } when Least == Most => $"{Least} {set}",
            { Set: { } set, Least: 0 } => $"at most {Most} {set}",
            { Set: { } set } => $"{Least} to {Most} {set}",
            { Group: { } group, IsOnce: true } when group.All(alternative => alternative is [{ Text: not null, IsOnce: true }]) =>
                string.Join(" or ", group.Select(alternative => Quoted(alternative[0].Text!))),
            _ => null,
        };

        static string Quoted(string text) => Diagnostics.Quote.Text(text);
    }
}
