namespace ContentApi.Content.Markdown.Templates;

/// <content>The elements and expressions of MDX, and the components of Nuxt Content (MDC).</content>
sealed partial class TemplateScanner
{
    bool ReadExpression()
    {
        if (braces.EndOf(at) is not { } end) return false;
        var content = text[(at + 1)..(end - 1)].Trim();
        if (content.StartsWith("/*", StringComparison.Ordinal) && content.IndexOf("*/", 2, StringComparison.Ordinal) == content.Length - 2)
            Add(end, TemplateKind.Comment, content: content[2..^2]);
        else if ((TemplateAddress.Quoted(content) ?? PlainTemplate(content)) is { } shown && !shown.Contains('\n'))
            Add(end, TemplateKind.Literal, content: shown);
        else Add(end, TemplateKind.Expression, content: content);
        return true;
    }

    /// <summary>Returns the text of a template literal of JavaScript that has nothing to be computed or unescaped; null if the expression is none.</summary>
    static string? PlainTemplate(string expression) =>
        expression is ['`', .. var inner, '`'] && !inner.AsSpan().ContainsAny('`', '\\') && !inner.Contains("${", StringComparison.Ordinal) ? inner : null;

    /// <summary>
    /// Reads a tag of a component, whose name begins with a capital or has a dot, or of a fragment, which has no name. Other tags are raw HTML.
    /// </summary>
    bool ReadElement()
    {
        var isClose = Char(1) == '/';
        var first = at + (isClose ? 2 : 1);
        var name = ElementNameAt(first);
        if (name.Length > 0 && !char.IsAsciiLetterUpper(name[0]) && !name.Contains('.')) return false;
        if (EndOfElement(first + name.Length) is not { } end) return false;
        var content = text[(first + name.Length)..(end - 1)].Trim();
        if (name.Length == 0 && content.Length > 0) return false;
        var isVoid = !isClose && content.EndsWith('/');
        Add(end, TemplateKind.Element, isClose ? TemplateRole.Close : isVoid ? TemplateRole.Alone : TemplateRole.Open, name,
            isVoid ? content[..^1].TrimEnd() : content);
        return true;
    }

    string ElementNameAt(int from)
    {
        var end = from;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$' or '.' || text[end] == '-' && end > from)) end++;
        return text[from..end];
    }

