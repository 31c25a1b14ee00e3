using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// Takes reference definitions (CommonMark, 4.7) from the beginning of a paragraph, a few lines at a time. Markdig itself counts and copies all further lines
/// after each definition, and compares the definition with all before it: ten thousand would take minutes.
/// </summary>
static class ReferenceDefinitions
{
    /// <summary>Number of lines in which a definition is looked for at first. Most take one line.</summary>
    const int FewLines = 4;

    /// <summary>Maximum number of these lines. A label has at most 999 characters, so that no definition needs more before its title.</summary>
    const int ManyLines = 1_024;

    /// <returns>Whether the paragraph had any.</returns>
    public static bool Take(BlockProcessor processor, ParagraphBlock paragraph)
    {
        var lines = paragraph.Lines;
        var (taken, ahead) = (0, FewLines);
        while (taken < lines.Count && lines.Lines[taken].Slice.AsSpan().TrimStart() is ['[', ..])
        {
            var group = Copy(lines, taken, Math.Min(ahead, lines.Count - taken));
            var (count, isCut) = (group.Count, taken + group.Count < lines.Count);
            ((WorkBudget)processor.Context!).Charge(4L * count);
            var iterator = group.ToCharIterator();
            var isFound = LinkReferenceDefinition.TryParse(ref iterator, out var definition);
            if (!isFound && (!isCut || ahead >= ManyLines)) break;
            var rest = isFound ? iterator.Remaining() : group;
            // The end of the last line of a definition may be left over.
            if (isFound && rest.Count > 0 && rest.Lines[0].Slice.AsSpan().IsWhiteSpace()) rest.RemoveAt(0);
            // The next lines may belong to the label, or be the rest of a title.
            if (isCut && (!isFound || rest.Count == 0 || rest.Lines[0].Slice.AsSpan().TrimStart() is ['"' or '\'' or '(', ..]))
            {
                ahead *= 4;
                continue;
            }
            // Of several definitions with one label the first counts.
            processor.Document.GetLinkReferenceDefinitions(true).Links.TryAdd(definition!.Label!, definition);
            taken += count - rest.Count;
            if (rest.Count > 0) lines.Lines[taken] = rest.Lines[0];
            ahead = FewLines;
        }
        if (taken > 0) paragraph.Lines = Copy(lines, taken, lines.Count - taken);
        return taken > 0;
    }

    static StringLineGroup Copy(StringLineGroup lines, int start, int count)
    {
        var copy = new StringLineGroup(Math.Max(1, count));
        for (var i = 0; i < count; i++) copy.Add(ref lines.Lines[start + i]);
        return copy;
    }
}
