using System.Globalization;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Routes;

/// <summary>A redirect as it is written, before its target is looked up.</summary>
/// <param name="File">The path of the file in which the redirect is written.</param>
/// <param name="Position">The place in that file.</param>
readonly record struct WrittenRedirect(string From, string To, int Status, string File, TextPosition Position);

/// <summary>
/// Reads <c>redirects.yaml</c>, a mapping of old paths to their targets.
/// <code>
///   /old-page: /about
///   /donate: {to: https://example.org/give, status: 302}
/// </code>
/// </summary>
static class RedirectFile
{
    /// <summary>Names of the file at the content root. It is not read as redirects if it matches a content type's path: then it is content.</summary>
    public static readonly string[] Names = ["redirects.yaml", "redirects.yml"];

    static readonly int[] statuses = [301, 302, 307, 308];

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
            void Fault(TextPosition position, string message, string hint) =>
                report(new(DiagnosticRules.RedirectFaulty, document.Path, position, message, hint));
            if (RoutePath.Read(entry.Key) is not { } from)
            {
                Fault(entry.KeyPosition, $"{Quote.Text(entry.Key)} is not a path of the site{RoutePath.Excess(entry.Key)}.",
                    "Write the old path with a slash in front, as in /old-page: /about.");
                continue;
            }
            var (to, status) = entry.Value switch
            {
                ScalarValue { IsNull: false } text => (text, null),
                MappingValue mapping => (mapping.Find("to")?.Value as ScalarValue, mapping.Find("status")?.Value),
                _ => (null, null),
            };
            if (to is not { IsNull: false } || (RoutePath.Read(to.Text) ?? AbsoluteUrl(to.Text.Trim())) is not { } target)
            {
                Fault((to ?? entry.Value).Position,
                    $"The redirect from {Quote.Text(entry.Key)} leads neither to a path of the site nor to an absolute URL{RoutePath.Excess(to?.Text ?? "")}.",
                    "Write a path with a slash in front, or a URL such as https://example.org/.");
                continue;
            }
            var code = Redirect.MovedPermanently;
            if (status is not null
                && !(status is ScalarValue number && int.TryParse(number.Text, CultureInfo.InvariantCulture, out code) && statuses.Contains(code)))
            {
                Fault(status.Position, $"{Quote.Text(status.ToString()!)} is not a status of redirects.",
                    "301 and 308 are permanent, 302 and 307 are not; 301 is the default.");
                continue;
            }
            if (entry.Value is MappingValue { Entries: var keys } && keys.FirstOrDefault(key => key.Key is not ("to" or "status")) is { } unknown)
                report(new(DiagnosticRules.UnknownKey, document.Path, unknown.KeyPosition,
                    $"A redirect has no key {Quote.Text(unknown.Key)}; the value is not used.", "Its keys are to and status."));
            redirects.Add(new(from, target, code, document.Path, entry.KeyPosition));
        }
        return redirects;
    }

    static string? AbsoluteUrl(string text) =>
        text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Addresses.UrlFault(text) is null && RoutePath.IsWithinLimit(text) ? text : null;
}
