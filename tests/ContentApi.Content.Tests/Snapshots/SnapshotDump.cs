using System.Text;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Snapshots;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Tests.Snapshots;

/// <summary>Writes everything that a snapshot can answer as text. Two snapshots with the same dump serve the same content.</summary>
static class SnapshotDump
{
    public static string Of(SnapshotResult result)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in result.Diagnostics) text.AppendLine($"{diagnostic} ({diagnostic.Hint})");
        if (result.Snapshot is not { } snapshot) return text.ToString();

        text.AppendLine($"{snapshot.Commit.Oid} {snapshot.EntryCount}");
        foreach (var entry in snapshot.Model.EntryTypes.SelectMany(snapshot.Entries))
        {
            var found = new[] { snapshot.FindById(entry.Path), snapshot.FindByPath(entry.Path), snapshot.FindByUrl(entry.Url ?? "?") };
            text.AppendLine($"{entry} {entry.Url} {snapshot.SourceOf(entry)} {SnapshotUnderTest.Paths(found)}");
            foreach (var path in entry.Aliases.Select(alias => alias.Path).Append(entry.Url?.ToUpperInvariant() ?? "?"))
                text.AppendLine($"  at {path}: {snapshot.FindRoute(path)}");
            var form = NameFolding.Form(entry.Path);
            text.AppendLine($"  by {form}: {snapshot.FindById(form)} {snapshot.FindByPath(Uri.EscapeDataString(form))} "
                + $"{snapshot.FindRoute(NameFolding.Form(NameFolding.Decoded(entry.Url ?? "?")))}");
            Describe(entry, snapshot, text, "  ");
        }
        text.AppendJoin(' ', snapshot.Routed.Select(entry => entry.Path).Order(StringComparer.Ordinal));
        return text.ToString();
    }

    static void Describe(ContentObject value, ContentSnapshot snapshot, StringBuilder text, string indent)
    {
        foreach (var field in value.Type.Fields)
        {
            text.Append($"{indent}{field.Name}: ");
            if (field.IsComputed) text.AppendLine(SnapshotUnderTest.Paths(snapshot.Relations.Referring(field, (Entry)value)));
            else Describe(value.Slots[field.Slot], snapshot, text, indent + "  ");
            if (field.IsUnique) text.AppendLine($"{indent}  found {snapshot.FindByUnique(field, $"{value.Slots[field.Slot]}")}");
        }
    }

    static void Describe(object? value, ContentSnapshot snapshot, StringBuilder text, string indent)
    {
        switch (value)
        {
            case object?[] items:
                text.AppendLine($"{items.Length} items");
                foreach (var item in items) Describe(item, snapshot, text.Append(indent), indent + "  ");
                break;
            case ContentObject embedded:
                text.AppendLine(embedded.Type.Name);
                Describe(embedded, snapshot, text, indent);
                break;
            default:
                text.AppendLine(value switch
                {
                    null => "null",
                    PreparedValue prepared => Encoding.UTF8.GetString(prepared.Utf8Json.Span),
                    Reference reference => $"-> {snapshot.Resolve(reference)}",
                    Link link => $"{link.Label} {snapshot.UrlOfLink(link)} -> {(link.Target is { } target ? snapshot.Resolve(target) : null)}",
                    AssetReference asset => $"-> {snapshot.FindAsset(asset)?.RepositoryPath}",
                    MarkdownText markdown => Encoding.UTF8.GetString(markdown.Html(snapshot.UrlOf).Utf8Json.Span),
                    _ => throw new ArgumentException($"{value}"),
                });
                break;
        }
    }
}
