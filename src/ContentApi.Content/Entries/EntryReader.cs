using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.Git.Contract;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Entries;

/// <summary>Reads a document as an entry of a type: checks every value against the model, and prepares it to be sent.</summary>
public static class EntryReader
{
    /// <summary>Reads the entry, and reports every fault that does not depend on other files.</summary>
    /// <param name="type">The type of the entry.</param>
    /// <param name="document">The parsed file.</param>
    /// <param name="captures">The values that the type's path template captured from the path, in the order of the template.</param>
    /// <param name="blobOid">The object name of the file's blob.</param>
    public static EntryResult Read(ContentType type, Document document, IReadOnlyList<string> captures, GitObjectId blobOid)
    {
        var diagnostics = new DiagnosticBag(document.Path);
        diagnostics.AddRange(document.Diagnostics);
        // Fields that could not be parsed would only be reported again as missing.
        if (diagnostics.HasErrors) return new(null, diagnostics.Diagnostics);

        var slots = new ObjectReader(document, diagnostics, type.Site.Markdown).ReadEntry(type, captures);
        var aliases = type.Url is null ? [] : ReadAliases(document, diagnostics);
        if (diagnostics.HasErrors) return new(null, diagnostics.Diagnostics);

        var url = type.Url is { } template ? ReadUrl(template, name => ValueOf(type, document.Root, slots, captures, name), diagnostics) : null;
        var entry = new Entry(type, slots, PreparedValue.FromString(document.Path), url)
        {
            Path = document.Path,
            Aliases = aliases,
            BlobOid = blobOid,
        };
        return new(entry, diagnostics.Diagnostics);
    }

    /// <summary>Returns the public path of the entry; null if a value is missing, or the path would be too long.</summary>
    static string? ReadUrl(UrlTemplate template, Func<string, string?> valueOf, DiagnosticBag diagnostics)
    {
        var isTooLong = false;
        // A value that is too long by itself is not encoded and joined, only to be dropped.
        var url = template.Expand(name => valueOf(name) is not { } value ? null : (isTooLong |= value.Length > RoutePath.MaxBytes) ? "" : value);
        if (!isTooLong && (url is null || RoutePath.IsWithinLimit(url))) return url;
        diagnostics.Report(DiagnosticRules.UrlTooLong, TextPosition.Start,
            $"The public path that {Quote.Text(template.Text)} gives this file is longer than {RoutePath.MaxBytes} bytes; the entry is served without one.",
            $"Make {string.Join(" and ", template.Names.Select(name => Quote.Text(name)))} shorter, or name another field in the template.");
        return null;
    }

    /// <summary>Reads the old public paths of the entry, from the key that Hugo and other tools use for them.</summary>
    static List<(string, TextPosition)> ReadAliases(Document document, DiagnosticBag diagnostics)
    {
        var aliases = new List<(string, TextPosition)>();
        var value = document.Root.Find(Vocabulary.AliasesKey)?.Value;
        foreach (var item in value is ListValue list ? list.Items : value is null or ScalarValue { IsNull: true } ? [] : [value])
        {
            if (item is ScalarValue text && RoutePath.Read(text.Text) is { } path) aliases.Add((path, item.Position));
            else
                diagnostics.Report(DiagnosticRules.AliasFaulty, item.Position,
                    $"An alias is the path of a page{RoutePath.Excess(item is ScalarValue written ? written.Text : "")}, "
                        + $"not {Quote.Text(item is ScalarValue scalar ? scalar.Text : item is ListValue ? "a list" : "a mapping")}.",
                    "Write the old path with a slash in front, as in /old-page.");
        }
        return aliases;
    }

    /// <summary>
    /// Returns the value for a name in a URL template: that of the field, if the file gives it one, otherwise the capture. A capture is used as it is written
    /// in the path, also if it filled a field: <c>07</c> stays <c>07</c> for a field of type Int.
    /// </summary>
    static string? ValueOf(ContentType type, MappingValue root, object?[] slots, IReadOnlyList<string> captures, string name)
    {
        var field = type.FindField(name);
        if (field is not null && field.Keys.Any(key => root.Find(key) is { Value: not ScalarValue { IsNull: true } }))
            return slots[field.Slot] is PreparedValue value ? ValueText.Of(value.Value) : null;
        for (var i = 0; type.Path is { } path && i < captures.Count; i++)
            if (path.Captures[i] == name) return captures[i];
        return null;
    }
}

/// <param name="Entry">The entry; null if a diagnostic is an error.</param>
/// <param name="Diagnostics">The faults of the file, including those of the document. Paths are relative to the content root.</param>
public sealed record EntryResult(Entry? Entry, IReadOnlyList<Diagnostic> Diagnostics);
