using System.Text;
using System.Text.RegularExpressions;
using ContentApi.Content.Model;

namespace ContentApi.Content.Routes;

/// <summary>
/// A redirect from all paths of a form, as Netlify has them: <c>/news/:year/*</c> to <c>/blog/:year/:splat</c>. <c>:name</c> stands for a whole segment, and
/// <c>*</c> at the end for any number of segments, also none.
/// </summary>
sealed partial class RedirectPattern
{
    public const string Splat = "splat";

    readonly WrittenRedirect written;

    RedirectPattern(WrittenRedirect written, string[] segments) => (this.written, Segments) = (written, segments);

    /// <summary>The segments of the path, decoded: texts, <c>:name</c>, and <c>*</c> as the last one.</summary>
    public IReadOnlyList<string> Segments { get; }

    public WrittenRedirect Written => written;

    public bool EndsInSplat => Segments is [.., "*"];

    /// <summary>Whether a path stands for several.</summary>
    public static bool Is(string from)
    {
        foreach (var segment in SegmentsOf(RoutePath.KeyOf(from)))
            if (IsName(segment) || segment.Contains('*')) return true;
        return false;
    }

    public static bool IsName(string segment) => segment.Length > 1 && segment[0] == ':';

    /// <summary>The segments of a key of <see cref="RoutePath.KeyOf"/>; none for the home page.</summary>
    public static string[] SegmentsOf(string key) => key.Length == 0 ? [] : key.Split('/');

    /// <param name="written">A redirect whose path stands for several: see <see cref="Is"/>.</param>
    /// <param name="fault">What is wrong with it, and what to do.</param>
    /// <returns>Null if there is a fault.</returns>
    public static RedirectPattern? Read(WrittenRedirect written, out (string Message, string Hint) fault)
    {
        fault = default;
        var segments = SegmentsOf(RoutePath.KeyOf(written.From));
        if (segments.SkipLast(1).Any(segment => segment.Contains('*')) || (segments[^1] != "*" && segments[^1].Contains('*')))
            fault = ("A '*' stands for the rest of a path, and must be its whole last segment.", "Write /old/*; to match one segment write :name.");
        else if (segments.Where(IsName).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            fault = ($"{twice.Key} stands for two segments.", "Give each its own name.");
        else if (Names(written.To).Select(match => match.Value).FirstOrDefault(name => name == ":" + Splat ? segments[^1] != "*" : !segments.Contains(name))
            is { } unknown)
            fault = ($"The path has no {(unknown == ":" + Splat ? "'*'" : $"segment {unknown}")} for {unknown} of the target.",
                "Write the same names in the path and in the target.");
        return fault.Message is null ? new(written, segments) : null;
    }

    /// <summary>Returns the target for a path.</summary>
    /// <param name="path">The segments of the path, which match those of the pattern.</param>
    /// <returns>Null if the target would be no address of the site where the pattern has one, or too long.</returns>
    public string? Expand(IReadOnlyList<string> path)
    {
        var target = new StringBuilder();
        var end = 0;
        foreach (Match name in Names(written.To))
        {
            target.Append(written.To, end, name.Index - end);
            if (name.Value == ":" + Splat) target.AppendJoin('/', path.Skip(Segments.Count - 1).Select(Uri.EscapeDataString));
            else target.Append(Uri.EscapeDataString(path[Position(name.Value)]));
            end = name.Index + name.Length;
        }
        target.Append(written.To, end, written.To.Length - end);
        var to = target.ToString();
        // A path with empty segments must not become one that names a host.
        return !RoutePath.IsWithinLimit(to) ? null : written.To.StartsWith('/') ? RoutePath.Read(to) : to;
    }

    int Position(string name)
    {
        for (var i = 0; i < Segments.Count; i++)
            if (Segments[i] == name) return i;
        throw new InvalidOperationException($"{written.From} has no segment {name}.");
    }

    /// <summary>The names in a target, all of them behind its host.</summary>
    static IEnumerable<Match> Names(string to)
    {
        var path = to.StartsWith('/') ? 0 : to.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? to.IndexOf('/', scheme + 3) : -1;
        return path < 0 ? [] : Name().Matches(to, path);
    }

    // A colon within a word is a part of a title, as in /wiki/Help:Contents, or of a time.
    [GeneratedRegex(@"(?<![A-Za-z0-9_:]):[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
