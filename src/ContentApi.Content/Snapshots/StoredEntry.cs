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
    StoredEntry? whole;

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
            RequiresOthers = References.Any(reference => reference.Loss is not null) || Assets.Any(asset => asset.Loss is not null);
        }
        Diagnostics = diagnostics.Diagnostics;
    }

    public TreeFile File { get; }
    public ContentType Type { get; }

    /// <summary>The entry; null if the file has an error that costs the whole of it.</summary>
    public Entry? Entry { get; private set; }

    /// <summary>The path without its extension.</summary>
    public string Stem { get; }

    /// <summary>The <see cref="RoutePath.KeyOf"/> of the entry's URL; null if it has none.</summary>
    public string? UrlKey { get; }

    /// <summary>The diagnostics that do not depend on other files.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public IReadOnlyList<StoredReference> References { get; } = [];
    public IReadOnlyList<StoredAsset> Assets { get; } = [];
    public IReadOnlyList<ContentLink> Links { get; } = [];

    /// <summary>Whether the entry has a required reference or asset, so that it is not served, or not as it is, without another file.</summary>
    public bool RequiresOthers { get; }

    /// <summary>The file as it was read, of which <see cref="Entry"/> is a reduction; itself unless <see cref="IsReduced"/> is true.</summary>
    public StoredEntry Whole => whole ?? this;

    /// <summary>Whether the entry is served without objects whose required targets the commit lacks: see <see cref="EntryReduction"/>.</summary>
    public bool IsReduced => whole is not null;

    /// <summary>Returns the file with a reduction of its entry.</summary>
    public StoredEntry With(Entry reduced)
    {
        var next = (StoredEntry)MemberwiseClone();
        (next.Entry, next.whole) = (reduced, Whole);
        return next;
    }

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
        var pending = new Stack<(object? Value, ValueShape Shape, ContentField Field, bool InList, Loss Loss)>();
        void Push(ContentObject value, Loss loss)
        {
            foreach (var field in value.Type.Fields)
                if (!field.IsComputed) pending.Push((value.Slots[field.Slot], field.Shape, field, false, loss.At(field, field.Shape)));
        }

        Push(entry, Loss.OfFile);
        while (pending.TryPop(out var next))
        {
            var (value, shape, field, inList, loss) = next;
            Loss? ofTarget = shape.IsRequired && !inList ? loss : null;
            switch (value)
            {
                case object?[] items:
                    var itemShape = ((ListShape)shape).Item;
                    for (var i = 0; i < items.Length; i++) pending.Push((items[i], itemShape, field, true, loss.At(field, itemShape, i + 1)));
                    break;
                case ContentObject embedded:
                    Push(embedded, loss);
                    break;
                case Reference reference:
                    references.Add(new(reference, field, ofTarget));
                    break;
                case AssetReference asset:
                    assets.Add(new(asset, field, ofTarget));
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

/// <summary>A reference in an entry.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Field">The field of the entry, or of an object embedded in it.</param>
/// <param name="Loss">
/// What it costs if the reference has no target; null if it costs the reference alone, because the field may be null or is a list, from which the item is
/// dropped.
/// </param>
readonly record struct StoredReference(Reference Reference, ContentField Field, Loss? Loss);

/// <summary>An asset reference in an entry.</summary>
/// <param name="Asset">The asset reference.</param>
/// <param name="Field">The field of the entry, or of an object embedded in it.</param>
/// <param name="Loss">
/// What it costs if the file does not exist; null if it costs the asset alone, because the field may be null or is a list, from which the item is
/// dropped.
/// </param>
readonly record struct StoredAsset(AssetReference Asset, ContentField Field, Loss? Loss);
