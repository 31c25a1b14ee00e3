using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Entries;

/// <summary>
/// Reads the old public paths of an entry: from its fields with <c>@aliases</c>, and from the key <c>aliases</c>, which Hugo and other tools use for them.
/// </summary>
static class OldPaths
{
    /// <param name="type">The type of the entry, which has public paths.</param>
    /// <param name="root">The mapping of the entry.</param>
    /// <param name="url">The public path of the entry.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    public static IReadOnlyList<(string Path, TextPosition Position)> Read(ContentType type, MappingValue root, string url, DiagnosticBag diagnostics)
    {
        var aliases = new List<(string, TextPosition)>();
        foreach (var field in type.Fields)
            if (field.OldPathsFrom is { } from && FieldKeys.Find(root, field) is { } entry) Add(entry, from);
        if (!type.Fields.Any(field => field.OldPathsFrom is not null && field.Keys.Contains(Vocabulary.AliasesKey))
            && root.Find(Vocabulary.AliasesKey) is { } usual)
            Add(usual, AliasBase.Page);
        return aliases;

        void Add(MappingEntry entry, AliasBase from)
        {
            if (ValueReader.IsEmpty(entry.Value)) return;
            var items = entry.Value is ListValue list ? list.Items : [entry.Value];
            for (var i = 0; i < items.Count; i++)
            {
                var item = items[i];
                if (ValueReader.IsEmpty(item)) ValueReader.ReportEmptyItem(diagnostics, entry.Key, i, item);
                else if (item is ScalarValue text && PathOf(text.Text.Trim(), from, url) is { } path) aliases.Add((path, item.Position));
                else
                    diagnostics.Report(DiagnosticRules.AliasFaulty, item.Position,
                        $"An alias is the path of a page{RoutePath.Excess(item is ScalarValue written ? written.Text : "")}, without query and fragment, "
                            + $"not {Quote.Text(item is ScalarValue scalar ? scalar.Text : item is ListValue ? "a list" : "a mapping")}.",
                        "Write the old path with a slash in front, as in /old-page.");
            }
        }
    }

    /// <summary>
    /// Returns an old path from the root of the site, for an <c>index.html</c> that of its folder; null if the text is none: an absolute URL, or an address
    /// with a query or a fragment, such as <c>/?p=12</c>, of which the path alone would be another page's.
    /// </summary>
    static string? PathOf(string text, AliasBase from, string url)
    {
        if (FromRoot(text, from, url) is not { } written || RoutePath.ReadAlone(written) is not { } path) return null;
        return RoutePath.FolderOfIndex(path) is { } folder ? folder + "/" : path;
    }

    static string? FromRoot(string text, AliasBase from, string url)
    {
        if (text is ['/' or '\\', ..]) return text;
        if (text is ['?' or '#', ..] || Addresses.HasScheme(text)) return null;
        var end = text.AsSpan().IndexOfAny('?', '#') is >= 0 and var mark ? mark : text.Length;
        var segments = from == AliasBase.Root ? [] : RoutePath.KeyOf(url).Split('/').SkipLast(1).Select(Uri.EscapeDataString).ToList();
        foreach (var segment in text[..end].Split('/', '\\'))
        {
            if (segment == "..")
            {
                if (segments.Count > 0) segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or ".")) segments.Add(segment);
        }
        return "/" + string.Join('/', segments) + text[end..];
    }
}
