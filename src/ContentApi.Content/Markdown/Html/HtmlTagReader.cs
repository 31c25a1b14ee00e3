using ContentApi.Content.Markdown.Syntax;
using ContentApi.Content.Markdown.Templates;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Markdown.Html;

/// <summary>Reads the attributes of tags: keeps what the rules allow, and collects the addresses.</summary>
sealed class HtmlTagReader(HtmlOrigins origins, HtmlRules rules, TemplateMask? templates)
{
    /// <summary>The number of candidates of a <c>srcset</c> that are read.</summary>
    const int MaxCandidates = 50;

    const int MaxIdLength = 200;

    /// <summary>
    /// What a page in an <c>iframe</c> may do: run its own scripts, play full screen and open a tab. It cannot lead the reader's tab elsewhere, and sees
    /// nothing of the page around it, because it comes from another host.
    /// </summary>
    const string Sandbox = "allow-scripts allow-same-origin allow-popups allow-presentation allow-forms";

    public List<HtmlLink> Links { get; } = [];
    public HtmlFaults Faults { get; } = new();

    /// <summary>Returns the tag; null if the element is left out.</summary>
    /// <param name="name">The name of an allowed element, or <c>iframe</c>.</param>
    /// <param name="isRaw">See <see cref="HtmlTag.IsRaw"/>.</param>
    /// <param name="source">The offset in the source.</param>
    /// <param name="html">The offset in the HTML.</param>
    /// <param name="written">The attributes as written.</param>
    public HtmlTag? Read(string name, bool isRaw, int source, int html, IReadOnlyList<WrittenAttribute> written)
    {
        var tag = new HtmlTag(name, isRaw) { IsMade = !isRaw && name == "a" && origins.LinkAt(html) is null, Formula = origins.FormulaAt(html) };
        foreach (var (attribute, masked) in written)
        {
            if (HtmlRules.IsAddress(name, attribute))
            {
                ReadAddress(tag, attribute, masked, source, html, written);
                continue;
            }
            var value = Shown(masked);
            // Without template markup the value means nothing.
            if (value.Length == 0 && masked.Length > 0 && attribute != "alt") continue;
            if (attribute == "id") AddId(tag, value);
            else if (attribute == "style") ReadStyle(tag, value);
            else if (rules.AllowsAttribute(name, attribute) || !isRaw && AttributeList.Keeps(attribute)) tag.Attributes.Add(new(attribute, value));
        }
        return name switch
        {
            "a" when !isRaw => tag,
            "a" => Link(tag, written),
            "input" => Box(tag, written),
            "iframe" => Frame(tag, source, written),
            _ => tag,
        };
    }

    /// <summary>Returns what readers see of a value in which template markup is masked.</summary>
    string Shown(string masked) => templates?.Replace(masked, TemplateSettling.AddressOrNothing) ?? masked;

    string? FindShown(IReadOnlyList<WrittenAttribute> written, string name) => Find(written, name) is { } masked ? Shown(masked) : null;

    /// <summary>Returns an address in which template markup is masked; null, and a fault, if only the site generator knows it.</summary>
    string? AddressOf(string masked, string element, int source, out bool isReference)
    {
        isReference = false;
        if (templates?.IsIn(masked) != true) return masked;
        var address = TemplateLinks.AddressOf(masked, templates, out var reference);
        isReference = reference is not null;
        if (address is null) Faults.UnknownAddress(element, source);
        return address;
    }

    static string? Find(IReadOnlyList<WrittenAttribute> written, string name)
    {
        foreach (var attribute in written)
            if (attribute.Name == name) return attribute.Value;
        return null;
    }

    static void AddId(HtmlTag tag, string id)
    {
        if (id.Length is > 0 and <= MaxIdLength && !id.AsSpan().ContainsAny(" \t\n\r\f")) tag.Attributes.Add(new("id", id));
    }

    /// <summary>Keeps of a style the alignment of a cell, as Markdown writes it, and that an element is hidden: else hidden texts would be published.</summary>
    static void ReadStyle(HtmlTag tag, string value)
    {
        foreach (var part in value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':');
            if (colon < 0) continue;
            var (property, setting) = (part[..colon].Trim().ToLowerInvariant(), part[(colon + 1)..].Trim().ToLowerInvariant());
            if (property == "text-align" && setting is "left" or "right" or "center" or "justify") Add(HtmlNames.TextAlign, setting);
            if ((property, setting.Replace("!important", "").Trim()) is ("display", "none") or ("visibility", "hidden")) Add("hidden", "");
        }

