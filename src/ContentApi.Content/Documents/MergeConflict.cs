using System.Text;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>
/// Finds what Git leaves in a file that it could not merge: both versions, between lines of seven marks each (git-merge(1)). The first and the last line name
/// a version: <c>&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD</c>. Lines without a name are text.
/// </summary>
static class MergeConflict
{
    /// <param name="utf8">The file.</param>
    /// <param name="hasCode">Whether the file may have code in Markdown, in which the lines are an example.</param>
    /// <exception cref="DocumentFaultException">The file has a line of each mark, in the order of a conflict.</exception>
    public static void Refuse(ReadOnlySpan<byte> utf8, bool hasCode)
    {
        if (utf8.IndexOf("<<<<<<<"u8) < 0 || utf8.IndexOf(">>>>>>>"u8) < 0) return;
        var code = new CodeFences();
        var (line, marks, first) = (0, 0, "");
        for (var lines = new Utf8Lines(utf8); lines.MoveNext();)
        {
            if (hasCode && code.Read(lines.Text)) continue;
            if (IsMark(lines.Text, (byte)'<')) (line, marks, first) = (lines.Number, 1, Encoding.UTF8.GetString(lines.Text));
            else if (marks == 1 && IsMark(lines.Text, (byte)'=')) marks = 2;
            else if (marks == 2 && IsMark(lines.Text, (byte)'>'))
                throw new DocumentFaultException(DiagnosticRules.MergeConflict, new(line, 1),
                    $"A merge that Git could not finish left both versions of some lines: {Quote.Text(first)} begins them here.",
                    "Keep the lines that are right, and remove the others and the lines of <<<<<<<, ======= and >>>>>>>.");
        }
    }

    /// <summary>Whether the line is seven of the mark, alone if it divides the versions, and otherwise before a space and a name.</summary>
    static bool IsMark(ReadOnlySpan<byte> line, byte mark) =>
        line.Length >= 7 && line[..7].IndexOfAnyExcept(mark) < 0 && (mark == '=' ? line.Length == 7 : line.Length > 8 && line[7] == ' ');
}
