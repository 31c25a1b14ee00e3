namespace ContentApi.Content.Model;

/// <summary>
/// A <c>path:</c> template relative to the content root: literal text, <c>*</c> (any part of one segment, possibly empty), <c>**</c> (any number of whole
/// segments, possibly none), <c>{name}</c> captures of one segment or a part of it, never empty, <c>{name**}</c> captures of any number of segments, and
/// alternatives, as in <c>{slug}.{md,mdx}</c>. A capture may be bound to a form, such as that of a date. Upper and lower case differ, as in Git, but not in
/// the extension of the file.
/// </summary>
/// <remarks>
/// If a path matches in several ways, the first wildcard matches the shortest text: <c>{date}-{slug}</c> reads <c>a-b-c</c> as <c>a</c> and <c>b-c</c>. No
/// backtracking is needed: two wildcards are never adjacent, so if the rest of the template does not match after the first occurrence of the next fixed parts
/// (literal text, and captures of a form), it does not match after a later one, which does not end before the first does.
/// </remarks>
public sealed class PathTemplate
{
    readonly Segment[] segments;

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

    PathTemplate(string text, Segment[] segments)
    {
        this.segments = segments;
        Text = text;
        Captures = [.. segments.SelectMany(segment => segment.Captures)];
        IsLiteral = segments.All(segment => segment.IsLiteral);
        prefix = segments[0].Parts is [{ IsLiteral: true } first, ..] ? first.Text : "";
        suffix = segments[^1].Parts is [.., { IsLiteral: true } last] ? last.Text : "";
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

    /// <summary>The captures that match only texts of a form, with their forms.</summary>
    internal IEnumerable<(string Name, CaptureForm Form)> Forms =>
        segments.SelectMany(segment => segment.Parts ?? []).Where(part => part.Form != CaptureForm.Text).Select(part => (part.Text, part.Form));

    /// <summary>Whether a capture is a <c>{name**}</c>: its text is a path, and empty if it captured no segment.</summary>
    internal bool IsPath(string capture) => Array.Exists(segments, segment => segment.Parts is null && segment.Name == capture);

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
        var segments = new List<Segment>();
        var names = new HashSet<string>();
        var offset = 0;
        foreach (var segment in WithSmallExtension(text).Split('/'))
        {
            AddSegment(segments, text, offset, segment, names);
            offset += segment.Length + 1;
        }
        return new(text, [.. segments]);
    }

    static void AddSegment(List<Segment> segments, string text, int offset, string segment, HashSet<string> names)
    {
        if (segment.Length == 0) throw TemplatePart.Fault(text, offset, "a segment is empty");
        if (segment is "." or "..") throw TemplatePart.Fault(text, offset, $"a path cannot contain the segment '{segment}'");
        var parts = segment == "**" ? null : Parts(text, offset, segment, names);
        if (parts is null or [{ Kind: TemplatePartKind.PathCapture }, ..])
        {
            if (segments is [.., { Parts: null } before] && (parts is not null || before.Name is not null))
                throw TemplatePart.Fault(text, offset, "two wildcards for whole segments touch, so nothing says where the first ends");
            segments.Add(new(null, parts?[0].Text));
            if (parts is null or [_]) return;
            if (offset + segment.Length < text.Length)
                throw TemplatePart.Fault(text, offset, $"'{{{parts[0].Text}**}}' stands for whole segments: other text may follow it only in the last segment");
            // The last segment of the capture is a part of a file name.
            parts[0] = new(TemplatePartKind.Capture, parts[0].Text);
            segments.Add(new(parts, null) { ContinuesPath = true });
        }
        else segments.Add(new(parts, null));
    }

