using System.Buffers;
using System.Collections.Frozen;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Templates;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// Divides HTML into tags, texts and comments as browsers do (WHATWG HTML, 13.2.5). The time is linear: each character is looked at a fixed number of times.
/// The content of elements whose text is no HTML, such as <c>script</c>, is passed over.
/// </summary>
/// <param name="html">The HTML.</param>
/// <param name="budget">The budget of the text.</param>
/// <param name="templates">The template markup that is masked in the HTML; null if there is none.</param>
/// <param name="origins">The places from which the HTML comes. A text does not go on from raw HTML to that of Markdown.</param>
sealed class HtmlTokenizer(string html, WorkBudget budget, TemplateMask? templates, HtmlOrigins origins)
{
    /// <summary>The characters that end a name. The mask of template markup is no part of one.</summary>
    static readonly SearchValues<char> tagNameEnd = SearchValues.Create("\t\n\f\r />" + new string(TemplateMask.Marks)),
        attributeNameEnd = SearchValues.Create("\t\n\f\r />=" + new string(TemplateMask.Marks));

    /// <summary>The number of attributes of a tag beyond which further ones are ignored. Each is compared with all before it.</summary>
    const int MaxAttributes = 100;

    /// <summary>The length at which a name is cut off: no allowed name is as long.</summary>
    const int MaxNameLength = 64;

    static readonly FrozenSet<string> rawText =
        FrozenSet.Create("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title");

    /// <summary>The names that were read, so that each is one string.</summary>
    readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> names = new Dictionary<string, string>().GetAlternateLookup<ReadOnlySpan<char>>();

    readonly List<WrittenAttribute> attributes = [];
    int at;

    /// <summary>Whether there is none of these ends after <see cref="at"/>, so that it is not searched again.</summary>
    bool hasNoInstructionEnd, hasNoSectionEnd;

    /// <summary>The attributes of the last start tag. The first of several with one name counts.</summary>
    public IReadOnlyList<WrittenAttribute> Attributes => attributes;

    /// <summary>The offset behind the last token, and behind the content that is passed over with it.</summary>
    public int Offset => at;

    public HtmlToken Next()
    {
        var start = at;
        var end = origins.EndOfPiece(start, html.Length);
        while (at < html.Length)
        {
            var mark = html.IndexOf('<', at);
            if (mark < 0 || (mark > end && end > start)) mark = end;
            if (mark > start && (mark == end || BeginsMarkup(mark)))
            {
                at = mark;
                return new(HtmlTokenKind.Text, start, HtmlCharacters.Decode(html.AsSpan(start, mark - start), isAttribute: false));
            }
            at = mark;
            if (mark == html.Length) break;
            if (BeginsMarkup(mark))
            {
                budget.ChargeNodes(1);
                return html[mark + 1] switch
                {
                    '!' or '?' => ReadComment(),
                    '/' when !char.IsAsciiLetter(html[mark + 2]) => new(HtmlTokenKind.Comment, mark, PassTo(mark + 2, ">", 1)),
                    _ => ReadTag(),
                };
            }
            at++;
        }
        return new(HtmlTokenKind.End, at, "");
    }

    bool BeginsMarkup(int mark) =>
        mark + 1 < html.Length && (char.IsAsciiLetter(html[mark + 1]) || html[mark + 1] is '!' or '?' || html[mark + 1] == '/' && mark + 2 < html.Length);

    /// <summary>
    /// Reads a comment or what browsers take for one. They end an instruction (<c>&lt;?php</c>) and a section (<c>&lt;![CDATA[</c>) at the first <c>></c>; here
    /// they end where their authors end them, because they are never for readers.
    /// </summary>
    HtmlToken ReadComment()
    {
        var start = at;
        if (Comments.Begins(html, at))
        {
            var end = Comments.EndOf(html, at);
            at = end < 0 ? html.Length : end;
            return new(HtmlTokenKind.Comment, start, Comments.ContentOf(html.AsSpan(start, at - start)).ToString());
        }
        if (html[at + 1] == '?' && !hasNoInstructionEnd)
        {
            hasNoInstructionEnd = html.IndexOf("?>", at, StringComparison.Ordinal) < 0;
            if (!hasNoInstructionEnd) return new(HtmlTokenKind.Comment, start, PassTo(at, "?>", 2));
        }
        if (html.AsSpan(at).StartsWith("<![CDATA[", StringComparison.Ordinal) && !hasNoSectionEnd)
        {
            hasNoSectionEnd = html.IndexOf("]]>", at, StringComparison.Ordinal) < 0;
            if (!hasNoSectionEnd) return new(HtmlTokenKind.Comment, start, PassTo(at, "]]>", 3));
        }
        return new(HtmlTokenKind.Comment, start, PassTo(at, ">", 1));
    }

