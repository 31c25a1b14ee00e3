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
/// An entry of a file that belongs to a content type, with flat lists of all its references, assets and links, so that a build can check them without
/// traversing the entry again.
/// </summary>
sealed class StoredEntry
{
    Dictionary<ContentField, TextPosition>? positions;

    /// <summary>The steps that the texts of the file might take before those of this entry, and those that these took.</summary>
    readonly long stepsAllowed, stepsTaken;

    /// <summary>The faults of the Markdown texts, with places from the first line of the entry.</summary>
    readonly IReadOnlyList<Diagnostic> textFaults = [];

    /// <param name="file">The file.</param>
    /// <param name="read">The entry as it was read.</param>
    /// <param name="allowance">The steps that the Markdown texts of the file may still take.</param>
    public StoredEntry(TreeFile file, ReadEntry read, MarkdownAllowance allowance)
    {
        (File, Read) = (file, read);
        (Type, Path) = (read.Type, read.Path);
        Entry = read.Entry;
        Stem = ItemKey.StemOf(Path, file.Path);
        UrlKey = UrlKeyOf(Entry);
        stepsAllowed = allowance.ExtraSteps;
        if (Entry is null) return;
        (References, Assets, Links, textFaults) = LayFlat(Entry, allowance);
        stepsTaken = stepsAllowed - allowance.ExtraSteps;
        RequiresOthers = References.Any(reference => reference.Loss is not null) || Assets.Any(asset => asset.Loss is not null);
    }

    public TreeFile File { get; private set; }

    /// <summary>The entry as it was read.</summary>
    public ReadEntry Read { get; private set; }

    public ContentType Type { get; }

    /// <summary>The <see cref="Entry.Path"/>, also of an entry with errors.</summary>
    public string Path { get; }

    public EntryPlace Place => Read.Place;

    /// <summary>The entry; null if it has an error that costs the whole of it.</summary>
    public Entry? Entry { get; private set; }

    /// <summary>The path without the extension of its file.</summary>
    public string Stem { get; }

    /// <summary>The last part of the stem: the name of the file without its extension, or the key of the item.</summary>
    public string Name => Place.IsItem ? ItemKey.KeyOf(Path) : ContentPath.NameOf(Stem);

    /// <summary>What the entry is to its author, for messages.</summary>
    public string What => Place.IsItem ? "item" : "file";

    /// <summary>The place in the file where the entry begins.</summary>
    public TextPosition Start => Read.Start;

    /// <summary>Returns the place in the file of a place in the entry, whose lines are counted from the first one of the entry.</summary>
    public TextPosition At(TextPosition inEntry) => inEntry.Down(Start.Line - 1);

    /// <summary>The faults of the Markdown texts.</summary>
    public IEnumerable<Diagnostic> TextFaults => textFaults.Select(fault => fault.Down(Start.Line - 1));

    /// <summary>The <see cref="RoutePath.AddressKey"/> of the entry's URL; null if it has none.</summary>
    public string? UrlKey { get; private set; }

    public IReadOnlyList<StoredReference> References { get; } = [];
    public IReadOnlyList<StoredAsset> Assets { get; } = [];
    public IReadOnlyList<ContentLink> Links { get; } = [];

    /// <summary>Whether the entry has a required reference or asset, so that it is not served, or not as it is, without another file.</summary>
    public bool RequiresOthers { get; }

    /// <summary>Whether an item is the same one, in another version of the file.</summary>
    public bool Is(ReadEntry read) => read.Reading is not null && ReferenceEquals(read.Reading, Read.Reading);

    /// <summary>Returns the item in another version of the file.</summary>
    /// <param name="file">That version.</param>
    /// <param name="read">The item in it, for which <see cref="Is"/> is true.</param>
    /// <param name="allowance">The steps that the Markdown texts of that version may still take.</param>
    /// <returns>Null if the texts might be read with another result, because the texts before them took more steps.</returns>
    public StoredEntry? In(TreeFile file, ReadEntry read, MarkdownAllowance allowance)
    {
        var isAlike = allowance.ExtraSteps == stepsAllowed
            || (allowance.ExtraSteps > stepsAllowed && Entry?.Leaves().OfType<MarkdownText>().Any(text => text.IsTooComplex) != true);
        if (!isAlike) return null;
        allowance.Take(stepsTaken);
        var next = (StoredEntry)MemberwiseClone();
        (next.File, next.Read, next.Entry, next.positions) = (file, read, read.Entry, null);
        return next;
    }

    static string? UrlKeyOf(Entry? entry) => entry?.Url is { } url ? RoutePath.AddressKey(url) : null;

    /// <summary>Returns the file with an entry that lacks some of the values in its place: see <see cref="StoredFile.IsReduced"/>.</summary>
    public StoredEntry With(Entry reduced)
    {
        var next = (StoredEntry)MemberwiseClone();
        (next.Entry, next.UrlKey) = (reduced, UrlKeyOf(reduced));
        return next;
    }

    /// <summary>The position of a field's value in the file; <see cref="Start"/> if it is not found.</summary>
    /// <param name="field">The field.</param>
    /// <param name="parse">Returns the mapping of the entry; null if the file can no longer be read.</param>
    public TextPosition PositionOf(ContentField field, Func<MappingValue?> parse)
    {
        if (positions?.TryGetValue(field, out var known) == true) return known;
        var found = parse() is { } root && FieldKeys.Find(root, field) is { } entry ? entry.Value.Position : Start;
        (positions ??= []).Add(field, found);
        return found;
    }

    // Uses an explicit stack instead of recursion: the author decides how deeply objects are nested.
    static (StoredReference[], StoredAsset[], ContentLink[], Diagnostic[]) LayFlat(Entry entry, MarkdownAllowance allowance)
    {
        var (references, assets, links, faults) = (new List<StoredReference>(), new List<StoredAsset>(), new List<ContentLink>(), new List<Diagnostic>());
        InspectTexts(entry, allowance);
        var pending = new Stack<(object? Value, ValueShape Shape, ContentField Field, bool InList, Loss Loss)>();
        void Push(ContentObject value, Loss loss)
        {
            foreach (var field in value.Type.Fields)
                if (!field.IsComputed) pending.Push((value.Slots[field.Slot], field.Shape, field, false, loss.At(field, field.Shape)));
        }

        Push(entry, Loss.OfEntry(entry.Place));
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
                case Link { Target: { } target }:
                    references.Add(new(target, field, null));
                    break;
                case AssetReference asset:
                    assets.Add(new(asset, field, ofTarget));
                    break;
                case MarkdownText markdown:
                    var inspection = markdown.Inspect(allowance);
                    links.AddRange(inspection.ContentLinks);
                    faults.AddRange(inspection.Diagnostics);
                    break;
            }
        }
        return ([.. references], [.. assets], [.. links], [.. faults]);
    }

    /// <summary>Inspects the Markdown texts in the order in which they get their ids. A text that is the only one has the ids that it has alone.</summary>
    static void InspectTexts(Entry entry, MarkdownAllowance allowance)
    {
        var texts = entry.Leaves().OfType<MarkdownText>().ToList();
        var page = texts.Count > 1 ? new PageIds() : null;
        foreach (var text in texts) text.Inspect(allowance, page, entry.Url);
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