        void Add(string name, string setting)
        {
            if (tag.Find(name) is null) tag.Attributes.Add(new(name, setting));
        }
    }

    void ReadAddress(HtmlTag tag, string attribute, string masked, int source, int html, IReadOnlyList<WrittenAttribute> written)
    {
        var isImage = tag.Name == "img" || attribute == "poster";
        if (AddressOf(masked, isImage ? "image" : "link", source, out var isReference)?.Trim() is not { } value) return;
        if (attribute == "srcset")
        {
            ReadCandidates(tag, value, source, written);
            return;
        }
        var markdown = origins.LinkAt(html);
        var address = markdown?.Address ?? LinkAddress.Of(value);
        if (address.Kind == LinkAddressKind.Forbidden)
        {
            Faults.Forbidden(address, isImage, source);
            return;
        }
        var link = new HtmlLink(UrlEncoding.Encode(address.Kind == LinkAddressKind.External && markdown is null ? address.Url : value), address, isImage,
            source)
        {
            Markdown = markdown,
            IsReference = markdown?.IsReference ?? isReference,
            Title = FindShown(written, "title") is { Length: > 0 } title ? title : null,
            Text = isImage ? FindShown(written, "alt") ?? "" : "",
        };
        if (!tag.IsMade) Links.Add(link);
        if (tag.Name is "a" or "img") tag.Link = link;
        tag.Attributes.Add(new(attribute, link.Url, [(link, "")]));
    }

    /// <summary>
    /// Reads the pictures of which a browser chooses one (WHATWG HTML, 4.8.4.2.1): addresses, each followed by a width or density, and a comma.
    /// </summary>
    void ReadCandidates(HtmlTag tag, string value, int source, IReadOnlyList<WrittenAttribute> written)
    {
        var links = new List<(HtmlLink, string)>();
        for (var rest = value.AsSpan().TrimStart(" \t\n\r\f,"); !rest.IsEmpty && links.Count < MaxCandidates; rest = rest.TrimStart(" \t\n\r\f,"))
        {
            var end = rest.IndexOfAny(" \t\n\r\f");
            var url = (end < 0 ? rest : rest[..end]).ToString();
            rest = rest[url.Length..];
            var descriptor = "";
            if (url.EndsWith(',')) url = url.TrimEnd(',');
            else
            {
                end = rest.IndexOf(',');
                descriptor = (end < 0 ? rest : rest[..end]).Trim().ToString();
                rest = end < 0 ? [] : rest[end..];
            }
            var address = LinkAddress.Of(url);
            if (address.Kind == LinkAddressKind.Forbidden) Faults.Forbidden(address, isImage: true, source);
            else if (address.Kind != LinkAddressKind.SamePage && IsDescriptor(descriptor))
            {
                var link = new HtmlLink(UrlEncoding.Encode(address.Kind == LinkAddressKind.External ? address.Url : url), address, isImage: true, source)
                {
                    Title = FindShown(written, "title") is { Length: > 0 } title ? title : null,
                    Text = FindShown(written, "alt") ?? "",
                };
                Links.Add(link);
                links.Add((link, descriptor));
            }
        }
        if (links.Count > 0) tag.Attributes.Add(new("srcset", value, links));
    }

    /// <summary>Whether a text is a width or a density, such as <c>480w</c> and <c>1.5x</c>, or nothing.</summary>
    static bool IsDescriptor(string text) =>
        text.Length == 0 || text.Length <= 12 && text[^1] is 'w' or 'x' or 'h' && text.AsSpan(0, text.Length - 1).IndexOfAnyExcept("0123456789.") < 0;

    /// <summary>Ends the work on <c>a</c>: a name is an id, and a link that opens a tab gives it no hold on this one.</summary>
    HtmlTag? Link(HtmlTag tag, IReadOnlyList<WrittenAttribute> written)
    {
        if (tag.Find("id") is null && FindShown(written, "name") is { } name) AddId(tag, name);
        // Only the text of a link with a forbidden address is shown, unless other links lead to it.
        if (tag.Link is null && Find(written, "href") is not null && tag.Find("id") is null) return null;
        var opensTab = Find(written, "target") is { } target && target.Trim().Equals("_blank", StringComparison.OrdinalIgnoreCase);
        var relations = (Find(written, "rel") ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(relation => relation.All(c => char.IsAsciiLetter(c) || c == '-') && relation != "opener").ToList();
        if (opensTab) tag.Attributes.Add(new("target", "_blank"));
        if (opensTab && !relations.Contains("noopener")) relations.Add("noopener");
        if (relations.Count > 0) tag.Attributes.Add(new("rel", string.Join(' ', relations)));
        return tag;
    }

    /// <summary>Keeps of <c>input</c> the box of a task, which nobody can tick.</summary>
    static HtmlTag? Box(HtmlTag tag, IReadOnlyList<WrittenAttribute> written)
    {
        if (Find(written, "type")?.Equals("checkbox", StringComparison.OrdinalIgnoreCase) != true) return null;
        tag.Attributes.Add(new("disabled", "disabled"));
        tag.Attributes.Add(new("type", "checkbox"));
        if (Find(written, "checked") is not null) tag.Attributes.Add(new("checked", "checked"));
        return tag;
    }

    HtmlTag? Frame(HtmlTag tag, int source, IReadOnlyList<WrittenAttribute> written)
    {
        if (AddressOf(Find(written, "src") ?? "", "frame", source, out _)?.Trim() is not { } address) return null;
        if (address.StartsWith("//", StringComparison.Ordinal)) address = "https:" + address;
        var isWeb = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == "https" && uri is { UserInfo.Length: 0, IsDefaultPort: true };
        if (!isWeb || !rules.AllowsHost(uri!.Host.ToLowerInvariant()))
        {
            Faults.FrameLeftOut(isWeb ? uri!.Host : "", source);
            return null;
        }
        tag.Attributes.Add(new("src", uri.AbsoluteUri));
        tag.Attributes.Add(new("sandbox", Sandbox));
        tag.Attributes.Add(new("referrerpolicy", "strict-origin-when-cross-origin"));
        tag.Attributes.Add(new("loading", "lazy"));
        return tag;
    }
}
