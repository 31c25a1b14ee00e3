namespace ContentApi.GraphQL.Language;

/// <summary>The white space of block strings (specification, 2.10.4, <c>BlockStringValue</c>).</summary>
static class BlockString
{
    /// <summary>
    /// Takes away the indent that all lines but the first share, and the blank lines at the start and the end.
    /// </summary>
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
        while (i < line.Length && line[i] is ' ' or '\t') i++;
        return i;
    }
}
