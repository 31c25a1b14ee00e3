namespace ContentApi.Content.Model;

/// <summary>
/// A <c>path:</c> template relative to the content root: literal text, <c>*</c> (any part of one segment, possibly empty), <c>**</c> (any number of whole
/// segments, possibly none), <c>{name}</c> captures of one segment or a part of it, never empty, and alternatives, as in <c>{slug}.{md,mdx}</c>. Capitals
/// count, as in Git, but not in the extension of the file.
/// </summary>
/// <remarks>
/// If a path matches in several ways, the first wildcard matches the shortest text: <c>{date}-{slug}</c> reads <c>a-b-c</c> as <c>a</c> and <c>b-c</c>. No
/// backtracking is needed: two wildcards are never adjacent, so if the rest of the template does not match after the first occurrence of the next literal, it
/// does not match after a later one.
/// </remarks>
public sealed class PathTemplate
{
    /// <summary>The parts of each segment of the template; null for <c>**</c>.</summary>
    readonly TemplatePart[]?[] segments;

    // Every matching path begins and ends with these: most other paths are excluded by one comparison.
    readonly string prefix;
    readonly string suffix;

    /// <summary>One template for each alternative, in their order; empty if there are no alternatives.</summary>
    readonly PathTemplate[] alternatives = [];

    PathTemplate(string text, PathTemplate[] alternatives)
        : this(text, alternatives[0].segments)
    {
        this.alternatives = alternatives;
        IsLiteral = false;
    }

    PathTemplate(string text, TemplatePart[]?[] segments)
    {
        this.segments = segments;
        Text = text;
        Captures = [.. Parts.Where(part => part.Kind == TemplatePartKind.Capture).Select(part => part.Text)];
        IsLiteral = segments.All(segment => segment is [{ IsLiteral: true }]);
        prefix = segments[0] is [{ IsLiteral: true } first, ..] ? first.Text : "";
        suffix = segments[^1] is [.., { IsLiteral: true } last] ? last.Text : "";
    }

    /// <summary>The template as the author wrote it.</summary>
    public string Text { get; }

    /// <summary>The names of the captures, in the order of the template.</summary>
    public IReadOnlyList<string> Captures { get; }

    /// <summary>Whether the template has no captures and wildcards, so that it matches one path, <see cref="Text"/>.</summary>
    public bool IsLiteral { get; }

    /// <summary>The literal extensions of the last segment with their dots, one for each alternative; empty where there is none.</summary>
    public IReadOnlyList<string> Extensions =>
        alternatives.Length > 0 ? [.. alternatives.SelectMany(template => template.Extensions).Distinct()]
        : [suffix.LastIndexOf('.') is >= 0 and var dot ? suffix[dot..] : ""];

    /// <summary>Whether the template ends in <c>*</c> or <c>**</c>, so that it matches any extension.</summary>
    public bool EndsInWildcard => Text.EndsWith('*');

    IEnumerable<TemplatePart> Parts => segments.SelectMany(segment => segment ?? []);