    static TemplatePart[] Parts(string text, int offset, string segment, HashSet<string> names)
    {
        if (segment.AsSpan().IndexOfAnyInRange('\0', '\u001f') is >= 0 and var control)
            throw TemplatePart.Fault(text, offset + control, "control characters are not allowed");
        var parts = TemplatePart.Split(text, offset, segment);
        var at = offset;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0 && parts[i].Kind == TemplatePartKind.PathCapture)
                throw TemplatePart.Fault(text, at, $"'{{{parts[i].Text}**}}' stands for whole segments: no text may precede it in its segment");
            if (i > 0 && !parts[i].IsLiteral && !parts[i - 1].IsLiteral)
            {
                if (parts[i].Kind == TemplatePartKind.Star && parts[i - 1].Kind == TemplatePartKind.Star)
                    throw TemplatePart.Fault(text, at - 1, "'**' stands for whole segments and cannot share a segment with other text");
                throw TemplatePart.Fault(text, at, "two wildcards touch, so nothing says where the first ends");
            }
            if (parts[i].IsCapture && !names.Add(parts[i].Text)) throw TemplatePart.Fault(text, at, $"{{{parts[i].Text}}} is captured twice");
            at += parts[i].Length;
        }
        return parts;
    }

    /// <summary>Returns the template whose captures match only texts of a form.</summary>
    /// <param name="formOf">Returns the form of a capture by its name.</param>
    /// <exception cref="FormatException">A capture cannot have its form. The message names the character and the reason.</exception>
    internal PathTemplate WithForms(Func<string, CaptureForm> formOf)
    {
        if (alternatives.Length > 0) return new(Text, Array.ConvertAll(alternatives, template => template.WithForms(formOf)));
        foreach (var name in Captures.Where(IsPath))
        {
            if (formOf(name) != CaptureForm.Text)
            {
                throw TemplatePart.Fault(Text, PlaceOf($"{{{name}**}}"),
                    $"{{{name}**}} captures a path, which is not {formOf(name).InWords()}; write {{{name}}}");
            }
        }

        var bound = Array.ConvertAll(segments, segment => segment with
        {
            Parts = segment.Parts is null ? null
                : Array.ConvertAll(segment.Parts, part => part.Kind == TemplatePartKind.Capture ? part with { Form = formOf(part.Text) } : part),
        });
        foreach (var segment in bound)
        {
            for (var i = 0; i + 1 < segment.Parts?.Length; i++)
            {
                if (segment.Parts[i].Form == CaptureForm.Text || !char.IsAsciiDigit(segment.Parts[i + 1].Text[0])) continue;
                var capture = $"{{{segment.Parts[i].Text}}}";
                throw TemplatePart.Fault(Text, PlaceOf(capture) + capture.Length, $"a digit follows {capture}, so nothing says where its digits end");
            }
        }
        return new(Text, bound);
    }

    int PlaceOf(string capture) => Text.IndexOf(capture, StringComparison.Ordinal);

    /// <summary>Whether the path matches if the captures need not have their forms.</summary>
    internal bool MatchesWithoutForms(string path) => WithForms(_ => CaptureForm.Text).Match(path) is not null;

    /// <summary>
    /// Compares how narrowly two templates describe a path that both match: segment by segment from the left. Literal text is narrower than literal text with
    /// wildcards, of which the longer literal text counts; then come wildcards alone, then those for whole segments.
    /// </summary>
    /// <returns>Above 0 if this template is the narrower one; 0 if neither is.</returns>
    internal int CompareNarrowness(PathTemplate other)
    {
        for (var i = 0; i < Math.Max(segments.Length, other.segments.Length); i++)
        {
            var order = NarrownessOf(segments, i).CompareTo(NarrownessOf(other.segments, i));
            if (order != 0) return order;
        }
        return 0;

        static (int Kind, int Literal, int Forms) NarrownessOf(Segment[] segments, int i) =>
            i >= segments.Length ? default : segments[i].Narrowness;
    }

    /// <summary>Matches a whole path. Each wildcard takes time linear in the length of the path.</summary>
    /// <returns>
    /// The captured texts in the order of <see cref="Captures"/>, empty for a <c>{name**}</c> that captured no segment; null if the path does not match.
    /// </returns>
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
        var captured = new List<Range>(Captures.Count);
        if (!MatchSegments(path, ranges, captured)) return null;

        var captures = new string[captured.Count];
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
        var captured = new List<Range>();
        for (var i = 0; i < ranges.Length; i++)
        {
            // The last segment matches a file name, not a folder, unless it is '**'.
            if (segments[i].Parts is not { } parts) return true;
            if (i == segments.Length - 1 || !MatchSegment(folder, ranges[i], parts, captured)) return false;
        }
        return true;
    }

    // A run is a sequence of segments between two '**'. The first run must match at the beginning of the path and the last one at its end; each other run is
    // matched at the earliest position that fits.
    bool MatchSegments(ReadOnlySpan<char> path, ReadOnlySpan<Range> ranges, List<Range> captured)
    {
        var run = 0;
        var at = 0;
        while (true)
        {
            var end = Array.FindIndex(segments, run, segment => segment.Parts is null);
            var isLast = end < 0;
            var length = (isLast ? segments.Length : end) - run;
            var start = isLast ? ranges.Length - length : at;
            if (start < at || (run == 0 && start > at)) return false;

            // What '**' captures ends where the run begins, and the run begins at the latest place only for the last one.
            var before = captured.Count;
            if (run > 0 && segments[run - 1].Name is not null) captured.Add(default);
            var mayMove = run > 0 && !isLast;
            while (!MatchRun(path, ranges, start, segments.AsSpan(run, length), captured))
                if (!mayMove || ++start + length > ranges.Length) return false;
            if (run > 0 && segments[run - 1].Name is not null && start > at)
                captured[before] = ranges[at].Start..ranges[start - 1].End;
            if (isLast)
            {
                if (segments[^1].ContinuesPath) JoinPath(captured, before);
                return true;
            }
            at = start + length;
            run = end + 1;
        }
    }

    /// <summary>Joins the whole segments that a <c>{name**}</c> captured with the part of the file name that it captured.</summary>
    static void JoinPath(List<Range> captured, int at)
    {
        var (folders, name) = (captured[at], captured[at + 1]);
        captured[at] = (folders.Equals(default(Range)) ? name.Start : folders.Start)..name.End;
        captured.RemoveAt(at + 1);
    }

    static bool MatchRun(ReadOnlySpan<char> path, ReadOnlySpan<Range> ranges, int start, ReadOnlySpan<Segment> run, List<Range> captured)
    {
        if (start + run.Length > ranges.Length) return false;
        var before = captured.Count;
        for (var i = 0; i < run.Length; i++)
        {
            if (MatchSegment(path, ranges[start + i], run[i].Parts!, captured)) continue;
            captured.RemoveRange(before, captured.Count - before);
            return false;
        }
        return true;
    }

    static bool MatchSegment(ReadOnlySpan<char> path, Range segment, TemplatePart[] parts, List<Range> captured)
    {
        var (at, length) = segment.GetOffsetAndLength(path.Length);
        var text = path[..(at + length)];
        var next = FixedPartsAt(parts, 0);
        if ((at = MatchFixed(text, at, parts.AsSpan(0, next), captured)) < 0) return false;
        while (next < parts.Length)
        {
            var wildcard = parts[next++];
            var end = FixedPartsAt(parts, next);
            var slot = captured.Count;
            if (wildcard.IsCapture) captured.Add(default);
            var (from, start) = (at, wildcard.IsCapture ? at + 1 : at);
            if (start > text.Length) return false;
            if (next == end) (start, at) = (text.Length, text.Length);
            else if (IsExtensionOfAnyKind(parts.AsSpan(next)))
            {
                var dot = text[start..].LastIndexOf('.');
                if (dot < 0) return false;
                (start, at) = (start + dot, start + dot + 1);
            }
            else if (!FindFixed(text, ref start, parts.AsSpan(next, end - next), isLast: end == parts.Length, captured, out at)) return false;
            if (wildcard.IsCapture) captured[slot] = from..start;
            next = end;
        }
        return at == text.Length;
    }

    // A dot before a '*' at the end begins the extension: it is the last one, so that no name is cut at a dot.
    static bool IsExtensionOfAnyKind(ReadOnlySpan<TemplatePart> parts) => parts is [{ IsLiteral: true, Text: "." }, { Kind: TemplatePartKind.Star }];

    /// <summary>The index of the first part at or after an index that may match texts of several lengths.</summary>
    static int FixedPartsAt(TemplatePart[] parts, int from)
    {
        while (from < parts.Length && parts[from].IsFixed) from++;
        return from;
    }

    /// <summary>Finds the first place at or after <paramref name="start"/> where fixed parts match: for the last ones, up to the end of the text.</summary>
    static bool FindFixed(ReadOnlySpan<char> text, ref int start, ReadOnlySpan<TemplatePart> parts, bool isLast, List<Range> captured, out int end)
    {
        // Two wildcards do not touch, so the first of the parts is literal.
        var literal = parts[0].Text;
        if (isLast && parts.Length == 1) start = Math.Max(start, text.Length - literal.Length);
        for (; ; start++)
        {
            end = text[start..].IndexOf(literal);
            if (end < 0) return false;
            start += end;
            var before = captured.Count;
            end = MatchFixed(text, start, parts, captured);
            if (end >= 0 && (!isLast || end == text.Length)) return true;
            captured.RemoveRange(before, captured.Count - before);
        }
    }

    /// <summary>Matches fixed parts at a place.</summary>
    /// <returns>Where they end; -1 if they do not match.</returns>
    static int MatchFixed(ReadOnlySpan<char> text, int at, ReadOnlySpan<TemplatePart> parts, List<Range> captured)
    {
        foreach (var part in parts)
        {
            var length = part.IsLiteral ? text[at..].StartsWith(part.Text) ? part.Text.Length : -1 : part.Form.LengthIn(text[at..]);
            if (length < 0) return -1;
            if (part.IsCapture) captured.Add(at..(at + length));
            at += length;
        }
        return at;
    }

    /// <summary>The path with its extension in small letters, so that <c>README.MD</c> has the extension of <c>{slug}.md</c>.</summary>
    internal static string WithSmallExtension(string path)
    {
        var dot = path.LastIndexOf('.');
        if (dot < 0 || !path.AsSpan(dot + 1).ContainsAnyInRange('A', 'Z') || path.AsSpan(dot + 1).ContainsAny('/', '{', '*')) return path;
        return string.Concat(path.AsSpan(0, dot), path[dot..].ToLowerInvariant());
    }

    public override string ToString() => Text;

    /// <summary>A segment of the template.</summary>
    /// <param name="Parts">The parts of the segment; null if it stands for any number of whole segments.</param>
    /// <param name="Name">The name of the capture of whole segments; null for <c>**</c>, and if <paramref name="Parts"/> is not null.</param>
    sealed record Segment(TemplatePart[]? Parts, string? Name)
    {
        /// <summary>Whether the first part captures the end of the path that the segment before it begins to capture.</summary>
        public bool ContinuesPath { get; init; }

        public bool IsLiteral => Parts is [{ IsLiteral: true }];

        public IEnumerable<string> Captures => Parts is null ? Name is null ? [] : [Name]
            : Parts.Where(part => part.IsCapture).Select(part => part.Text).Skip(ContinuesPath ? 1 : 0);

        /// <summary>See <see cref="CompareNarrowness"/>.</summary>
        public (int Kind, int Literal, int Forms) Narrowness => Parts is null ? (1, 0, 0)
            : IsLiteral ? (4, 0, 0)
            : (Parts.Any(part => part.IsLiteral) ? 3 : 2, Parts.Where(part => part.IsLiteral).Sum(part => part.Text.Length),
                Parts.Count(part => part.Form != CaptureForm.Text));
    }
}
