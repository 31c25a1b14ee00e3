using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Translates YamlDotNet's errors into messages for authors, each at the place where the author must look.</summary>
static class YamlFaults
{
    const string Indent = "Keys of one mapping, and items of one list, begin in the same column.";

    /// <param name="Offset">The place that the message names.</param>
    readonly record struct Fault(int Offset, string Message, string? Hint);

    public static DocumentFaultException Translate(YamlFaultPlace place, LinePositions positions)
    {
        var fault = Explain(place);
        return new(DiagnosticRules.YamlSyntax, positions.At(fault.Offset), fault.Message, fault.Hint);
    }

    /// <summary>Explains an error by the words of YamlDotNet 16's message, tested from the most specific to the most general.</summary>
    static Fault Explain(YamlFaultPlace place)
    {
        bool Says(string words) => place.Message.Contains(words, StringComparison.Ordinal);

        if (Says("tab")) return Tab(place);
        if (Says("quoted scalar")) return Quoted(place, Says);
        if (Says("invalid mapping") || Says("Mapping values")) return Colon(place);
        if (Says("block scalar")) return BlockText(place, Says);
        if (Says("anchor") || Says("Anchor"))
            return Says("more than one")
                ? new(place.Start, "A value has two anchors.", "Keep one of the two.")
                : new(place.Start, $"A value cannot begin with {Character(place, place.Start)}: it marks or repeats a value.", "Put the value in quotes.");
        if (Says("cannot start any token"))
            return new(place.Start, $"A value cannot begin with {Character(place, place.Start)}.", "Put the value in quotes.");
        if (Says(" tag"))
            return new(place.Start, "A value cannot begin with '!' here: it marks a tag.", "Put the value in quotes.");
        if (Says("directive"))
            return new(place.Start, "A line cannot begin with '%': it marks a directive.", "Put the value in quotes.");
        if (Says("invalid comment") || Says("a comment"))
            return new(NextHash(place), "A comment needs a space before its '#'.", "Write ' #', or put a value that has a '#' in quotes.");
        if (place.InnermostBracket >= 0 || Says("flow")) return Bracket(place);
        if (Says("node content"))
            return new(place.Start, $"A value cannot begin with {Character(place, place.Start)}.", "Put the value in quotes.");
        if (Says("Block sequence entries") || Says("sequence entry"))
            return new(place.Start, "A list item cannot begin on the line of its key.", "Begin each item on a line of its own, or put the value in quotes.");
        if (Says("expected '-'"))
            return new(place.Start, "A list item is expected here: a line that begins with '- '.", Indent);
        if (Says("<document ")) return new(place.Start, "The indentation of this line fits none of the lines above it.", Indent);
        if (Says("expected key") || Says("expected ':'")) return Key(place);
        return new(place.Start, "The YAML cannot be read from here on.", Indent);
    }

    static int NextHash(YamlFaultPlace place)
    {
        var from = Math.Max(place.Start, place.LastEvent);
        return from + Math.Max(0, place.Source.AsSpan(from).IndexOf('#'));
    }

    static Fault Tab(YamlFaultPlace place)
    {
        const string hint = "YAML is indented with spaces only: replace the tab.";
        for (var line = place.LineStart(place.LastEvent); line < place.Source.Length;)
        {
            var text = place.Line(line);
            var indentation = text.IndexOfAnyExcept(" \t") is var end and >= 0 ? text[..end] : text;
            if (indentation.IndexOf('\t') is var tab and >= 0 && line + tab >= place.LastEvent)
                return new(line + tab, "A tab indents this line.", hint);
            line += text.Length + 1;
        }
        return new(place.End, "There is a tab where spaces are expected.", hint);
    }

