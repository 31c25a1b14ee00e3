using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// A file that belongs to a content type: its entry, and flat lists of all references, assets and links in it, so that a build can check them without
/// traversing the entry again.
/// </summary>
sealed class StoredEntry
{
    Dictionary<ContentField, TextPosition>? positions;

    public StoredEntry(TreeFile file, ContentType type, EntryResult result)
    {
        File = file;
        Type = type;
        Entry = result.Entry;
        Stem = ContentPath.WithoutExtension(file.Path);
        UrlKey = Entry?.Url is { } url ? RoutePath.KeyOf(url) : null;
        var diagnostics = new DiagnosticBag(file.Path);
        diagnostics.AddRange(result.Diagnostics);
        if (Entry is not null)
        {
            (References, Assets, Links) = LayFlat(Entry, diagnostics);
            RequiresOthers = References.Any(reference => reference.IsRequired) || Assets.Any(asset => asset.IsRequired);
        }
        Diagnostics = diagnostics.Diagnostics;
    }

    public TreeFile File { get; }
    public ContentType Type { get; }

    /// <summary>The entry; null if the file has errors.</summary>
    public Entry? Entry { get; }

    /// <summary>The path without its extension.</summary>
    public string Stem { get; }

    /// <summary>The <see cref="RoutePath.KeyOf"/> of the entry's URL; null if it has none.</summary>
    public string? UrlKey { get; }

    /// <summary>The diagnostics that do not depend on other files.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public IReadOnlyList<StoredReference> References { get; } = [];
    public IReadOnlyList<StoredAsset> Assets { get; } = [];
    public IReadOnlyList<ContentLink> Links { get; } = [];

    /// <summary>Whether the entry has a required reference or asset, so that it is not served without another file.</summary>
    public bool RequiresOthers { get; }

    /// <summary>The position of a field's value in the file; the beginning of the file if it is not found.</summary>
    /// <param name="field">The field.</param>
    /// <param name="parse">Returns the root of the file's document; null if the file can no longer be read.</param>
    public TextPosition PositionOf(ContentField field, Func<MappingValue?> parse)
    {
        if (positions?.TryGetValue(field, out var known) == true) return known;
        var root = parse();
        var found = field.Keys.Select(key => root?.Find(key)).FirstOrDefault(entry => entry is not null)?.Value.Position ?? TextPosition.Start;
        (positions ??= []).Add(field, found);
        return found;
    }

    // Uses an explicit stack instead of recursion: the author decides how deeply objects are nested.
    static (StoredReference[], StoredAsset[], ContentLink[]) LayFlat(Entry entry, DiagnosticBag diagnostics)
    {
        var (references, assets, links) = (new List<StoredReference>(), new List<StoredAsset>(), new List<ContentLink>());
        var allowance = new MarkdownAllowance();
        InspectTexts(entry, allowance);
        var pending = new Stack<(object? Value, ValueShape Shape, ContentField Field, bool InList)>();
        void Push(ContentObject value)
        {
            foreach (var field in value.Type.Fields)
                if (!field.IsComputed) pending.Push((value.Slots[field.Slot], field.Shape, field, false));
        }

        Push(entry);
        while (pending.TryPop(out var next))
        {
            var (value, shape, field, inList) = next;
            var isRequired = shape.IsRequired && !inList;
            switch (value)
            {
                case object?[] items:
                    foreach (var item in items) pending.Push((item, ((ListShape)shape).Item, field, true));
                    break;
                case ContentObject embedded:
                    Push(embedded);
                    break;
                case Reference reference:
                    references.Add(new(reference, field, isRequired));
                    break;
                case AssetReference asset:
                    assets.Add(new(asset, field, isRequired));
                    break;
                case MarkdownText markdown:
                    var inspection = markdown.Inspect(allowance);
                    links.AddRange(inspection.ContentLinks);
                    diagnostics.AddRange(inspection.Diagnostics);
                    break;
            }
        }
        return ([.. references], [.. assets], [.. links]);
    }

    /// <summary>Inspects the Markdown texts in the order in which they get their ids. A text that is the only one has the ids that it has alone.</summary>
    static void InspectTexts(Entry entry, MarkdownAllowance allowance)
    {
        var texts = entry.Leaves().OfType<MarkdownText>().ToList();
        var page = texts.Count > 1 ? new PageIds() : null;
        foreach (var text in texts) text.Inspect(allowance, page);
    }
}

/// <summary>A reference in an entry.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Field">The field of the entry, or of an object embedded in it.</param>
/// <param name="IsRequired">
/// Whether the entry cannot be served without a target: the field is non-null and not a list, from which an item would be dropped.
/// </param>
readonly record struct StoredReference(Reference Reference, ContentField Field, bool IsRequired);

/// <summary>An asset reference in an entry.</summary>
/// <param name="Asset">The asset reference.</param>
/// <param name="Field">The field of the entry, or of an object embedded in it.</param>
/// <param name="IsRequired">
/// Whether the entry cannot be served without the file: the field is non-null and not a list, from which an item would be dropped.
/// </param>
readonly record struct StoredAsset(AssetReference Asset, ContentField Field, bool IsRequired);
