using System.Text;
using System.Text.Json;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

enum FrontMatterLanguage : byte { Yaml, Toml, Json }

/// <summary>The place of the front matter in a file, in bytes.</summary>
/// <param name="Language">The language of <paramref name="Text"/>.</param>
/// <param name="Text">The lines between the fences; an object of JSON with its braces, if no fence surrounds it.</param>
/// <param name="FirstLine">The line of the file on which <paramref name="Text"/> begins, from 1.</param>
/// <param name="IsClosed">False if the file begins with a fence and has no closing one.</param>
/// <param name="BodyStart">The offset of the body: after the closing fence's line, or at the end of the file.</param>
/// <param name="BodyLine">The line of <paramref name="BodyStart"/>, from 1.</param>
/// <param name="EndsInFence">Whether the body begins on the line of the closing fence, because the file ends there or text follows the hyphens.</param>
/// <param name="HasTextAfterFence">Whether a line of three hyphens and text was taken as the closing fence, because no line is a proper one.</param>
readonly record struct FrontMatter(
    FrontMatterLanguage Language, Range Text, int FirstLine, bool IsClosed, int BodyStart, int BodyLine, bool EndsInFence, bool HasTextAfterFence = false)
{
    /// <summary>The fences that may open front matter. Hugo has <c>+++</c>, and some tools <c>;;;</c>.</summary>
    static readonly (byte[] Mark, FrontMatterLanguage Language)[] marks =
        [("---"u8.ToArray(), FrontMatterLanguage.Yaml), ("+++"u8.ToArray(), FrontMatterLanguage.Toml), (";;;"u8.ToArray(), FrontMatterLanguage.Json)];

    /// <summary>The languages that may follow the hyphens of the opening fence, as gray-matter has them.</summary>
    static readonly (string Name, FrontMatterLanguage Language)[] named =
        [("yaml", FrontMatterLanguage.Yaml), ("yml", FrontMatterLanguage.Yaml), ("toml", FrontMatterLanguage.Toml), ("json", FrontMatterLanguage.Json)];

    /// <summary>Languages of gray-matter that are programs, or are not read here.</summary>
    static readonly string[] foreign = ["JavaScript", "js", "TypeScript", "ts", "CoffeeScript", "coffee", "cson", "xml", "ini", "org"];

    /// <summary>
    /// Finds the fences. A fence is a line of <c>---</c>, with white space allowed after it. The first line of the file opens the front matter; the next such
    /// line, or a line of <c>...</c>, closes it. Any later one is Markdown's thematic break. If no line closes it, the first line of exactly three hyphens and
    /// text is taken as the closing fence: gray-matter does so, and many repositories were written for it (<c>---import x</c>). <c>+++</c> is a fence of TOML,
    /// <c>;;;</c> one of JSON, and a language may follow the hyphens (<c>---toml</c>). JSON may also stand without fences, in its braces.
    /// </summary>
    /// <param name="utf8">The file without a byte order mark.</param>
    /// <returns>The front matter; null if the first line is not a fence.</returns>
    /// <exception cref="DocumentFaultException">The fence names a language that is not read.</exception>
    public static FrontMatter? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8 is [(byte)'{', ..]) return FindObject(utf8);
        var lines = new Utf8Lines(utf8);
        if (!lines.MoveNext() || Opening(lines.Text) is not var (mark, language, isNamed)) return null;
        if (language is null && !HasFence(utf8[lines.Next..], mark)) return null;
        if (language is not { } known)
            throw new DocumentFaultException(DiagnosticRules.FrontMatterNotYaml, TextPosition.Start,
                $"The front matter that begins here is {Encoding.UTF8.GetString(lines.Text[mark.Length..]).Trim()}, which is not read.",
                "Write its keys as YAML: 'key: value', between two lines of three hyphens (---). Until then the page is left out: its address may be in them.");

        var start = lines.Next;
        FrontMatter? glued = null;
        while (lines.MoveNext())
        {
            var text = lines.Text;
            if (IsFence(text, mark) || (known == FrontMatterLanguage.Yaml && IsFence(text, "..."u8)))
                return new(known, start..lines.Start, 2, true, lines.Next, lines.IsUnended ? lines.Number : lines.Number + 1, lines.IsUnended);
            if (glued is null && mark[0] == '-' && text.Length > 3 && text.StartsWith("---"u8) && text[3] != '-')
                glued = new(known, start..lines.Start, 2, true, lines.Start + 3, lines.Number, true, true);
        }
        if (glued is not null) return glued;
        // Only three hyphens alone are hardly anything else than a fence. Other marks may be text, unless keys follow.
        var isFence = (mark[0] == '-' && !isNamed) || BeginsWithKey(utf8[start..], known);
        return isFence ? new(known, start..utf8.Length, 2, false, utf8.Length, 1, false) : null;
    }

    /// <summary>Reads the first line. The language is null if the line names one that is not read.</summary>
    static (byte[] Mark, FrontMatterLanguage? Language, bool IsNamed)? Opening(ReadOnlySpan<byte> line)
    {
        foreach (var (mark, language) in marks)
            if (IsFence(line, mark)) return (mark, language, false);
        if (line.Length > 20 || !line.StartsWith("---"u8)) return null;
        var name = Encoding.UTF8.GetString(line[3..]).Trim();
        foreach (var (known, language) in named)
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase)) return (marks[0].Mark, language, true);
        return foreign.Contains(name, StringComparer.OrdinalIgnoreCase) ? (marks[0].Mark, null, true) : null;
    }

    static bool HasFence(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> mark)
    {
        for (var lines = new Utf8Lines(utf8); lines.MoveNext();)
            if (IsFence(lines.Text, mark)) return true;
        return false;
    }

    static bool BeginsWithKey(ReadOnlySpan<byte> utf8, FrontMatterLanguage language)
    {
        var text = utf8.TrimStart(" \t\r\n"u8);
        if (language == FrontMatterLanguage.Json) return text is [(byte)'{' or (byte)'"', ..];
        var lines = new Utf8Lines(text);
        return lines.MoveNext() && MissedFrontMatter.IsKey(Encoding.UTF8.GetString(lines.Text), language);
    }

    /// <summary>Finds an object of JSON that ends at the end of a line. Braces of templates, such as <c>{{</c> and <c>{%</c>, are text.</summary>
    static FrontMatter? FindObject(ReadOnlySpan<byte> utf8)
    {
        if (utf8[1..].TrimStart(" \t\r\n"u8) is not [(byte)'"' or (byte)'}', ..]) return null;
        if (EndOfObject(utf8) is not { } end) return null;
        var lines = new Utf8Lines(utf8);
        while (lines.MoveNext() && lines.Next < end) { }
        var isBlank = utf8[end..(lines.Start + lines.Text.Length)].Trim(" \t"u8).IsEmpty;
        return isBlank
            ? new(FrontMatterLanguage.Json, 0..end, 1, true, lines.Next, lines.IsUnended ? lines.Number : lines.Number + 1, lines.IsUnended) : null;
    }

    /// <summary>The end of the object at the beginning of a text; if it is faulty, that of the first line of a closing brace. Null if there is none.</summary>
    static int? EndOfObject(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DocumentLimits.MaxDepth + 1 });
            reader.Read();
            reader.Skip();
            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            for (var lines = new Utf8Lines(utf8); lines.MoveNext();)
                if (lines.Text.TrimEnd(" \t"u8).SequenceEqual("}"u8)) return lines.Start + 1;
            return null;
        }
    }

    static bool IsFence(ReadOnlySpan<byte> line, ReadOnlySpan<byte> mark) =>
        line.StartsWith(mark) && line[mark.Length..].IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;
}
