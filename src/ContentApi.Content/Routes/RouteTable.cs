using ContentApi.Content.Collections;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Routes;

/// <summary>What is found at the public paths of a snapshot.</summary>
sealed class RouteTable
{
    /// <summary>More redirects after each other than this are a circle, or as good as one.</summary>
    const int MaxSteps = 20;

    readonly PersistentMap<Entry> urls;

    // By the key of the path; the entry is found by the key of the target when it is asked for.
    readonly Dictionary<string, (Redirect Redirect, string? TargetKey)> redirects;

    // The keys of URLs, null where several differ by capitals alone. Made at the first path that is nowhere as it is written.
    readonly Lazy<Dictionary<string, string?>> withoutCase;

    RouteTable(PersistentMap<Entry> urls, RouteTable other) => (this.urls, redirects, withoutCase) = (urls, other.redirects, other.withoutCase);

    /// <param name="urls">By <see cref="RoutePath.KeyOf"/> their URL.</param>
    /// <param name="written">In the order in which they take paths: of several with one path the first has it.</param>
    /// <param name="report">Told of what cannot be used.</param>
    public RouteTable(PersistentMap<Entry> urls, IEnumerable<WrittenRedirect> written, Action<DiagnosticRule, WrittenRedirect, string, string> report)
    {
        this.urls = urls;
        redirects = new(StringComparer.Ordinal);
        var byPath = new Dictionary<string, WrittenRedirect>(StringComparer.Ordinal);
        foreach (var redirect in written)
        {
            var key = RoutePath.KeyOf(redirect.From);
            if (urls.TryGetValue(key, out var entry))
                report(DiagnosticRules.RedirectTaken, redirect, $"At {Quote.Path(redirect.From)} stands {entry.Path} itself, so that nothing is redirected from there.", "Remove the redirect, or give the entry another URL.");
            else if (!byPath.TryAdd(key, redirect))
                report(DiagnosticRules.RedirectTaken, redirect, $"From {Quote.Path(redirect.From)} another redirect leads to {Quote.Path(byPath[key].To)} already.", "Keep one of the two.");
        }
        foreach (var (key, redirect) in byPath)
        {
            if (Follow(key, byPath) is { } found) redirects.Add(key, found);
            else report(DiagnosticRules.RedirectCircle, redirect, $"From {Quote.Path(redirect.From)} redirects lead in a circle.", "Let one of them lead to a page.");
        }
        withoutCase = new(WithoutCase);
    }

    /// <summary>The same redirects beside other entries at the same URLs.</summary>
    public RouteTable With(PersistentMap<Entry> urls) => new(urls, this);

    /// <summary>Those with a path of their own, in no order.</summary>
    public IEnumerable<Entry> Entries => urls.Values;

    /// <summary>
    /// An <see cref="Entry"/> at its own path; a <see cref="Redirect"/> at one that was written as such, or that is an entry's but for capitals; null where
    /// there is nothing.
    /// </summary>
    public object? Find(string path)
    {
        var key = RoutePath.KeyOf(path);
        if (urls.TryGetValue(key, out var entry)) return entry;
        if (redirects.TryGetValue(key, out var found)) return found.TargetKey is { } target && urls.TryGetValue(target, out var leads) ? found.Redirect with { Entry = leads } : found.Redirect;
        return withoutCase.Value.TryGetValue(key, out var otherKey) && otherKey is not null && urls.TryGetValue(otherKey, out var other)
            ? new Redirect(path, other.Url!, Redirect.MovedPermanently, other) : null;
    }

    /// <summary>Where the last of several redirects leads, as one; temporary where one of them is.</summary>
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
        // Which of two is meant nobody knows.
        foreach (var key in urls.Keys)
            if (!keys.TryAdd(key, key)) keys[key] = null;
        return keys;
    }
}
