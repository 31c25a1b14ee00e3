namespace ContentApi.GraphQL.Language;

/// <summary>The white space of block strings (specification, 2.10.4, <c>BlockStringValue</c>).</summary>
static class BlockString
{
    const int MaxSingleLineLength = 70;

    /// <summary>Removes the indent that all lines but the first have in common, and the blank lines at the start and the end.</summary>
    public static string Dedent(List<string> lines)
    {
        var commonIndent = int.MaxValue;
        var (first, last) = (0, -1);
        for (var i = 0; i < lines.Count; i++)
        {
            var indent = LeadingWhiteSpace(lines[i]);
            if (indent == lines[i].Length) continue;
            if (last < 0) first = i;
            last = i;
            if (i > 0) commonIndent = Math.Min(commonIndent, indent);
        }
        for (var i = Math.Max(first, 1); i <= last; i++) lines[i] = lines[i][Math.Min(commonIndent, lines[i].Length)..];
        return string.Join('\n', lines[first..(last + 1)]);
    }

    static int LeadingWhiteSpace(string line)
    {
        var i = 0;
        while (i < line.Length && IsWhiteSpace(line[i])) i++;
        return i;
    }

    static bool IsWhiteSpace(char c) => c is ' ' or '\t';

    /// <summary>
    /// Returns the value as a block string, on one line if it is a single short line. The content is not indented. Parses back to the same value if
    /// <see cref="IsPrintable"/>.
    /// </summary>
    public static string Print(string value)
    {
        var text = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        var isSingleLine = lines.Length == 1;

        // If all lines but the first are indented, the first is written on its own line, so that it counts for the common indent. Behind the opening quotes
        // it would not count, and the others would lose their indent.
        var needsFirstLine = !isSingleLine && lines.Skip(1).All(line => line.Length == 0 || IsWhiteSpace(line[0]));
        var endsInQuotes = text.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var needsLastLine = (value.EndsWith('"') && !endsInQuotes) || value.EndsWith('\\');
        var isMultiline = !isSingleLine || value.Length > MaxSingleLineLength || needsLastLine || needsFirstLine || endsInQuotes;
        var isIndentedLine = isSingleLine && value.Length > 0 && IsWhiteSpace(value[0]);

        var start = (isMultiline && !isIndentedLine) || needsFirstLine ? "\n" : "";
        var end = isMultiline || needsLastLine ? "\n" : "";
        return $"\"\"\"{start}{text}{end}\"\"\"";
    }

    /// <summary>Whether a block string can hold the value: no control characters, no blank lines and no white space that dedenting would remove.</summary>
    public static bool IsPrintable(string value)
    {
        if (value.Length == 0) return true;
        var (isBlankLine, isIndented, allIndented, hasLines) = (true, false, true, false);
        foreach (var c in value)
        {
            switch (c)
            {
                case '\n':
                    if (isBlankLine && !hasLines) return false;
                    (hasLines, isBlankLine, isIndented) = (true, true, false);
                    break;
                case ' ' or '\t':
                    isIndented |= isBlankLine;
                    break;
                case < ' ':
                    return false;
                default:
                    allIndented &= isIndented;
                    isBlankLine = false;
                    break;
            }
        }
        return !isBlankLine && !(allIndented && hasLines);
    }
}
