using ContentApi.Content.Collections;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Routes;

/// <summary>The entries and redirects of a snapshot by their public paths.</summary>
sealed class RouteTable
{
    /// <summary>Maximum length of a chain of redirects. A longer one is treated as a circle.</summary>
    const int MaxSteps = 20;

    readonly NameMap<Entry> urls;

    // By the key of the path. The entry at the target is looked up at each request.
    readonly NameMap<Redirect> redirects;
    readonly RedirectPatterns patterns;

    RouteTable(NameMap<Entry> urls, RouteTable other) => (this.urls, redirects, patterns) = (urls, other.redirects, other.patterns);

    /// <param name="urls">The entries by the key of their URL: see <see cref="RoutePath.AddressKey"/>.</param>
    /// <param name="written">The redirects by precedence: of several from one path the first counts.</param>
    /// <param name="hasFile">Whether the site has a file at a path.</param>
    /// <param name="report">Receives each redirect that cannot be used, with a message and a hint.</param>
    public RouteTable(
        NameMap<Entry> urls, IEnumerable<WrittenRedirect> written, Func<string, bool> hasFile,
        Action<DiagnosticRule, WrittenRedirect, string, string> report)
    {
        this.urls = urls;
        patterns = new();
        var found = new NameMap<Redirect>.Builder(NameFolding.Form);
        redirects = found.Map;
        var byPath = new Dictionary<string, WrittenRedirect>(StringComparer.Ordinal);
        var samples = new List<RedirectPattern>();
        foreach (var redirect in written)
        {
            // Only a file of redirects has such paths: in an address of an entry, ':' and '*' are characters as any other.
            if (redirect is { IsOwn: false, LeadsToEntry: false } && RedirectPattern.Is(redirect.From))
            {
                if (RedirectPattern.Read(redirect, out var fault) is not { } pattern)
                    report(DiagnosticRules.RedirectFaulty, redirect, $"{Quote.Path(redirect.From)}: {fault.Message}", fault.Hint);
                else if (patterns.Add(pattern) is { } other) ReportTaken(redirect, other.Written);
                else samples.Add(pattern);
                continue;
            }
            var key = RoutePath.KeyOf(redirect.From);
            if (!redirect.IsOwn && urls.TryGetValue(key, out var entry))
                report(DiagnosticRules.RedirectTaken, redirect,
                    $"{Quote.Path(redirect.From)} is the path of {entry.Path}, so that nothing is redirected from there.",
                    "Remove the redirect, or give the entry another URL.");
            else if (!byPath.TryAdd(key, redirect)) ReportTaken(redirect, byPath[key]);
        }
        foreach (var (key, first) in byPath)
        {
            if (Follow(first, byPath) is not { } redirect)
                report(DiagnosticRules.RedirectCircle, first,
                    $"The redirects from {Quote.Path(first.From)} lead in a circle.", "Let one of them lead to a page.");
            else
            {
                found.TryAdd(key, redirect);
                if (!first.LeadsToEntry) WarnIfNowhere(first, redirect);
            }
        }
        foreach (var pattern in samples)
        {
            // What holds for one path holds for all paths that no other redirect knows.
            string[] sample = [.. pattern.Segments.Select(segment => segment == "*" || RedirectPattern.IsName(segment) ? "x" : segment)];
            if (pattern.Expand(sample) is not { } to) continue;
            if (Follow(pattern.Written with { To = to }, byPath) is not { } redirect)
                report(DiagnosticRules.RedirectCircle, pattern.Written,
                    $"The redirects from {Quote.Path(pattern.Written.From)} lead in a circle.", "Let the target be outside the redirected paths.");
            else if (to == pattern.Written.To) WarnIfNowhere(pattern.Written, redirect);
        }

        void WarnIfNowhere(WrittenRedirect first, Redirect redirect)
        {
            if (!redirect.To.StartsWith('/') || RoutePath.Find(urls, redirect.To) is not null || hasFile(RoutePath.KeyOf(redirect.To))) return;
            report(DiagnosticRules.RedirectNowhere, first,
                $"The redirect from {Quote.Path(first.From)} leads to {Quote.Path(redirect.To)}, where there is no entry and no file.",
                "Correct the target. If the front end has a page there, the redirect works, and the warning can be ignored.");
        }

        void ReportTaken(WrittenRedirect redirect, WrittenRedirect other) => report(DiagnosticRules.RedirectTaken, redirect,
            $"Another redirect leads from {Quote.Path(redirect.From)} to {Quote.Path(other.To)}.", "Keep one of the two.");
    }

