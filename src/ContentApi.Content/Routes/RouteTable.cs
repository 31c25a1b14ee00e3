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

    RouteTable(NameMap<Entry> urls, RouteTable other) => (this.urls, redirects) = (urls, other.redirects);

    /// <param name="urls">The entries by the key of their URL: see <see cref="RoutePath.AddressKey"/>.</param>
    /// <param name="written">The redirects by precedence: of several from one path the first counts.</param>
    /// <param name="report">Receives each redirect that cannot be used, with a message and a hint.</param>
    public RouteTable(NameMap<Entry> urls, IEnumerable<WrittenRedirect> written, Action<DiagnosticRule, WrittenRedirect, string, string> report)
    {
        this.urls = urls;
        var found = new NameMap<Redirect>.Builder(NameFolding.Form);
        redirects = found.Map;
        var byPath = new Dictionary<string, WrittenRedirect>(StringComparer.Ordinal);
        foreach (var redirect in written)
        {
            var key = RoutePath.KeyOf(redirect.From);
            if (urls.TryGetValue(key, out var entry))
                report(DiagnosticRules.RedirectTaken, redirect,
                    $"{Quote.Path(redirect.From)} is the path of {entry.Path}, so that nothing is redirected from there.",
                    "Remove the redirect, or give the entry another URL.");
            else if (!byPath.TryAdd(key, redirect))
                report(DiagnosticRules.RedirectTaken, redirect,
                    $"Another redirect leads from {Quote.Path(redirect.From)} to {Quote.Path(byPath[key].To)}.", "Keep one of the two.");
        }
        foreach (var (key, first) in byPath)
        {
            if (Follow(key, byPath) is { } redirect) found.TryAdd(key, redirect);
            else
                report(DiagnosticRules.RedirectCircle, first,
                    $"The redirects from {Quote.Path(first.From)} lead in a circle.", "Let one of them lead to a page.");
        }
    }

    /// <summary>Returns a table with the same redirects and other entries, whose URLs are the same as those of the replaced ones.</summary>
    public RouteTable With(NameMap<Entry> urls) => new(urls, this);

    /// <summary>The entries that have a page of their own at their public path, in no order. The fragment of a page is no page.</summary>
    public IEnumerable<Entry> Pages => urls.Values.Where(entry => !entry.Url!.Contains('#'));

    /// <summary>
    /// Returns the <see cref="Entry"/> with this public path; a <see cref="Redirect"/> if one is written for the path, or if the path differs from an entry's
    /// only in case; null if there is nothing.
    /// </summary>
    public object? Find(string path)
    {
        if (path.Contains('#') && urls.TryGetValue(RoutePath.AddressKey(path), out var part)) return part;
        var key = RoutePath.KeyOf(path);
        if (urls.TryGetValue(key, out var entry)) return entry;
        if (redirects.Find(key) is { } found)
            return found.To.StartsWith('/') && RoutePath.Find(urls, found.To) is { } target ? found with { Entry = target } : found;
        if (urls.Alike(key) is not [var spelling] || !urls.TryGetValue(spelling, out var other)) return null;
        return NameFolding.Form(spelling) == NameFolding.Form(key) ? other : new Redirect(path, other.Url!, Redirect.MovedPermanently, other);
    }

    /// <summary>Returns a chain of redirects as a single one, which is temporary if one of the chain is; null if the chain is a circle.</summary>
    static Redirect? Follow(string key, Dictionary<string, WrittenRedirect> written)
    {
        var first = written[key];
        var (last, status) = (first, first.Status);
        for (var steps = 0; steps < MaxSteps; steps++)
        {
            var target = last.To.StartsWith('/') ? RoutePath.KeyOf(last.To) : null;
            if (target is null || !written.TryGetValue(target, out var next)) return new(first.From, last.To, status, null);
            last = next;
            if (!new Redirect("", "", next.Status, null).IsPermanent) status = next.Status;
        }
        return null;
    }
}
