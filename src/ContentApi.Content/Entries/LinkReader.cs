using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Entries;

/// <summary>
/// Reads a <see cref="Link"/>: an address or the name of an entry, or a mapping that has it beside a label.
/// <code>
///   /our-work/#team
///   {label: About us, page: about}
/// </code>
/// </summary>
sealed class LinkReader(DiagnosticBag diagnostics)
{
    static readonly string[] LabelKeys = ["label", "title", "text", "name"];

    // The keys of addresses; a key that names a type precedes "page", because a model may have a type Page.
    static readonly string[] AddressKeys = ["url", "href", "link", "to", "target", "path"];
    const string PageKey = "page", FragmentKey = "fragment", TargetKey = "target";

    // HTML's names of browser windows, which menus have beside an address.
    static readonly string[] Windows = ["_blank", "_self", "_parent", "_top"];

    public const string Expected = "an address, a reference, or a mapping with a label and one of them";

    /// <param name="shape">The shape of the field.</param>
    /// <param name="value">The value.</param>
    /// <param name="hint">What to do if there is no link.</param>
    /// <returns>The link; null if the value is none.</returns>
    public Link? Read(LinkShape shape, DocumentValue value, out string? hint)
    {
        hint = null;
        if (value is ScalarValue scalar) return At(null, scalar.Text.Trim(), scalar.Position, shape.Types, isTyped: false, out hint);
        if (value is not MappingValue mapping)
        {
            hint = "Write one link, or declare the field as a list.";
            return null;
        }
        var label = LabelKeys.Select(key => TextAt(mapping.Find(key))).FirstOrDefault(text => text is not null);
        foreach (var entry in mapping.Entries) WarnUnlessKnown(entry, shape.Types);
        if (ReadMapping(mapping, label, shape.Types, out hint) is not { } link) return null;
        foreach (var entry in mapping.Entries) ReportUnlessText(entry, shape.Types);
        return link;
    }

    Link? ReadMapping(MappingValue mapping, string? label, IReadOnlyList<ContentType> all, out string? hint)
    {
        if (AddressIn(mapping, all) is var (address, position, types))
        {
            WarnOfOthers(mapping, position, all, hasFragment: address.Contains('#'));
            if (TextAt(mapping.Find(FragmentKey)) is { } fragment && !address.Contains('#')) address = $"{address}#{fragment.TrimStart('#')}";
            return At(label, address, position, types, isTyped: types != all, out hint);
        }
        hint = label is not null ? null : "Write the address after the key url, or the target's path after the key of its type.";
        return label is not null ? new(label, null, null, IsExternal: false) : null;
    }

    static string? TextAt(MappingEntry? entry) => entry?.Value is ScalarValue scalar && !ValueReader.IsEmpty(scalar) ? scalar.Text.Trim() : null;

    static (string Address, TextPosition Position, IReadOnlyList<ContentType> Types)? AddressIn(MappingValue mapping, IReadOnlyList<ContentType> types)
    {
        foreach (var key in AddressKeys)
        {
            var entry = mapping.Find(key);
            if (key == TargetKey && TextAt(entry) is { } window && Windows.Contains(window)) continue;
            if (TextAt(entry) is { } address) return (address, entry!.Value.Position, types);
            // A reference with the name of its type may follow such a key, as it may be the value of any reference.
            if (entry?.Value is MappingValue { Entries: [var named] } && TypeNames.Find(types, named.Key) is { } type && TextAt(named) is { } name)
                return (name, named.Value.Position, [type]);
        }
        foreach (var entry in mapping.Entries)
            if (TypeNames.Find(types, entry.Key) is { } type && TextAt(entry) is { } name) return (name, entry.Value.Position, [type]);
        var page = mapping.Find(PageKey);
        return TextAt(page) is { } path ? (path, page!.Value.Position, types) : null;
    }

    void WarnUnlessKnown(MappingEntry entry, IReadOnlyList<ContentType> types)
    {
        if (LabelKeys.Contains(entry.Key) || AddressKeys.Contains(entry.Key) || entry.Key is PageKey or FragmentKey) return;
        if (TypeNames.Find(types, entry.Key) is not null || !diagnostics.TakesWarnings) return;
        diagnostics.Report(DiagnosticRules.UnknownKey, entry.KeyPosition, $"A link has no key {Quote.Text(entry.Key)}; the value is not served.",
            "Its keys are label, url (or href, link, to, target, path), the name of a type, and fragment.");
    }

    /// <summary>Warns of the addresses beside the one that counts, and of a fragment beside an address that has one.</summary>
    /// <param name="mapping">The link.</param>
    /// <param name="used">The place of the address that counts.</param>
    /// <param name="types">The types to which the link may lead.</param>
    /// <param name="hasFragment">Whether that address has a fragment.</param>
    void WarnOfOthers(MappingValue mapping, TextPosition used, IReadOnlyList<ContentType> types, bool hasFragment)
    {
        if (!diagnostics.TakesWarnings) return;
        foreach (var entry in mapping.Entries)
        {
            if (TextAt(entry) is not { } text || entry.Value.Position == used || (entry.Key == TargetKey && Windows.Contains(text))) continue;
            if (entry.Key == FragmentKey ? !hasFragment : !IsAddress(entry.Key, types)) continue;
            diagnostics.Report(DiagnosticRules.FieldGivenTwice, entry.KeyPosition,
                $"A link leads to one place; {Quote.Text(entry.Key)} is not served, because the address of line {used.Line} counts.", "Keep one of the two.");
        }
    }

    static bool IsAddress(string key, IReadOnlyList<ContentType> types) =>
        AddressKeys.Contains(key) || key == PageKey || TypeNames.Find(types, key) is not null;

    /// <summary>Reports a label or address that is a list or a mapping, and therefore missing in the link.</summary>
    void ReportUnlessText(MappingEntry entry, IReadOnlyList<ContentType> types)
    {
        if (entry.Value is ScalarValue) return;
        var isLabel = LabelKeys.Contains(entry.Key);
        var isAddress = entry.Key == FragmentKey || IsAddress(entry.Key, types);
        if (!isLabel && !isAddress) return;
        if (AddressKeys.Contains(entry.Key) && entry.Value is MappingValue { Entries: [var named] } && TypeNames.Find(types, named.Key) is not null) return;
        diagnostics.Report(DiagnosticRules.WrongType, entry.Value.Position,
            $"{Quote.Text(entry.Key)} of a link takes a text, not {(entry.Value is ListValue ? "a list" : "a mapping")}; the value is not served.",
            isLabel ? "Write the text that readers see." : "Write the address, or the name of an entry.");
    }

    Link? At(string? label, string text, TextPosition position, IReadOnlyList<ContentType> types, bool isTyped, out string? hint)
    {
        hint = null;
        if (!RoutePath.IsWithinLimit(text)) hint = $"An address has at most {RoutePath.MaxBytes} bytes.";
        else if (isTyped) return Inside(text);
        else if (text.StartsWith('#') || Addresses.HasScheme(text) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            hint = Addresses.UrlFault(text);
            if (hint is null) return new(label, text, null, IsExternal: !text.StartsWith('#'));
        }
        else if (text is not ['/' or '\\', ..]) return Inside(text);
        else if (RoutePath.Read(text) is { } path) return Inside(path);
        else hint = Addresses.UrlFault(text) ?? "Write an address of the site with one slash in front, or a URL such as https://example.org/.";
        return null;

        Link Inside(string name) =>
            new(label, name, new(Reference.TextOf(name, diagnostics.Path), types, position) { MayLeadElsewhere = !isTyped && name.StartsWith('/') },
                IsExternal: false);
    }
}
