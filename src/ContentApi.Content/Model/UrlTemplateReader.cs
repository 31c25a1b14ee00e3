namespace ContentApi.Content.Model;

/// <summary>Parses a <see cref="UrlTemplate"/>.</summary>
/// <exception cref="FormatException">The template is faulty. The message names the character and the reason.</exception>
sealed class UrlTemplateReader(string text)
{
    /// <summary>How deep braces and brackets may be nested. Stops a template from exhausting the stack.</summary>
    const int MaxDepth = 8;

    int at;
    int depth;

    public UrlPart[] Read()
    {
        if (text is not ['/' or '{' or '[', ..]) throw Fault(0, "a URL path begins with '/'");
        if (text.IndexOf('#') is >= 0 and var mark)
        {
            if (text.IndexOf('#', mark + 1) is >= 0 and var second) throw Fault(second, "a URL has at most one fragment");
            if (mark == text.Length - 1) throw Fault(mark, "the fragment is empty");
        }
        var offset = 0;
        foreach (var segment in text.Split('/'))
        {
            if (segment is "." or "..") throw Fault(offset, $"a URL path cannot contain the segment '{segment}'");
            offset += segment.Length + 1;
        }
        var parts = Parts(isInBraces: false);
        return at == text.Length ? parts : throw Fault(at, $"this '{text[at]}' has no '{(text[at] == '}' ? '{' : '[')}' before it");
    }

    /// <summary>Reads parts up to a closing brace or bracket, or in braces up to the end of the alternative.</summary>
    UrlPart[] Parts(bool isInBraces)
    {
        if (text.AsSpan(at).StartsWith("//")) throw Fault(at + 1, "'//' would begin the name of another server");
        var parts = new List<UrlPart>();
        while (at < text.Length)
        {
            var next = text[at];
            if (next is '}' or ']') break;
            if (next == '{') parts.Add(Choice());
            else if (next == '[') parts.Add(Optional(isInBraces));
            else if (isInBraces && (next == ' ' || IsOr())) break;
            else parts.Add(Literal(isInBraces));
        }
        return [.. parts];
    }

    UrlLiteral Literal(bool isInBraces)
    {
        var from = at;
        for (; at < text.Length && text[at] is not ('{' or '}' or '[' or ']'); at++)
        {
            if (text[at] == '*') throw Fault(at, "a URL has no wildcards; name a field or capture, as in {slug}");
            if (text[at] == '\\') throw Fault(at, "folders are separated by '/', not by a backslash");
            if (text[at] == ' ' && isInBraces) break;
            if (char.IsWhiteSpace(text[at]) || char.IsControl(text[at])) throw Fault(at, "white space is not allowed");
            if (text[at] != '?') continue;
            if (isInBraces && IsOr()) break;
            throw Fault(at, "a URL path has no query");
        }
        return new(text[from..at]);
    }

    UrlOptional Optional(bool isInBraces)
    {
        var open = Enter("the bracket is not closed");
        var parts = Parts(isInBraces);
        Leave(']', open, "the bracket is not closed");
        var optional = new UrlOptional(parts);
        return optional.Values.Any() ? optional : throw Fault(open, "text in brackets is left out if a value inside is missing, and there is no value inside");
    }

    UrlChoice Choice()
    {
        var open = Enter("the brace is not closed");
        var alternatives = new List<UrlPart>();
        while (true)
        {
            SkipSpaces();
            alternatives.Add(at < text.Length && text[at] == '/' ? new UrlAddress(Parts(isInBraces: true)) : Name());
            SkipSpaces();
            if (!IsOr()) break;
            at += 2;
        }
        if (at < text.Length && text[at] == '?') throw Fault(at, "alternatives are separated by '??'");
        Leave('}', open, "the brace is not closed");
        return new(alternatives);
    }

    UrlName Name()
    {
        var from = at;
        var name = TemplatePart.Name(text, from, Word());
        var formats = new List<UrlFormat>();
        while (at < text.Length && text[at] == ':')
        {
            var place = ++at;
            var format = Word().ToString();
            formats.Add(UrlFormat.Find(format) ?? throw Fault(place, $"'{format}' is no formatter; write {UrlFormat.Known}"));
        }
        return new(name, formats);
    }

    ReadOnlySpan<char> Word()
    {
        var rest = text.AsSpan(at);
        var length = rest.IndexOfAny(":?} ");
        if (length < 0) length = rest.Length;
        at += length;
        return rest[..length];
    }

    int Enter(string unclosed)
    {
        if (++depth > MaxDepth) throw Fault(at, $"braces and brackets are nested more than {MaxDepth} deep");
        // An unclosed brace is reported at its place, not at a name that the rest of the template makes.
        if (text.IndexOf(text[at] == '{' ? '}' : ']', at) < 0) throw Fault(at, unclosed);
        return at++;
    }

    void Leave(char close, int open, string unclosed)
    {
        if (at == text.Length) throw Fault(open, unclosed);
        if (text[at] != close) throw Fault(at, $"'{close}' is missing before this '{text[at]}'");
        at++;
        depth--;
    }

    void SkipSpaces()
    {
        while (at < text.Length && text[at] == ' ') at++;
    }

    bool IsOr() => text.AsSpan(at).StartsWith("??");

    FormatException Fault(int index, string what) => TemplatePart.Fault(text, index, what);
}
