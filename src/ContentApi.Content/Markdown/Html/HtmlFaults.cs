using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Markdown.Html;

/// <summary>The parts of a text's HTML that are not shown. Of several faults of one kind, only the first is reported.</summary>
sealed class HtmlFaults
{
    readonly List<(DiagnosticRule Rule, int Source, string Message, string Hint)> all = [];
    readonly HashSet<string> told = [];

    /// <summary>The faults, with the offset in the source of each.</summary>
    public IReadOnlyList<(DiagnosticRule Rule, int Source, string Message, string Hint)> All => all;

    public void LeftOut(string name, int source, bool withContent)
    {
        if (!told.Add(name)) return;
        if (withContent)
            all.Add((DiagnosticRules.HtmlLeftOut, source, $"The HTML element <{name}> is not allowed; it is left out with its content.",
                "Remove it, or let the front end make what it is for."));
        else
            all.Add((DiagnosticRules.HtmlLeftOut, source, $"The HTML element <{name}> is not allowed; only its content is shown.",
                "Use an element that is allowed (docs/content-model.md lists them), or name it in \"htmlElements\" of @site if it is safe."));
    }

    public void FrameLeftOut(string host, int source)
    {
        if (!told.Add("iframe " + host)) return;
        if (host.Length == 0)
            all.Add((DiagnosticRules.FrameLeftOut, source, "The <iframe> has no address that begins with https://; it is left out.",
                "Write the whole address of the page in src."));
        else
            all.Add((DiagnosticRules.FrameLeftOut, source, $"The <iframe> shows a page of {Quote.Text(host)}, which is not allowed; it is left out.",
                "Name the host in \"iframeHosts\" of @site, or write a link to the page."));
    }

    public void UnknownAddress(string element, int source) =>
        all.Add((DiagnosticRules.TemplateInAddress, source, MarkdownInspection.UnknownAddressMessage(element), MarkdownInspection.UnknownAddressHint));

    public void Forbidden(LinkAddress address, bool isImage, int source) =>
        all.Add((DiagnosticRules.UnsafeLink, source, MarkdownInspection.ForbiddenMessage(address, isImage), MarkdownInspection.ForbiddenHint));
}
