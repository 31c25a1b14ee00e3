using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ContentApi.Content.Documents;

/// <summary>
/// Leaves out the imports and exports of MDX (https://mdxjs.com/docs/what-is-mdx/#esm). They begin at the beginning of a block, in the first column, and may
/// span lines. MDX itself reads JavaScript to know where they end; here the end is the first blank line, or the end of a finished statement, at which no
/// bracket, template or comment is open.
/// </summary>
static partial class MdxModules
{
    [GeneratedRegex(
        """^(import(\s*["'{*]|\s+(type\b|[\w$]+\s*(,|from\b)))|export\s*(\{|\*|(default|const|let|var|function|async|class|type|interface|enum)\b))""")]
    private static partial Regex Beginning { get; }

    /// <summary>Replaces the lines of imports and exports by blank lines, so that the lines after them keep their numbers.</summary>
    /// <param name="utf8">The body.</param>
    /// <returns>The same span if there are none.</returns>
    public static ReadOnlySpan<byte> Blank(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("import"u8) < 0 && utf8.IndexOf("export"u8) < 0) return utf8;
        ArrayBufferWriter<byte>? kept = null;
        var copied = 0;
        var code = new CodeFences();
        var (mayBegin, isModule) = (true, false);
        // An unfinished statement would be searched for its end through the rest of the text, once for each: only the first is.
        var mayBeLong = true;
        for (var lines = new Utf8Lines(utf8); lines.MoveNext();)
        {
            isModule = mayBegin && (Begins(lines.Text) || (isModule && lines.Text.StartsWith("//"u8)));
            if (!isModule)
            {
                mayBegin = !code.Read(lines.Text) && lines.Text.Trim(" \t"u8).IsEmpty;
                continue;
            }
            kept ??= new(utf8.Length);
            kept.Write(utf8[copied..lines.Start]);
            copied = lines.Start + EndOf(utf8[lines.Start..], ref mayBeLong);
            while (true)
            {
                kept.Write(utf8[(lines.Start + lines.Text.Length)..lines.Next]);
                if (lines.Next >= copied) break;
                lines.MoveNext();
            }
        }
        if (kept is null) return utf8;
        kept.Write(utf8[copied..]);
        return kept.WrittenSpan;
    }

    static bool Begins(ReadOnlySpan<byte> line) =>
        (line.StartsWith("import"u8) || line.StartsWith("export"u8)) && Beginning.IsMatch(Encoding.UTF8.GetString(line[..Math.Min(line.Length, 200)]));

    /// <summary>The length of the statement at the beginning of a text, in bytes, with the end of its last line.</summary>
    static int EndOf(ReadOnlySpan<byte> utf8, ref bool mayBeLong)
    {
        var state = new JavaScriptState(needsText: utf8[0] == 'i');
        int? blank = null;
        for (var lines = new Utf8Lines(utf8); lines.MoveNext();)
        {
            var line = lines.Text.Trim(" \t"u8);
            if (lines.Number == 1 && line.StartsWith("//"u8)) return lines.Next;
            if (line.IsEmpty)
            {
                blank ??= lines.Start;
                if (state.IsClosed || !mayBeLong) return lines.Start;
                continue;
            }
            state.Read(line);
            if (state.IsClosed && line[^1] is (byte)';' or (byte)'}' or (byte)')' or (byte)']' or (byte)'"' or (byte)'\'' or (byte)'`') return lines.Next;
        }
        if (state.IsClosed) return utf8.Length;
        mayBeLong = false;
        return blank ?? utf8.Length;
    }

    /// <summary>The brackets, templates and comments that are open after some lines of JavaScript. Other texts end with their line.</summary>
    /// <param name="needsText">Whether the statement is only finished after a quoted text: the name of the imported module.</param>
    struct JavaScriptState(bool needsText)
    {
        int depth;
        bool isTemplate, isComment;

        public readonly bool IsClosed => depth <= 0 && !isTemplate && !isComment && !needsText;

        public void Read(ReadOnlySpan<byte> line)
        {
            var quote = (byte)0;
            for (var i = 0; i < line.Length; i++)
            {
                var next = i + 1 < line.Length ? line[i + 1] : 0;
                if (isComment)
                {
                    if (line[i] == '*' && next == '/') (isComment, i) = (false, i + 1);
                }
                else if (isTemplate || quote != 0)
                {
                    if (line[i] == '\\') i++;
                    else if (isTemplate ? line[i] == '`' : line[i] == quote) (isTemplate, quote, needsText) = (false, 0, false);
                }
                else switch (line[i])
                {
                    case (byte)'/' when next == '/': return;
                    case (byte)'/' when next == '*': (isComment, i) = (true, i + 1); break;
                    case (byte)'`': isTemplate = true; break;
                    case (byte)'"' or (byte)'\'': quote = line[i]; break;
                    case (byte)'(' or (byte)'[' or (byte)'{': depth++; break;
                    case (byte)')' or (byte)']' or (byte)'}': depth--; break;
                }
            }
        }
    }
}
