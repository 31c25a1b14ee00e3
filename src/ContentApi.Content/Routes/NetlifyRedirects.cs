using System.Globalization;
using System.Text;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Routes;

/// <summary>
/// Reads <c>_redirects</c>, the file of redirects of Netlify and Cloudflare Pages: a line for each, of the old path, the target and the status.
/// <code>
///   /old-page      /about
///   /news/*        /blog/:splat   302
/// </code>
/// Rewrites (status 200), other statuses and conditions are left out, with a warning.
/// </summary>
static class NetlifyRedirects
{
    public const string Name = "_redirects";

    /// <param name="bytes">The file.</param>
    /// <param name="report">Receives each fault.</param>
    public static IReadOnlyList<WrittenRedirect> Read(ReadOnlySpan<byte> bytes, Action<Diagnostic> report)
    {
        var redirects = new List<WrittenRedirect>();
        var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var words = lines[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => !word.StartsWith('#')).ToArray();
            var position = new TextPosition(i + 1, 1);
            if (words.Length > 0 && Read(words, position, report) is { } redirect) redirects.Add(redirect);
        }
        return redirects;
    }

    static WrittenRedirect? Read(string[] words, TextPosition position, Action<Diagnostic> report)
    {
        var to = Array.FindIndex(words, 1, word => word.StartsWith('/') || word.Contains("://", StringComparison.Ordinal));
        if (to != 1)
        {
            if (to > 1) RedirectFile.Unsupported(Name, position, $"{Quote.Text(words[1])} is a condition on the query.", report);
            else
                report(new(DiagnosticRules.RedirectFaulty, Name, position, $"The line has no target for {Quote.Text(words[0])}.",
                    "Write the old path and the new one, as in /old-page /about."));
            return null;
        }
        if (words.Length > 3 || (words.Length == 3 && !char.IsAsciiDigit(words[2][0])))
        {
            RedirectFile.Unsupported(Name, position, $"{Quote.Text(words[^1])} is a condition.", report);
            return null;
        }
        var status = Redirect.MovedPermanently;
        // "301!" redirects on Netlify even where a page is; here the page comes first, with the warning that the path is taken.
        if (words.Length == 3 && !(int.TryParse(words[2].TrimEnd('!'), CultureInfo.InvariantCulture, out status) && RedirectFile.Statuses.Contains(status)))
        {
            RedirectFile.Unsupported(Name, position, $"{Quote.Text(words[2])} is not a status of redirects.", report);
            return null;
        }
        return RedirectFile.Checked(words[0], words[1], status, Name, position, position, report);
    }
}
