using System.Globalization;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>
/// Reads each item of a file as an entry: the mappings of a list, or the records of a map, whose keys fill the field of <see cref="FileItems.Key"/>. A faulty
/// item is reported and left out; the others are read.
/// </summary>
sealed class ItemReader(ContentType type, Document document)
{
    readonly DiagnosticBag diagnostics = new(document.Path);
    readonly string prefix = ItemKey.PrefixOf(document.Path, type.Items!.Place);

    // The field that identifies an item; null if the type names none.
    readonly ContentField? keyField = type.Items!.Key is null ? null : type.KeyField;

    readonly ItemFingerprints fingerprints = new();

    /// <param name="part">The part of the file; its type has <see cref="ContentType.Items"/>.</param>
    /// <param name="number">The number of the part.</param>
    /// <param name="document">The parsed file.</param>
    /// <param name="earlier">See <see cref="FileContent.Read"/>.</param>
    /// <param name="isOnly">Whether the file is no entry itself, so that it should have items.</param>
    /// <returns>The entries that have a name of their own, in the order of the file; and the faults.</returns>
    public static (IReadOnlyList<ReadEntry> Entries, IReadOnlyList<Diagnostic> Diagnostics) Read(
        FilePart part, int number, Document document, Func<string, ReadEntry?> earlier, bool isOnly) =>
        new ItemReader(part.Type, document).Read(part.Captures, number, earlier, isOnly);

    /// <summary>Returns the mapping from which an item was read, for the positions of its values; null if the item is no mapping.</summary>
    /// <param name="type">A type with <see cref="ContentType.Items"/>.</param>
    /// <param name="document">The parsed file.</param>
    /// <param name="position">The <see cref="EntryPlace.Item"/>.</param>
    public static MappingValue? MappingAt(ContentType type, Document document, int position)
    {
        var reader = new ItemReader(type, document);
        return type.Items!.Place.Find(document.Value, out _) switch
        {
            ListValue list when position < list.Items.Count => reader.ItemOf(list.Items[position], position),
            MappingValue map when position < map.Entries.Count => reader.RecordOf(map.Entries[position]),
            _ => null,
        };
    }

