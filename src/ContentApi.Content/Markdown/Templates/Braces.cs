using ContentApi.Content.Markdown.Bounds;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>Finds the ends of expressions in braces, as JavaScript has them: braces in strings and comments do not count.</summary>
/// <param name="text">The text.</param>
/// <param name="budget">Is charged for each character that is read; null if the text is short.</param>
sealed class Braces(string text, WorkBudget? budget)
{
    /// <summary>The braces that nothing closes, as far as they are known: each is looked for once.</summary>
    readonly HashSet<int> unclosed = [];

    readonly int lastLineEnd = text.LastIndexOf('\n');

    /// <summary>The first place, as far as it is known, behind which no comment ends.</summary>
    int lastComments = int.MaxValue;

    /// <summary>Returns the offset after the brace that closes the one at an offset; null if none does.</summary>
    public int? EndOf(int start)
    {
        if (unclosed.Contains(start)) return null;
        var open = new Stack<int>();
        for (var at = start; at < text.Length; at++)
        {
            var from = at;
            switch (text[at])
            {
                case '{':
                    open.Push(at);
                    break;
                case '}':
                    open.Pop();
                    break;
                case '"' or '\'' or '`':
                    at = EndOfString(at);
                    break;
                case '/' when Next(at) == '*':
                    at = EndOfComment(at);
                    break;
                case '/' when Next(at) == '/' && text[at - 1] != ':':
                    at = at < lastLineEnd ? text.IndexOf('\n', at) : at;
                    break;
            }
            budget?.Charge(1 + at - from);
            if (open.Count == 0) return at + 1;
        }
        unclosed.UnionWith(open);
        return null;
    }

    char Next(int at) => at + 1 < text.Length ? text[at + 1] : '\0';

    /// <summary>Returns the offset of the last character of a comment; that of its first if it does not end.</summary>
    int EndOfComment(int start)
    {
        if (start >= lastComments) return start;
        var end = text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        if (end >= 0) return end + 1;
        lastComments = start;
        return start;
    }

    /// <summary>Returns the offset of the quote that ends a string; that of the first quote if the string does not end on its line.</summary>
    int EndOfString(int start)
    {
        var at = start + 1;
        for (; at < text.Length; at++)
        {
            if (text[at] == text[start]) return at;
            if (text[at] == '\\') at++;
            else if (text[at] == '\n' && text[start] != '`') break;
        }
        budget?.Charge(at - start);
        return start;
    }
}
