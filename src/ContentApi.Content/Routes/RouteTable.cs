using ContentApi.Content.Collections;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Routes;

/// <summary>The entries and redirects of a snapshot by their public paths.</summary>
sealed class RouteTable
{
    /// <summary>Maximum length of a chain of redirects. A longer one is treated as a circle.</summary>
    const int MaxSteps = 20;

    readonly PersistentMap<Entry> urls;

    // By the key of the path. The entry at the target is looked up at each request, by the target's key.
    readonly Dictionary<string, (Redirect Redirect, string? TargetKey)> redirects;

    // The keys of URLs, compared without case; null if several differ only in case. Made at the first path that is not found as it is written.
    readonly Lazy<Dictionary<string, string?>> withoutCase;

    RouteTable(PersistentMap<Entry> urls, RouteTable other) => (this.urls, redirects, withoutCase) = (urls, other.redirects, other.withoutCase);

    /// <param name="urls">The entries by the key of their URL: see <see cref="RoutePath.KeyOf"/>.</param>
    /// <param name="written">The redirects by precedence: of several from one path the first counts.</param>
    /// <param name="report">Receives each redirect that cannot be used, with a message and a hint.</param>
    public RouteTable(PersistentMap<Entry> urls, IEnumerable<WrittenRedirect> written, Action<DiagnosticRule, WrittenRedirect, string, string> report)
    {
        this.urls = urls;
        redirects = new(StringComparer.Ordinal);
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
        foreach (var (key, redirect) in byPath)
        {
            if (Follow(key, byPath) is { } found) redirects.Add(key, found);
            else
                report(DiagnosticRules.RedirectCircle, redirect,
                    $"The redirects from {Quote.Path(redirect.From)} lead in a circle.", "Let one of them lead to a page.");
        }
        withoutCase = new(WithoutCase);
    }

    /// <summary>Returns a table with the same redirects and other entries, whose URLs are the same as those of the replaced ones.</summary>
    public RouteTable With(PersistentMap<Entry> urls) => new(urls, this);

    /// <summary>The entries that have a public path, in no order.</summary>
    public IEnumerable<Entry> Entries => urls.Values;

    /// <summary>
    /// Returns the <see cref="Entry"/> with this public path; a <see cref="Redirect"/> if one is written for the path, or if the path differs from an entry's
    /// only in case; null if there is nothing.
    /// </summary>
    public object? Find(string path)
    {
        var key = RoutePath.KeyOf(path);
        if (urls.TryGetValue(key, out var entry)) return entry;
        if (redirects.TryGetValue(key, out var found))
            return found.TargetKey is { } target && urls.TryGetValue(target, out var leads) ? found.Redirect with { Entry = leads } : found.Redirect;
        return withoutCase.Value.TryGetValue(key, out var otherKey) && otherKey is not null && urls.TryGetValue(otherKey, out var other)
            ? new Redirect(path, other.Url!, Redirect.MovedPermanently, other) : null;
    }

    /// <summary>Returns a chain of redirects as a single one, which is temporary if one of the chain is; null if the chain is a circle.</summary>
    static (Redirect, string? TargetKey)? Follow(string key, Dictionary<string, WrittenRedirect> written)
    {
        var first = written[key];
        var (last, status) = (first, first.Status);
        for (var steps = 0; steps < MaxSteps; steps++)
        {
            var target = last.To.StartsWith('/') ? RoutePath.KeyOf(last.To) : null;
            if (target is null || !written.TryGetValue(target, out var next)) return (new(first.From, last.To, status, null), target);
            last = next;
            if (!new Redirect("", "", next.Status, null).IsPermanent) status = next.Status;
        }
        return null;
    }

    Dictionary<string, string?> WithoutCase()
    {
        var keys = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        // Several URLs that differ only in case: the path does not say which of them is meant.
        foreach (var key in urls.Keys)
            if (!keys.TryAdd(key, key)) keys[key] = null;
        return keys;
    }
}
