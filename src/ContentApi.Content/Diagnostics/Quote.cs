namespace ContentApi.Content.Diagnostics;

/// <summary>Quotes an author's text in a message.</summary>
static class Quote
{
    const int MaxLength = 60;
    const int MaxPathLength = 300;

    /// <summary>Returns the text in double quotes, <see cref="Printable"/>, on one line, cut after 60 code units.</summary>
    public static string Text(string text) => Cut(text, MaxLength);

    /// <summary>Quotes like <see cref="Text"/>, but cuts after 300 code units: the fault in a path is mostly at its end.</summary>
    public static string Path(string path) => Cut(path, MaxPathLength);

    static string Cut(string text, int limit)
    {
        var length = Math.Min(text.Length, limit);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1])) length--;
        return string.Create(length + (length < text.Length ? 5 : 2), (text, length), static (span, state) =>
        {
            span.Fill('.');
            span[0] = span[^1] = '"';
            for (var i = 0; i < state.length; i++) span[i + 1] = state.text[i] is '\t' or '\r' or '\n' ? ' ' : Printable.Of(state.text[i]);
        });
    }

    /// <summary><c>"a"</c>, <c>"a" or "b"</c>, <c>"a", "b" or "c"</c>.</summary>
    public static string AnyOf(IReadOnlyList<string> texts) => Or([.. texts.Select(Text)]);

    /// <summary><c>a</c>, <c>a or b</c>, <c>a, b or c</c>: names of the model, which need no quotes.</summary>
    public static string Or(IReadOnlyList<string> words) => Joined(words, "or");

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string And(IReadOnlyList<string> words) => Joined(words, "and");

    static string Joined(IReadOnlyList<string> words, string last) => words.Count < 2
        ? string.Concat(words)
        : $"{string.Join(", ", words.Take(words.Count - 1))} {last} {words[^1]}";
}
