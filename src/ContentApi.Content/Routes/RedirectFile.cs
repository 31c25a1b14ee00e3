using System.Globalization;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Routes;

/// <summary>A redirect as it is written, before its target is looked up.</summary>
/// <param name="File">The path of the file in which the redirect is written.</param>
/// <param name="Position">The place in that file.</param>
readonly record struct WrittenRedirect(string From, string To, int Status, string File, TextPosition Position)
{
    /// <summary>Whether the redirect is that of an entry from its own public path.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the target is the public path of an entry, as that of an alias is.</summary>
    public bool LeadsToEntry { get; init; }
}

/// <summary>
/// Reads <c>redirects.yaml</c>, a mapping of old paths to their targets.
/// <code>
///   /old-page: /about
///   /donate: {to: https://example.org/give, status: 302}
///   /news/*: /blog/:splat
/// </code>
/// </summary>
static class RedirectFile
{
    /// <summary>
    /// Names of the file at the content root, and of <see cref="NetlifyRedirects"/>. A file is not read as redirects if it matches a content type's path: then
    /// it is content.
    /// </summary>
    public static readonly string[] Names = ["redirects.yaml", "redirects.yml", NetlifyRedirects.Name];

    public static readonly IReadOnlyList<int> Statuses = [301, 302, 307, 308];

    /// <param name="document">The parsed file.</param>
    /// <param name="report">Receives each fault.</param>
    public static IReadOnlyList<WrittenRedirect> Read(Document document, Action<Diagnostic> report)
    {
        var redirects = new List<WrittenRedirect>();
        foreach (var diagnostic in document.Diagnostics) report(diagnostic);
        if (document.RootFault is { } fault) report(fault);
        if (document.RootFault is not null || document.Diagnostics.Any(diagnostic => diagnostic.IsError)) return redirects;
        foreach (var entry in document.Root.Entries)
        {
            var (to, status) = entry.Value switch
            {
                ScalarValue { IsNull: false } text => (text, null),
                MappingValue mapping => (mapping.Find("to")?.Value as ScalarValue, mapping.Find("status")?.Value),
                _ => (null, null),
            };
            var code = Redirect.MovedPermanently;
            if (status is not null
                && !(status is ScalarValue number && int.TryParse(number.Text, CultureInfo.InvariantCulture, out code) && Statuses.Contains(code)))
            {
                report(new(DiagnosticRules.RedirectFaulty, document.Path, status.Position, $"{Quote.Text(status.ToString()!)} is not a status of redirects.",
                    "301 and 308 are permanent, 302 and 307 are not; 301 is the default."));
                continue;
            }
            if (entry.Value is MappingValue { Entries: var keys } && keys.FirstOrDefault(key => key.Key is not ("to" or "status")) is { } unknown)
                report(new(DiagnosticRules.UnknownKey, document.Path, unknown.KeyPosition,
                    $"A redirect has no key {Quote.Text(unknown.Key)}; the value is not used.", "Its keys are to and status."));
            var target = to is { IsNull: false } ? to.Text : null;
            if (Checked(entry.Key, target, code, document.Path, entry.KeyPosition, (to ?? entry.Value).Position, report) is not { } redirect) continue;
            redirects.Add(redirect);
        }
        return redirects;
    }

    /// <summary>Reads the two addresses of a redirect.</summary>
    /// <param name="from">The old path.</param>
    /// <param name="to">The target; null if none is written.</param>
    /// <param name="status">One of <see cref="Statuses"/>.</param>
    /// <param name="file">The path of the file.</param>
    /// <param name="position">The place of the old path.</param>
    /// <param name="targetPosition">The place of the target.</param>
    /// <param name="report">Receives each fault.</param>
    /// <returns>Null if there is a fault.</returns>
    public static WrittenRedirect? Checked(
        string from, string? to, int status, string file, TextPosition position, TextPosition targetPosition, Action<Diagnostic> report)
    {
        if (RoutePath.Read(from) is not { } path)
        {
            report(new(DiagnosticRules.RedirectFaulty, file, position, $"{Quote.Text(from)} is not a path of the site{RoutePath.Excess(from)}.",
                "Write the old path with a slash in front, as in /old-page: /about."));
            return null;
        }
        if (RoutePath.ReadAlone(from) is null)
        {
            Unsupported(file, position, path.Contains('?') ? $"{Quote.Text(from)} has a query, which is not compared."
                : $"{Quote.Text(from)} has a fragment, which is never sent to a server.", report);
            return null;
        }
        if (to is null || TargetOf(to) is not { } target)
        {
            report(new(DiagnosticRules.RedirectFaulty, file, targetPosition,
                $"The redirect from {Quote.Text(from)} leads neither to a path of the site nor to an absolute URL{RoutePath.Excess(to ?? "")}.",
                "Write a path with a slash in front, or a URL such as https://example.org/."));
            return null;
        }
        return new(path, target, status, file, position);
    }

    public static void Unsupported(string file, TextPosition position, string what, Action<Diagnostic> report) =>
        report(new(DiagnosticRules.RedirectUnsupported, file, position, $"{what} The redirect is left out.",
            "Redirects depend on the path alone, and have the status 301, 302, 307 or 308. Let the host of the site answer others."));

    /// <summary>Reads the target of a redirect, which is a path of the site or an absolute URL; null if it is neither.</summary>
    public static string? TargetOf(string text) => RoutePath.Read(text) ?? AbsoluteUrl(text.Trim());

    static string? AbsoluteUrl(string text) =>
        text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Addresses.UrlFault(text) is null && RoutePath.IsWithinLimit(text) ? text : null;
}