    /// <exception cref="FormatException">The template is faulty. The message names the character and the reason.</exception>
    public static PathTemplate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0) throw TemplatePart.Fault(text, 0, "it is empty");
        if (text[0] == '/') throw TemplatePart.Fault(text, 0, "a path is relative to the content root and has no leading slash");
        if (PathAlternatives.Expand(text) is { } expanded) return new(text, [.. expanded.Select(ParseOne)]);
        return ParseOne(text);
    }

    static PathTemplate ParseOne(string text)
    {
        var segments = new List<TemplatePart[]?>();
        var names = new HashSet<string>();
        var offset = 0;
        foreach (var segment in WithSmallExtension(text).Split('/'))
        {
            segments.Add(Segment(text, offset, segment, names));
            offset += segment.Length + 1;
        }
        return new(text, [.. segments]);
    }

    static TemplatePart[]? Segment(string text, int offset, string segment, HashSet<string> names)
    {
        if (segment.Length == 0) throw TemplatePart.Fault(text, offset, "a segment is empty");
        if (segment is "." or "..") throw TemplatePart.Fault(text, offset, $"a path cannot contain the segment '{segment}'");
        if (segment == "**") return null;
        if (segment.IndexOf("**", StringComparison.Ordinal) is >= 0 and var stars)
            throw TemplatePart.Fault(text, offset + stars, "'**' stands for whole segments and cannot share a segment with other text");
        if (segment.AsSpan().IndexOfAnyInRange('\0', '\u001f') is >= 0 and var control)
            throw TemplatePart.Fault(text, offset + control, "control characters are not allowed");

        var parts = TemplatePart.Split(text, offset, segment);
        var at = offset;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0 && !parts[i].IsLiteral && !parts[i - 1].IsLiteral)
                throw TemplatePart.Fault(text, at, "two wildcards touch, so nothing says where the first ends");
            if (parts[i].Kind == TemplatePartKind.Capture && !names.Add(parts[i].Text))
                throw TemplatePart.Fault(text, at, $"{{{parts[i].Text}}} is captured twice");
            at += parts[i].Text.Length + (parts[i].Kind == TemplatePartKind.Capture ? 2 : 0);
        }
        return parts;
    }

    /// <summary>Matches a whole path. Each wildcard takes time linear in the length of the path.</summary>
    /// <returns>The captured texts in the order of <see cref="Captures"/>; null if the path does not match.</returns>
    public IReadOnlyList<string>? Match(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var template in alternatives)
            if (template.Match(path) is { } matched) return matched;
        if (alternatives.Length > 0) return null;
        var written = path;
        path = WithSmallExtension(path);
        if (!path.StartsWith(prefix, StringComparison.Ordinal) || !path.EndsWith(suffix, StringComparison.Ordinal)) return null;
        if (IsLiteral) return path == WithSmallExtension(Text) ? [] : null;

        var count = path.AsSpan().Count('/') + 1;
        var ranges = count <= 32 ? stackalloc Range[count] : new Range[count];
        path.AsSpan().Split(ranges, '/');
        Span<Range> captured = new Range[Captures.Count];
        if (!MatchSegments(path, ranges, captured)) return null;

        var captures = new string[captured.Length];
        for (var i = 0; i < captures.Length; i++) captures[i] = written[captured[i]];
        return captures;
    }

    /// <summary>Whether any path below a folder may match.</summary>
    /// <param name="folder">The path of the folder without slashes at its ends; empty for the content root.</param>
    public bool MayMatchBelow(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Length == 0) return true;
        if (alternatives.Length > 0) return alternatives.Any(template => template.MayMatchBelow(folder));
        var ranges = new Range[folder.AsSpan().Count('/') + 1];
        folder.AsSpan().Split(ranges, '/');
        Span<Range> captured = new Range[Captures.Count];
        var names = 0;
        for (var i = 0; i < ranges.Length; i++)
        {
            // The last segment matches a file name, not a folder, unless it is '**'.
            if (segments[i] is not { } segment) return true;
            if (i == segments.Length - 1 || !MatchSegment(folder, ranges[i], segment, captured, ref names)) return false;
        }
        return true;
    }

    // A run is a sequence of segments between two '**'. The first run must match at the beginning of the path and the last one at its end; each other run is
    // matched at the earliest position that fits.
    bool MatchSegments(ReadOnlySpan<char> path, ReadOnlySpan<Range> ranges, Span<Range> captured)
    {
        var run = 0;
        var at = 0;
        var name = 0;
        while (true)
        {
            var end = Array.IndexOf(segments, null, run);
            var isLast = end < 0;
            var length = (isLast ? segments.Length : end) - run;
            var start = isLast ? ranges.Length - length : at;
            if (start < at || (run == 0 && start > at)) return false;

            var mayMove = run > 0 && !isLast;
            int names;
            while (!MatchRun(path, ranges, start, segments.AsSpan(run, length), captured[name..], out names))
                if (!mayMove || ++start + length > ranges.Length) return false;
            if (isLast) return true;
            at = start + length;
            name += names;
            run = end + 1;
        }
    }

    static bool MatchRun(
        ReadOnlySpan<char> path, ReadOnlySpan<Range> ranges, int start, ReadOnlySpan<TemplatePart[]?> run, Span<Range> captured, out int names)
    {
        names = 0;
        if (start + run.Length > ranges.Length) return false;
        for (var i = 0; i < run.Length; i++)
            if (!MatchSegment(path, ranges[start + i], run[i]!, captured, ref names)) return false;
        return true;
    }

    static bool MatchSegment(ReadOnlySpan<char> path, Range segment, TemplatePart[] parts, Span<Range> captured, ref int names)
    {
        var (at, length) = segment.GetOffsetAndLength(path.Length);
        var end = at + length;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].IsLiteral)
            {
                if (!path[at..end].StartsWith(parts[i].Text)) return false;
                at += parts[i].Text.Length;
                continue;
            }

            var from = at;
            var least = parts[i].Kind == TemplatePartKind.Capture ? at + 1 : at;
            if (least > end) return false;
            if (i == parts.Length - 1) at = end;
            else
            {
                var next = parts[i + 1].Text;
                // A dot before a '*' at the end begins the extension: it is the last one, so that no name is cut at a dot.
                var found = i + 2 == parts.Length
                    ? path[least..end].EndsWith(next) ? end - least - next.Length : -1
                    : i + 3 == parts.Length && next == "." && parts[i + 2].Kind == TemplatePartKind.Star ? path[least..end].LastIndexOf('.')
                    : path[least..end].IndexOf(next);
                if (found < 0) return false;
                at = least + found;
            }
            if (parts[i].Kind == TemplatePartKind.Capture) captured[names++] = from..at;
        }
        return at == end;
    }

    /// <summary>The path with its extension in small letters, so that <c>README.MD</c> has the extension of <c>{slug}.md</c>.</summary>
    static string WithSmallExtension(string path)
    {
        var dot = path.LastIndexOf('.');
        if (dot < 0 || !path.AsSpan(dot + 1).ContainsAnyInRange('A', 'Z') || path.AsSpan(dot + 1).ContainsAny('/', '{', '*')) return path;
        return string.Concat(path.AsSpan(0, dot), path[dot..].ToLowerInvariant());
    }

    public override string ToString() => Text;
}
