using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.Git.Contract;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Entries;

/// <summary>Reads a document as an entry of a type: every value is checked against the model and made ready to send.</summary>
public static class EntryReader
{
    /// <summary>Finds every fault of the document that can be told without other files.</summary>
    /// <param name="captures">What the type's path template captured from the path, in its order.</param>
    public static EntryResult Read(ContentType type, Document document, IReadOnlyList<string> captures, GitObjectId blobOid)
    {
        var diagnostics = new DiagnosticBag(document.Path);
        diagnostics.AddRange(document.Diagnostics);
        // What cannot be parsed would only be told again as missing.
        if (diagnostics.HasErrors) return new(null, diagnostics.Diagnostics);

        var slots = new ObjectReader(document, diagnostics).ReadEntry(type, captures);
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

    /// <summary>The public path of the entry; null where a value is missing, or the path would be too long.</summary>
    static string? ReadUrl(UrlTemplate template, Func<string, string?> valueOf, DiagnosticBag diagnostics)
    {
        var isTooLong = false;
        // A long value is neither encoded nor joined, only to be dropped.
        var url = template.Expand(name => valueOf(name) is not { } value ? null : (isTooLong |= value.Length > RoutePath.MaxBytes) ? "" : value);
        if (!isTooLong && (url is null || RoutePath.IsWithinLimit(url))) return url;
        diagnostics.Report(DiagnosticRules.UrlTooLong, TextPosition.Start, $"The public path that {Quote.Text(template.Text)} makes of this file's values is longer than {RoutePath.MaxBytes} bytes; the entry is served without one.",
            $"Make {string.Join(" and ", template.Names.Select(name => Quote.Text(name)))} shorter, or name another field in the template.");
        return null;
    }

    /// <summary>The old paths of the entry, which Hugo and others know by that key.</summary>
    static List<(string, TextPosition)> ReadAliases(Document document, DiagnosticBag diagnostics)
    {
        var aliases = new List<(string, TextPosition)>();
        var value = document.Root.Find(Vocabulary.AliasesKey)?.Value;
        foreach (var item in value is ListValue list ? list.Items : value is null or ScalarValue { IsNull: true } ? [] : [value])
        {
            if (item is ScalarValue text && RoutePath.Read(text.Text) is { } path) aliases.Add((path, item.Position));
            else
                diagnostics.Report(DiagnosticRules.AliasFaulty, item.Position, $"An alias is the path of a page{RoutePath.Excess(item is ScalarValue written ? written.Text : "")}, not {Quote.Text(item is ScalarValue scalar ? scalar.Text : item is ListValue ? "a list" : "a mapping")}.",
                    "Write the old path with a slash in front, as in /old-page.");
        }
        return aliases;
    }

    /// <summary>
    /// The value of a URL template's name: a field's, where the file gives it one, else the capture's. A capture is written as in the path even where it
    /// filled a field: <c>07</c> stays <c>07</c> for a field of type Int.
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

/// <param name="Entry">Null where a diagnostic is an error.</param>
/// <param name="Diagnostics">Those of the document included; paths relative to the content root.</param>
public sealed record EntryResult(Entry? Entry, IReadOnlyList<Diagnostic> Diagnostics);
