using System.Buffers;
using System.Text;

namespace ContentApi.Content.Markdown.Html;

/// <summary>Finds HTML comments in a text (WHATWG HTML, 13.1.6), and the two by which authors end an excerpt.</summary>
static class Comments
{
    const string Opening = "<!--";

    /// <summary>The length of the longest name of <see cref="HtmlElements.RawText"/>.</summary>
    const int MaxRawName = 9;

    static readonly SearchValues<char> letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static bool Begins(ReadOnlySpan<char> text, int at) => text[at..].StartsWith(Opening, StringComparison.Ordinal);

    /// <summary>
    /// Returns the offset behind the comment that begins at <paramref name="start"/>; -1 if it is not closed. <c>&lt;!--></c> and <c>&lt;!---></c> are
    /// comments, and <c>--!></c> closes one as well.
    /// </summary>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        var from = start + Opening.Length;
        if (text[from..] is ['>', ..]) return from + 1;
        if (text[from..] is ['-', '>', ..]) return from + 2;
        while (true)
        {
            var found = text[from..].IndexOf("--", StringComparison.Ordinal);
            if (found < 0) return -1;
            from += found + 2;
            if (text[from..] is ['>', ..]) return from + 1;
            if (text[from..] is ['!', '>', ..]) return from + 2;
            // A row of hyphens closes the comment with its last two.
            from--;
        }
    }

    /// <summary>Returns what is in a comment.</summary>
    /// <param name="comment">The whole comment, which may lack its end.</param>
    public static ReadOnlySpan<char> ContentOf(ReadOnlySpan<char> comment)
    {
        var content = comment[Math.Min(Opening.Length, comment.Length)..];
        return content.EndsWith("--!>", StringComparison.Ordinal) ? content[..^4] : content.EndsWith("-->", StringComparison.Ordinal) ? content[..^3] : content;
    }

    /// <summary>
    /// Whether a comment marks the end of the excerpt: <c>&lt;!--more--></c> (Jekyll, Hugo, WordPress), <c>&lt;!--truncate--></c> (Docusaurus).
    /// </summary>
    /// <param name="content">See <see cref="ContentOf"/>.</param>
    public static bool IsExcerptEnd(ReadOnlySpan<char> content)
    {
        content = content.Trim();
        return content.Equals("more", StringComparison.OrdinalIgnoreCase) || content.Equals("truncate", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Returns the offset of a comment between two offsets that is not closed between them; -1 if there is none. In a script and in other elements whose
    /// content is no HTML, there are no comments.
    /// </summary>
    /// <param name="isEscaped">Whether tags are text, so that there are no elements.</param>
    public static int UnclosedIn(string text, int start, int end, bool isEscaped)
    {
        var part = text.AsSpan(0, end);
        for (var at = start; at < end;)
        {
            var mark = part[at..].IndexOf('<');
            if (mark < 0) return -1;
            at += mark;
            if (!Begins(part, at)) at = isEscaped ? at + 1 : BehindRawText(part, at);
            else if (EndOf(part, at) is >= 0 and var close) at = close;
            else return at;
        }
        return -1;
    }

    /// <summary>
    /// Returns the offset of the end tag of an element whose content is no HTML, if one begins at <paramref name="mark"/>; otherwise the next offset.
    /// </summary>
    static int BehindRawText(ReadOnlySpan<char> text, int mark)
    {
        var name = text[(mark + 1)..];
        var length = name.IndexOfAnyExcept(letters);
        if (length < 0) return text.Length;
        if (length is 0 or > MaxRawName || name[length] is not ('>' or '/') && !char.IsWhiteSpace(name[length])) return mark + 1;
        if (!HtmlElements.RawText.Contains(name[..length].ToString().ToLowerInvariant())) return mark + 1;
        var content = mark + 1 + length;
        var end = text[content..].IndexOf(string.Concat("</", name[..length]), StringComparison.OrdinalIgnoreCase);
        return end < 0 ? text.Length : content + end;
    }

    /// <summary>Returns a text without its comments; one that is not closed reaches to the end.</summary>
    public static string Strip(string text)
    {
        var next = text.IndexOf(Opening, StringComparison.Ordinal);
        if (next < 0) return text;
        var rest = new StringBuilder(text.Length);
        var at = 0;
        while (next >= 0)
        {
            rest.Append(text, at, next - at);
            at = EndOf(text, next);
            if (at < 0) return rest.ToString();
            next = text.IndexOf(Opening, at, StringComparison.Ordinal);
        }
        return rest.Append(text, at, text.Length - at).ToString();
    }
}
