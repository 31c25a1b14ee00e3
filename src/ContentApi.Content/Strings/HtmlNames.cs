using System.Collections.Frozen;

namespace ContentApi.Content.Strings;

/// <summary>
/// Says which elements, attributes and hosts a model cannot allow in HTML. Each check returns the reason, which begins in lower case; null if there is none.
/// </summary>
static class HtmlNames
{
    /// <summary>The attribute by which the alignment of a Markdown table passes the sanitiser, which takes no style.</summary>
    public const string TextAlign = "data-text-align";

    const string MakesCode = "it runs code or loads a page of its own";
    const string MakesForms = "a form sends what a reader types to any address";
    const string HasRules = "browsers read its content by rules of their own, by which it could become code";

    static readonly FrozenDictionary<string, string> elements = Named(
        (MakesCode, ["script", "object", "embed", "applet", "param", "frame", "frameset", "portal", "fencedframe", "meta", "base", "link"]),
        ("its pages come from hosts; name them in \"iframeHosts\"", ["iframe"]),
        ("styles can cover the page and send requests", ["style"]),
        (MakesForms, ["form", "input", "button", "select", "option", "optgroup", "textarea", "datalist", "output", "fieldset", "keygen", "isindex", "label"]),
        (HasRules, ["svg", "math", "template", "noscript", "noembed", "noframes", "xmp", "plaintext", "listing", "title", "image", "annotation-xml",
            "foreignobject", "desc", "mtext", "mi", "mo", "mn", "ms", "mglyph", "malignmark", "color-profile", "font-face", "font-face-src", "font-face-uri",
            "font-face-format", "font-face-name", "missing-glyph", "use", "animate", "set", "selectedcontent", "slot"]),
        ("a page has it once", ["html", "head", "body"]));

    static readonly FrozenDictionary<string, string> attributes = Named(
        ("styles can cover the page and send requests", ["style"]),
        ("its value is a page that runs code", ["srcdoc"]),
        ("its value is an address, which only the elements that are built in check", ["href", "src", "srcset", "imagesrcset", "poster", "action", "formaction",
            "data", "background", "cite", "longdesc", "ping", "manifest", "codebase", "archive", "classid", "code", "profile", "usemap", "dynsrc", "lowsrc",
            "icon", "xlink:href", "xml:base", "from", "to", "values", "by", "attributename"]),
        ("an element with a name can hide properties of the page's script objects", ["name", "form", "for"]),
        ("it changes which rules hold for the element", ["is", "slot", "xmlns", "http-equiv", "content", "nonce", "integrity", "contenteditable", "sandbox",
            "allow",
            "csp", "referrerpolicy", "target", "rel", "shadowrootmode", "popovertarget", "commandfor", "command", "autofocus", "accesskey", "tabindex"]),
        ("the API uses it itself", [TextAlign]));

    public static string? ElementFault(string name) =>
        elements.TryGetValue(name, out var reason) ? reason
            : IsName(name) && !name.StartsWith("on", StringComparison.Ordinal) ? null : "it is not the name of an HTML element";

    public static string? AttributeFault(string name) =>
        attributes.TryGetValue(name, out var reason) ? reason
            : name.StartsWith("on", StringComparison.Ordinal) ? "its value is code, which runs at an event"
            : name.StartsWith("xmlns", StringComparison.Ordinal) || name.Contains(':') ? "names with a colon have rules of their own"
            : IsName(name) ? null : "it is not the name of an HTML attribute";

    public static string? HostFault(string host) =>
        host.Contains(':') || host.Contains('/') ? "write the host alone, such as www.youtube.com; pages are loaded with https"
            : host.Contains('*') ? "write each host in full: a wildcard would allow hosts that anyone may register"
            : Uri.CheckHostName(host) == UriHostNameType.Dns && host.Contains('.') && host.All(IsOfHost) ? null : "it is not the name of a host";

    /// <summary>Whether every character is one of a name, and the first is a letter.</summary>
    static bool IsName(string name) => name.Length is > 0 and <= 64 && char.IsAsciiLetterLower(name[0]) && name.All(IsOfName);

    static bool IsOfName(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_';

    static bool IsOfHost(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.';

    static FrozenDictionary<string, string> Named(params (string Reason, string[] Names)[] groups) =>
        groups.SelectMany(group => group.Names.Select(name => (name, group.Reason))).ToFrozenDictionary(pair => pair.name, pair => pair.Reason);
}
