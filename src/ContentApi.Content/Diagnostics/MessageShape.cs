using System.Text;

namespace ContentApi.Content.Diagnostics;

/// <summary>
/// A message, divided into the words that its rule always writes and the parts that name something: texts in quotes, paths, file names and numbers.
/// Messages with equal <see cref="Words"/> say the same about other things.
/// </summary>
/// <param name="Words">The message with <see cref="Gap"/> in the place of each part.</param>
/// <param name="Parts">The parts in order, texts with their quotes.</param>
readonly record struct MessageShape(string Words, IReadOnlyList<string> Parts)
{
    /// <summary>Stands for a part.</summary>
    public const char Gap = '…';

    const string Punctuation = ".,;:!?)('";

    public static MessageShape Of(string message)
    {
        var (words, parts) = (new StringBuilder(message.Length), new List<string>());
        for (var at = 0; at < message.Length;)
        {
            var (begin, end) = Next(message, at);
            var part = message[begin..end];
            words.Append(message, at, begin - at);
            // An ellipsis that the message itself has counts as a part: otherwise it would be taken for the place of one.
            if (part.Length > 0 && (part[0] == '"' || part.Contains(Gap) || Names(part)))
            {
                words.Append(Gap);
                parts.Add(part);
            }
            else words.Append(part);
            at = end;
        }
        return new(words.ToString(), parts);
    }

    /// <summary>Writes the message with <see cref="Gap"/> in the place of some parts.</summary>
    /// <param name="differs">For each part, whether it is left out.</param>
    public string Without(IReadOnlyList<bool> differs)
    {
        var text = new StringBuilder(Words.Length);
        var next = 0;
        foreach (var character in Words)
        {
            if (character != Gap) text.Append(character);
            else if (!differs[next]) text.Append(Parts[next++]);
            else text.Append(Parts[next++][0] == '"' ? "\"…\"" : "…");
        }
        return text.ToString();
    }

    /// <summary>Finds the next text in quotes, or the next word without the punctuation around it. It is empty at the end of the message.</summary>
    static (int Begin, int End) Next(string message, int at)
    {
        while (at < message.Length && (char.IsWhiteSpace(message[at]) || Punctuation.Contains(message[at]))) at++;
        if (at == message.Length) return (at, at);
        if (message[at] == '"')
        {
            var close = message.IndexOf('"', at + 1);
            return (at, close < 0 ? message.Length : close + 1);
        }
        var end = at;
        while (end < message.Length && !char.IsWhiteSpace(message[end]) && message[end] != '"') end++;
        while (end > at + 1 && Punctuation.Contains(message[end - 1])) end--;
        return (at, end);
    }

    /// <summary>Whether a word is a path, the name of a file with an extension, or a number.</summary>
    static bool Names(string word) =>
        word.Contains('/') || char.IsAsciiDigit(word[0])
        || (word.LastIndexOf('.') is > 0 and var dot && dot < word.Length - 1 && char.IsAsciiLetterOrDigit(word[dot + 1]));
}