    /// <summary>Moves behind the next <paramref name="end"/>, or to the end of the text. Returns no content, because nothing needs it.</summary>
    string PassTo(int from, string end, int length)
    {
        var found = html.IndexOf(end, from, StringComparison.Ordinal);
        at = found < 0 ? html.Length : found + length;
        return "";
    }

    HtmlToken ReadTag()
    {
        var start = at++;
        var kind = html[at] == '/' ? HtmlTokenKind.EndTag : HtmlTokenKind.StartTag;
        if (kind == HtmlTokenKind.EndTag) at++;
        var name = ReadName(tagNameEnd);
        attributes.Clear();
        while (true)
        {
            while (at < html.Length && (html[at] is '\t' or '\n' or '\f' or '\r' or ' ' or '/' || TemplateMask.Marks.Contains(html[at])))
                at += templates?.At(html.AsSpan(at))?.Length ?? 1;
            // A tag that the end of the text cuts off is nothing.
            if (at >= html.Length) return new(HtmlTokenKind.End, at, "");
            if (html[at] == '>') break;
            ReadAttribute();
        }
        at++;
        if (kind == HtmlTokenKind.StartTag) PassOver(name);
        return new(kind, start, name);
    }

    string ReadName(SearchValues<char> ends)
    {
        var length = html.AsSpan(at).IndexOfAny(ends);
        if (length < 0) length = html.Length - at;
        Span<char> lower = stackalloc char[Math.Min(length, MaxNameLength)];
        html.AsSpan(at, lower.Length).ToLowerInvariant(lower);
        at += length;
        if (names.TryGetValue(lower, out var name)) return name;
        name = lower.ToString();
        names[lower] = name;
        return name;
    }

    void ReadAttribute()
    {
        var first = html[at];
        // An equals sign at the beginning belongs to the name.
        if (first == '=') at++;
        var name = ReadName(attributeNameEnd);
        while (at < html.Length && html[at] is '\t' or '\n' or '\f' or '\r' or ' ') at++;
        var value = "";
        if (at < html.Length && html[at] == '=')
        {
            at++;
            while (at < html.Length && html[at] is '\t' or '\n' or '\f' or '\r' or ' ') at++;
            value = ReadValue();
        }
        if (first == '=' || attributes.Count >= MaxAttributes) return;
        foreach (var known in attributes)
            if (known.Name == name) return;
        attributes.Add(new(name, value));
    }

    string ReadValue()
    {
        if (at >= html.Length || html[at] == '>') return "";
        var quote = html[at];
        int end;
        if (quote is '"' or '\'')
        {
            end = html.IndexOf(quote, ++at);
            if (end < 0) end = html.Length;
        }
        else
        {
            var length = html.AsSpan(at).IndexOfAny("\t\n\f\r >");
            end = length < 0 ? html.Length : at + length;
        }
        var value = HtmlCharacters.Decode(html.AsSpan(at, end - at), isAttribute: true);
        at = quote is '"' or '\'' ? Math.Min(end + 1, html.Length) : end;
        return value;
    }

    /// <summary>Passes over the content of an element whose text is no HTML, and over its end tag.</summary>
    void PassOver(string name)
    {
        if (name == "plaintext") at = html.Length;
        if (!rawText.Contains(name)) return;
        while (at < html.Length)
        {
            var end = html.IndexOf("</", at, StringComparison.Ordinal);
            if (end < 0)
            {
                at = html.Length;
                return;
            }
            at = end + 2;
            if (!html.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
            var after = at + name.Length;
            if (after < html.Length && html[after] is not ('\t' or '\n' or '\f' or '\r' or ' ' or '/' or '>')) continue;
            PassTo(after, ">", 1);
            return;
        }
    }
}