    static Fault Quoted(YamlFaultPlace place, Func<string, bool> says)
    {
        if (says("surrogates"))
            return new(place.Start, "The text has an escape that is half of a surrogate pair.", "Write both halves, or the character itself.");
        if (says("escape") || says("hexadecimal"))
            return new(place.End,
                $"{Quote.Text(place.Source.Substring(place.End, Math.Min(2, place.Source.Length - place.End)))} is not an escape of YAML.",
                "In double quotes write a backslash as \\\\, or put the text in single quotes.");
        if (says("wrong indentation") && YamlText.ClosingQuote(place.Source, place.Start) < place.Source.Length)
            return new(place.Start, "The further lines of this quoted text must be indented more than its key.", "Indent them, or put the text on one line.");
        var quote = place[place.Start] == '\'' ? "'" : "\"";
        return new(place.Start, "The quote that opens here is never closed.",
            quote == "'" ? "Close it; inside single quotes, write an apostrophe twice." : "Close it; inside double quotes, write a quote as \\\".");
    }

    /// <summary>Explains a colon and a space inside a value.</summary>
    static Fault Colon(YamlFaultPlace place)
    {
        var lineStart = place.LineStart(place.Start);
        var before = place.Source.AsSpan(lineStart..place.Start).TrimStart(" \t-");
        // The classic mistake: 'title: Foo: bar'.
        if (before.Contains(": ", StringComparison.Ordinal) || place.InnermostBracket >= 0)
            return new(place.Start, "A value that holds a colon and a space must be quoted.", Example(before, place.Line(place.Start)));
        var key = Quote.Text(before.ToString());
        return new(lineStart + place.Line(place.Start).IndexOfAnyExcept(" \t"),
            $"The key {key} reads as part of the text above it: that line has no colon, or this one is indented too far.", Indent);
    }

    static string Example(ReadOnlySpan<char> before, ReadOnlySpan<char> line)
    {
        const string general = "Put the value in quotes.";
        var colon = before.IndexOf(": ");
        var value = line.TrimStart(" \t-");
        if (colon < 0 || value.Length > 80 || value.ContainsAny("\"'\\[{#")) return general;
        return $"Write {value[..colon]}: \"{value[(colon + 2)..].Trim()}\"";
    }

    static Fault BlockText(YamlFaultPlace place, Func<string, bool> says) => says("spaces")
        ? new(place.Start, "The first line of a block text is indented less than the empty line above it.", "Remove the spaces of the empty line.")
        : new(place.Start, $"Only '+', '-' or a digit may follow {Character(place, place.Start)}; the text begins on the next line.",
            "Begin the text on the next line, or put the value in quotes.");

    static Fault Bracket(YamlFaultPlace place)
    {
        var bracket = place.InnermostBracket >= 0 ? place.InnermostBracket : place.OutermostBracket;
        var close = place[bracket] == '{' ? '}' : ']';
        // A text without quotes continues over the following lines, up to a character that cannot be part of it.
        if (place.IsAtEnd || place.Message.Length == 0 || place.LineStart(place.Start) != place.LineStart(bracket))
            return new(bracket, $"The '{place[bracket]}' that opens here is not closed before the next key.", $"Close it with '{close}'.");
        return new(place.Start, $"A ',' or '{close}' is expected here, not {Character(place, place.Start)}.",
            "Put a value that holds commas, brackets or quotes in quotes.");
    }

    static Fault Key(YamlFaultPlace place)
    {
        var text = place.Line(place.Start).TrimStart(" \t");
        if (!place.BeginsLine(place.Start))
            return new(place.Start, "Text follows the end of the value.",
                place[place.LastEvent] == '\'' ? "Inside single quotes, write an apostrophe twice." : "Quote the whole value, or none of it.");
        if (text.StartsWith("- ") || text is "-") return new(place.Start, "A key is expected here, not a list item.", Indent);
        if (text.Contains(": ", StringComparison.Ordinal) || text.TrimEnd() is [.., ':'])
            return new(place.Start, "The indentation of this line fits none of the lines above it.", Indent);
        return new(place.Start, $"{Quote.Text(text.ToString())} is not a key with a value: a colon is missing.",
            "Write 'key: value'; indent the further lines of a text, or put it in quotes.");
    }

    static string Character(YamlFaultPlace place, int offset)
    {
        if (offset >= place.Source.Length) return "the end of the text";
        return Quote.Text(char.IsSurrogate(place[offset]) ? place.Source.Substring(offset, Math.Min(2, place.Source.Length - offset)) : $"{place[offset]}");
    }
}