    /// <summary>Returns the offset after the <c>&gt;</c> of a tag; null if the tag does not end.</summary>
    int? EndOfElement(int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            budget.Charge(1);
            switch (text[i])
            {
                case '>':
                    return i + 1;
                case '"' or '\'':
                    if (closers.Next(text[i].ToString(), i + 1) is not { } quote) return null;
                    i = quote;
                    break;
                case '{':
                    if (braces.EndOf(i) is not { } close) return null;
                    i = close - 1;
                    break;
                case '<':
                case '\n' when i + 1 < text.Length && text[i + 1] == '\n':
                    return null;
            }
        }
        return null;
    }

    /// <summary>
    /// Reads a line that opens or closes a component of MDC, <c>::name{…}</c> or <c>::</c>, or begins a slot of it, <c>#name</c>. Properties between
    /// <c>---</c> below the line belong to it. Three colons and more are containers.
    /// </summary>
    bool ReadComponentLine()
    {
        var line = at;
        while (line < text.Length && text[line] is ' ' or '\t') line++;
        if (openComponents > 0 && line < text.Length && text[line] == '#' && ComponentNameAt(line + 1) is { Length: > 0 } slot
            && TemplateLines.EndsLine(text, line + 1 + slot.Length))
        {
            at = line;
            Add(line + 1 + slot.Length, TemplateKind.Component, TemplateRole.Alone, "slot", slot);
            return true;
        }
        if (line + 1 >= text.Length || text[line] != ':' || text[line + 1] != ':' || line + 2 < text.Length && text[line + 2] == ':') return false;
        var name = ComponentNameAt(line + 2);
        var end = line + 2 + name.Length;
        if (name.Length == 0)
        {
            if (openComponents == 0 || !TemplateLines.EndsLine(text, end)) return false;
            openComponents--;
            at = line;
            Add(end, TemplateKind.Component, TemplateRole.Close);
            return true;
        }
        var arguments = end < text.Length && text[end] == '{' ? braces.EndOf(end) : null;
        if (arguments is null && (closers.Next("\n", end) is not { } next || !HasCloser(next)) || !TemplateLines.EndsLine(text, arguments ?? end)) return false;
        at = line;
        var content = arguments is { } last ? text[(end + 1)..(last - 1)] : "";
        var (whole, properties) = PropertiesAfter(arguments ?? end);
        if (HasCloser(whole)) openComponents++;
        Add(whole, TemplateKind.Component, TemplateRole.Open, name, properties.Length == 0 ? content : $"{content} {properties}".Trim());
        return true;
    }

    /// <summary>Whether a line below has nothing but two colons.</summary>
    bool HasCloser(int from) => closers.Next("\n::\n", from) is not null || text.EndsWith("\n::", StringComparison.Ordinal) && from < text.Length - 2;

    /// <summary>Returns the end of the properties of a component, which are lines of YAML, and the properties as arguments.</summary>
    (int End, string Properties) PropertiesAfter(int end)
    {
        var line = EndOfLine(end);
        if (!text.AsSpan(line).StartsWith("\n---\n", StringComparison.Ordinal) || closers.Next("\n---\n", line + 4) is not { } close) return (end, "");
        var properties = text[(line + 5)..close].Split('\n').Select(property => property.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair is [{ Length: > 0 }, { Length: > 0 }])
            .Select(pair => $"{pair[0]}=\"{pair[1].Trim('"', '\'').Replace("\"", "\\\"")}\"");
        return (close + 4, string.Join(' ', properties));
    }

    string ComponentNameAt(int from)
    {
        if (from >= text.Length || !char.IsAsciiLetter(text[from])) return "";
        var end = from;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_')) end++;
        return text[from..end];
    }

    /// <summary>
    /// Whether a name without attributes is a component: an element without content, <c>:br</c> or <c>:hr</c>, between white space, or a name with hyphens that
    /// has a line for itself. Other words after a colon are text.
    /// </summary>
    bool IsBareComponent(string name, int end) => name is "br" or "hr"
        ? (at == 0 || char.IsWhiteSpace(text[at - 1])) && (end == text.Length || char.IsWhiteSpace(text[end]))
        : name.Contains('-') && !name.EndsWith('-') && TemplateLines.IsAlone(text, at, end);

    /// <summary>Reads <c>:name{…}</c> and <c>:name[text]{…}</c>, and names without attributes.</summary>
    bool ReadInlineComponent()
    {
        if (Char(-1) is '{' or ':' or '/' or ']' || char.IsLetterOrDigit(Char(-1)) || ComponentNameAt(at + 1) is not { Length: > 0 } name) return false;
        var end = at + 1 + name.Length;
        if (isMdx) return false;
        if (IsBareComponent(name, end))
        {
            Add(end, TemplateKind.Component, TemplateRole.Alone, name);
            return true;
        }
        if (end >= text.Length) return false;
        var line = EndOfLine(end);
        if (text[end] == '{' && braces.EndOf(end) is { } close && close <= line)
        {
            Add(close, TemplateKind.Component, TemplateRole.Alone, name, text[(end + 1)..(close - 1)].Trim());
            return true;
        }
        if (text[end] != '[' || !char.IsAsciiLetterLower(name[0]) || closers.Next("]", end) is not { } label || label > line) return false;
        // A label without attributes is text: many texts have a colon before a bracket.
        if (label + 1 >= text.Length || text[label + 1] != '{' || text.AsSpan(end + 1, label - end - 1).ContainsAny("[`{")) return false;
        if (braces.EndOf(label + 1) is not { } attributes || attributes > line) return false;
        var opener = Add(end + 1, TemplateKind.Component, TemplateRole.Open, name, text[(label + 2)..(attributes - 1)].Trim());
        at = label;
        var closer = Add(attributes, TemplateKind.Component, TemplateRole.Close, name);
        (opener.Partner, closer.Partner) = (closer, opener);
        return true;
    }
}