    /// <summary>Returns a table with the same redirects and other entries, whose URLs are the same as those of the replaced ones.</summary>
    public RouteTable With(NameMap<Entry> urls) => new(urls, this);

    /// <summary>
    /// The entries that have a page of their own at their public path, in no order. The fragment of a page is no page, and neither is an entry that is a
    /// redirect.
    /// </summary>
    public IEnumerable<Entry> Pages => urls.Values.Where(entry =>
        !entry.Url!.Contains('#') && (entry.RedirectTo is null || !redirects.ContainsKey(RoutePath.KeyOf(entry.Url))));

    /// <summary>
    /// Returns the <see cref="Entry"/> with this public path; a <see cref="Redirect"/> if one is written for the path or for all paths of its form, or if the
    /// path differs from an entry's only in case or is its <c>index.html</c>; null if there is nothing.
    /// </summary>
    public object? Find(string path)
    {
        if (path.Contains('#') && urls.TryGetValue(RoutePath.AddressKey(path), out var part)) return part;
        var key = RoutePath.KeyOf(path);
        if (At(key) is { } exact) return exact;
        if (redirects.Find(key) is { } found) return WithEntry(found);
        if (urls.Alike(key) is [var spelling] && urls.TryGetValue(spelling, out var other))
            return NameFolding.Form(spelling) == NameFolding.Form(key) ? At(spelling) : Moved(other);
        if (RoutePath.FolderOfIndex(key) is { } folder && (At(folder) ?? redirects.Find(folder)) is { } there)
            return there is Entry page ? Moved(page) : there;
        return ByPattern(path, key);

        Redirect Moved(Entry entry) => new(path, entry.Url!, Redirect.MovedPermanently, entry);
    }

    object? At(string key) => redirects.TryGetValue(key, out var own) ? WithEntry(own) : urls.TryGetValue(key, out var entry) ? entry : null;

    Redirect WithEntry(Redirect redirect) =>
        redirect.To.StartsWith('/') && RoutePath.Find(urls, redirect.To) is { } target ? redirect with { Entry = target } : redirect;

    Redirect? ByPattern(string path, string key)
    {
        var segments = RedirectPattern.SegmentsOf(key);
        if (patterns.Find(segments) is not { } pattern || pattern.Expand(segments) is not { } to) return null;
        return Follow(pattern.Written with { From = path, To = to }, null) is { } redirect ? WithEntry(redirect) : null;
    }

    /// <summary>
    /// Returns a chain of redirects as a single one, which is temporary if one of the chain is; null if the chain is a circle. The chain ends at the path of an
    /// entry that is no redirect.
    /// </summary>
    /// <param name="first">The redirect, whose target is complete.</param>
    /// <param name="written">The redirects from single paths by the keys of these paths; null if they are known with their last targets.</param>
    Redirect? Follow(WrittenRedirect first, Dictionary<string, WrittenRedirect>? written)
    {
        var (to, status) = (first.To, first.Status);
        for (var steps = 0; steps < MaxSteps; steps++)
        {
            if (!to.StartsWith('/') || Next(RoutePath.KeyOf(to)) is not var (next, nextStatus)) return new(first.From, to, status, null);
            to = next;
            if (!new Redirect("", "", nextStatus, null).IsPermanent) status = nextStatus;
        }
        return null;

        (string To, int Status)? Next(string key)
        {
            if (written is not null && written.TryGetValue(key, out var one)) return (one.To, one.Status);
            if (written is null && redirects.TryGetValue(key, out var known)) return (known.To, known.Status);
            if (patterns.IsEmpty || urls.TryGetValue(key, out _)) return null;
            var segments = RedirectPattern.SegmentsOf(key);
            return patterns.Find(segments) is { } pattern && pattern.Expand(segments) is { } target ? (target, pattern.Written.Status) : null;
        }
    }
}
