using ContentApi.Content.Diagnostics;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Model;

/// <summary>Reads the arguments of <c>@site</c> about HTML. Nothing that could run code or take over the page can be allowed.</summary>
sealed class HtmlSettingsReader(DirectiveArguments directive, ModelFaults faults)
{
    public HtmlSettings Read()
    {
        var settings = new HtmlSettings
        {
            RawHtml = directive.Names("rawHtml").Contains("ESCAPE") ? RawHtml.Escape : RawHtml.Sanitize,
            Elements = Checked("htmlElements", HtmlNames.ElementFault),
            Attributes = Checked("htmlAttributes", HtmlNames.AttributeFault),
            IframeHosts = Checked("iframeHosts", HtmlNames.HostFault),
        };
        var isDefault = settings.RawHtml == RawHtml.Sanitize && settings.Elements.Count + settings.Attributes.Count + settings.IframeHosts.Count == 0;
        return isDefault ? HtmlSettings.Default : settings;
    }

    /// <param name="argument">The name of an argument that is a list of names.</param>
    /// <param name="fault">Returns why a name, in lower case, cannot be allowed; null if it can.</param>
    IReadOnlyList<string> Checked(string argument, Func<string, string?> fault)
    {
        var names = new List<string>();
        foreach (var text in directive.TextNodes(argument))
        {
            var name = text.Value.ToLowerInvariant();
            if (fault(name) is { } reason)
                faults.Add(DiagnosticRules.ModelDirectiveMisused, text, $"{Quote.Text(text.Value)} cannot be in \"{argument}\" of @site: {reason}.");
            else if (!names.Contains(name)) names.Add(name);
        }
        return names;
    }
}
