using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>A file's entry with what it leads to, laid flat so that every build can check it against the other files without walking it again.</summary>
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

    /// <summary>Null where the file cannot be an entry.</summary>
    public Entry? Entry { get; }

    /// <summary>The path without its extension.</summary>
    public string Stem { get; }

    /// <summary>What the entry's URL is compared by, or null.</summary>
    public string? UrlKey { get; }

    /// <summary>What can be told without other files.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public IReadOnlyList<StoredReference> References { get; } = [];
    public IReadOnlyList<StoredAsset> Assets { get; } = [];
    public IReadOnlyList<ContentLink> Links { get; } = [];

    /// <summary>Whether the entry cannot be served without some other file.</summary>
    public bool RequiresOthers { get; }

    /// <param name="parse">The root of the entry's document; null where it cannot be read any more.</param>
    public TextPosition PositionOf(ContentField field, Func<MappingValue?> parse)
    {
        if (positions?.TryGetValue(field, out var known) == true) return known;
        var root = parse();
        var found = field.Keys.Select(key => root?.Find(key)).FirstOrDefault(entry => entry is not null)?.Value.Position ?? TextPosition.Start;
        (positions ??= []).Add(field, found);
        return found;
    }

    // With a stack of its own rather than by recursion: how deep objects stand inside each other is the author's doing.
    static (StoredReference[], StoredAsset[], ContentLink[]) LayFlat(Entry entry, DiagnosticBag diagnostics)
    {
        var (references, assets, links) = (new List<StoredReference>(), new List<StoredAsset>(), new List<ContentLink>());
        var allowance = new MarkdownAllowance();
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
}

/// <param name="Field">Of the entry, or of an object inside it.</param>
/// <param name="IsRequired">Without it the field could not be served: it is non-null, and not an item of a list, which would be dropped.</param>
readonly record struct StoredReference(Reference Reference, ContentField Field, bool IsRequired);

/// <inheritdoc cref="StoredReference"/>
readonly record struct StoredAsset(AssetReference Asset, ContentField Field, bool IsRequired);