    (IReadOnlyList<ReadEntry>, IReadOnlyList<Diagnostic>) Read(
        IReadOnlyList<string> captures, int part, Func<string, ReadEntry?> earlier, bool isOnly)
    {
        if (isOnly) WarnOfBody();
        var entries = new List<ReadEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (position, name, item) in Items(isOnly))
        {
            if (item is null) continue;
            var key = keyField is null ? name : TextOfKey(item);
            var (path, place) = (ItemKey.PathOf(prefix, key ?? ""), new EntryPlace(document.Path, part, position));
            var content = fingerprints.Of(item);
            var read = Reused(earlier(path), place, content, item) ?? ReadItem(item, captures, path, place, content);
            if (key is not null && lines.TryAdd(path, item.Position.Line)) entries.Add(read);
            else if (key is not null)
            {
                diagnostics.Report(DiagnosticRules.ItemKeyTaken, item.Position,
                    $"The {keyField!.Name} {Quote.Text(key)} of this item, on line {item.Position.Line}, is already that of the item on line {lines[path]}, "
                        + "so this item is left out.",
                    $"Give one of the two another {keyField.Name}.");
            }
            else if (read.Entry is not null)
            {
                diagnostics.Report(DiagnosticRules.RequiredFieldMissing, item.Position,
                    $"The item has no {keyField!.Name}, which identifies the items of this file, so it is left out.",
                        $"Add '{keyField.Keys[0]}:' with a value.");
            }
        }
        return (entries, diagnostics.Diagnostics);
    }

    /// <summary>Returns an item that was read from another version of the file, if it has not changed but for its place; otherwise null.</summary>
    ReadEntry? Reused(ReadEntry? known, EntryPlace place, UInt128 content, MappingValue item)
    {
        if (known?.Reading is not { } reading || known.Type != type || reading.Content != content) return null;
        // With as many faults before it as are kept, nothing that was left out would be kept now.
        if ((reading.LacksErrors && diagnostics.TakesErrors) || (reading.LacksWarnings && diagnostics.TakesWarnings)) return null;
        foreach (var fault in reading.Diagnostics) diagnostics.Add(fault.Down(item.Position.Line - 1));
        return known.Place == place ? known with { Start = item.Position }
            : known with { Start = item.Position, Place = place, Entry = known.Entry?.At(place) };
    }

    ReadEntry ReadItem(MappingValue item, IReadOnlyList<string> captures, string path, EntryPlace place, UInt128 content)
    {
        var above = item.Position.Line - 1;
        var (entry, faults) = EntryReader.Read(
            type, new() { Path = document.Path, Value = item.Down(-above) }, captures, path, place, new(document.Path, ofFile: diagnostics));
        var kept = new List<Diagnostic>();
        foreach (var fault in faults)
        {
            if (fault.IsError ? diagnostics.TakesErrors : diagnostics.TakesWarnings) kept.Add(fault);
            diagnostics.Add(fault.Down(above));
        }
        return new(type, path, place, entry)
        {
            Start = item.Position,
            Reading = new(content, kept.Count == 0 ? [] : kept.ToArray(), !diagnostics.TakesErrors, !diagnostics.TakesWarnings),
        };
    }

    /// <summary>Returns the items with their positions and names: the index in a list, the key in a map. The mapping of a faulty item is null.</summary>
    IEnumerable<(int Position, string Name, MappingValue? Item)> Items(bool isOnly)
    {
        var place = type.Items!.Place;
        switch (place.Find(document.Value, out var lacking))
        {
            case ListValue list:
                if (keyField is null && list.Items.Count > 0) WarnOfPositions(list);
                foreach (var (i, value) in Bounded(list.Items, value => value.Position).Index())
                    yield return (i, i.ToString(CultureInfo.InvariantCulture), ItemOf(value, i));
                break;
            case MappingValue map:
                foreach (var (i, record) in Bounded(map.Entries, record => record.KeyPosition).Index()) yield return (i, record.Key, RecordOf(record));
                break;
            case ScalarValue { IsNull: true }:
                break;
            case ScalarValue text:
                diagnostics.Report(DiagnosticRules.ItemsNotAList, text.Position,
                    $"The items of {type.Name} are read at {Quote.Text(place.Text)}, where the text {Quote.Text(text.Text)} is neither a list nor a map.",
                    "Write each item below the key, as '- key: value'.");
                break;
            // An empty file has no items, wherever they would be.
            case null when isOnly && document.Value is not MappingValue { Entries.Count: 0 }:
                diagnostics.Report(DiagnosticRules.ItemsMissing, lacking.Inside.Position,
                    $"The items of {type.Name} are read at {Quote.Text(place.Text)}, but there is no "
                        + $"{(lacking.Inside is ListValue ? "item" : "key")} {Quote.Text(lacking.Token)} here.",
                    $"Write the items below it, or correct \"items\" of the @collection of {type.Name}.");
                break;
        }
    }

    /// <summary>Returns the items that are read, and reports the first that is not.</summary>
    IEnumerable<T> Bounded<T>(IReadOnlyList<T> items, Func<T, TextPosition> positionOf)
    {
        if (items.Count <= DocumentLimits.MaxItems) return items;
        diagnostics.Report(DiagnosticRules.DocumentTooComplex, positionOf(items[DocumentLimits.MaxItems]),
            $"The file has {items.Count} items; the first {DocumentLimits.MaxItems} are served.", "Divide it into several files.");
        return items.Take(DocumentLimits.MaxItems);
    }

    /// <summary>Returns the item of a list as a mapping. A text alone is the value of the field that identifies an item.</summary>
    MappingValue? ItemOf(DocumentValue value, int position)
    {
        if (value is MappingValue mapping) return mapping;
        if (ValueReader.IsEmpty(value))
        {
            ValueReader.ReportEmptyItem(diagnostics, null, position, value);
            return null;
        }
        if (keyField is not null && value is ScalarValue { IsNull: false }) return new(value.Position, [new(keyField.Keys[0], value.Position, value)]);
        diagnostics.Report(DiagnosticRules.ItemNotAMapping, value.Position, $"Item {position + 1} of the list is {What(value)}, not a mapping.",
            value is ScalarValue { IsNull: false }
                ? "Write it as 'key: value', or let \"key\" of the @collection name the field that a text alone fills." : "Write it as 'key: value'.");
        return null;
    }

    /// <summary>Returns a record of a map with its key as the value of the field that identifies it. A record without a value has its key alone.</summary>
    MappingValue? RecordOf(MappingEntry record)
    {
        if (record.Value is not MappingValue mapping)
        {
            if (record.Value is not ScalarValue { IsNull: true })
            {
                diagnostics.Report(DiagnosticRules.ItemNotAMapping, record.Value.Position,
                    $"The value of {Quote.Text(record.Key)} is {What(record.Value)}, not a mapping.",
                    "Write its fields below the key, indented, as 'key: value'.");
                return null;
            }
            mapping = new(record.KeyPosition, []);
        }
        if (keyField is null) return new(record.KeyPosition, mapping.Entries);
        bool IsKey(MappingEntry entry) => keyField.Keys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in mapping.Entries.Where(IsKey))
        {
            if (entry.Value is not ScalarValue { IsNull: true } && (entry.Value as ScalarValue)?.Text != record.Key)
                diagnostics.Report(DiagnosticRules.FieldGivenTwice, entry.KeyPosition,
                    $"The {keyField.Name} of this item is its key, {Quote.Text(record.Key)}; this value is not served.",
                    "Remove the key, or make the two equal.");
        }
        var key = new ScalarValue(record.KeyPosition, record.Key, ScalarStyle.Quoted) { IsVerbatim = false };
        return new(
            record.KeyPosition,
            [new(keyField.Keys[0], record.KeyPosition, key), .. mapping.Entries.Where(entry => !IsKey(entry))]);
    }

    /// <summary>Returns the text of the field that identifies an item of a list; null if it has none.</summary>
    string? TextOfKey(MappingValue item) =>
        FieldKeys.Find(item, keyField!)?.Value is ScalarValue { IsNull: false } scalar && !string.IsNullOrWhiteSpace(scalar.Text) ? scalar.Text : null;

    void WarnOfPositions(ListValue list)
    {
        var hint = type.KeyField is { } unique
            ? $"Let key: {Quote.Text(unique.Name)} of the @collection identify the items."
            : "Name the field that identifies an item with \"key\" of the @collection.";
        diagnostics.Report(DiagnosticRules.ItemIdsMove, list.Position,
            $"The ids of these items are their positions, such as {Quote.Path(ItemKey.PathOf(prefix, "0"))}; they move when an item is inserted or removed.",
            hint);
    }

    void WarnOfBody()
    {
        if (document.Body is not { } body || string.IsNullOrWhiteSpace(body)) return;
        diagnostics.Report(DiagnosticRules.BodyWithoutField, document.BodyPosition,
            $"The entries of this file are the items of its front matter; the text after it is not served.", "Move the text to another file.");
    }

    static string What(DocumentValue value) => value switch
    {
        ListValue => "a list",
        _ => $"the text {Quote.Text(value.ToString()!)}",
    };
}
