using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Entries;

/// <summary>Reads the mappings of one document as objects of the model: finds the key of each field, and reports keys without a field.</summary>
sealed class ObjectReader
{
    const string TitleName = "title";

    /// <summary>The most items with which the name of an unknown parent is compared.</summary>
    const int MaxIdsCompared = 1_000;

    readonly Document document;
    readonly DiagnosticBag diagnostics;
    readonly ValueReader values;

    /// <summary>The text after the front matter; null if it is blank.</summary>
    ScalarValue? body;

    public ObjectReader(Document document, DiagnosticBag diagnostics, MarkdownSettings markdown)
    {
        this.document = document;
        this.diagnostics = diagnostics;
        values = new(this, diagnostics, markdown);
    }

    /// <summary>Reads the document's root. The path's captures fill fields that have no value, and the body fills its field.</summary>
    /// <returns>The values; null if a value is wrong or missing that a place which must not be null needs: the entry is left out.</returns>
    public object?[]? ReadEntry(ContentType type, IReadOnlyList<string> captures, EntryPlace place)
    {
        body = BodyValue();
        if (body is not null && !type.Fields.Any(field => field.IsBody))
            diagnostics.Report(DiagnosticRules.BodyWithoutField, body.Position,
                $"{type.Name} has no field for the text after the front matter; it is not served.",
                "Move the text to a key of the front matter, or declare a field with @body.");
        return ReadFields(type, document.Root, Loss.OfEntry(place), (field, given) =>
        {
            if (!field.IsBody) return given ?? Captured(type, field, captures);
            if (body is not null && given is not null)
                diagnostics.Report(DiagnosticRules.FieldGivenTwice, given.Position,
                    $"{Quote.Text(field.Name)} is the text after the front matter; this value is not served.", "Remove the key.");
            return body ?? given;
        });
    }

    /// <param name="type">The type of the object.</param>
    /// <param name="mapping">The object's keys and values.</param>
    /// <param name="loss">What it costs if the object cannot be read.</param>
    /// <param name="typeKey">The key of the mapping that names the type, which may fill a field as well; null if there is none.</param>
    /// <returns>A <see cref="ContentObject"/>, or <see cref="ValueReader.Refused"/> if a required field has no value.</returns>
    public object ReadEmbedded(ContentType type, MappingValue mapping, Loss loss, string? typeKey = null) =>
        ReadFields(type, mapping, loss, (_, given) => given, typeKey) is { } slots ? new ContentObject(type, slots) : ValueReader.Refused;

    /// <summary>Describes a value for a message: a text in quotes, or "a list".</summary>
    public string Found(DocumentValue value) => value switch
    {
        ListValue { Items.Count: 0 } => "an empty list",
        ListValue => "a list",
        MappingValue { Entries.Count: 0 } => "an empty mapping",
        MappingValue => "a mapping",
        _ when ReferenceEquals(value, captured.Value) => $"{Quote.Text(value.ToString()!)} from the file's {(captured.IsInName ? "name" : "path")}",
        _ => Quote.Text(value.ToString()!),
    };

    /// <summary>The syntax of a text: that of the file for its body, Markdown for a value of the front matter.</summary>
    public BodySyntax SyntaxOf(DocumentValue text) => ReferenceEquals(text, body) ? document.BodySyntax : BodySyntax.Markdown;

    /// <summary>The value that the path gave to a field, and whether the name of the file holds it, not a folder.</summary>
    (DocumentValue? Value, bool IsInName) captured;

    /// <summary>Returns a hint for a wrong value that comes from the file's path, in which the author does not find it; null for any other value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="fitting">A text that would be right; null if none is known.</param>
    public string? OriginHint(DocumentValue value, string? fitting = null)
    {
        if (!ReferenceEquals(value, captured.Value)) return null;
        var example = fitting is null ? "" : $", for example so that it gives {Quote.Text(fitting)}";
        return captured.IsInName ? $"The value comes from the file's name: rename the file{example}."
            : $"The value comes from the file's path: rename the folder{example}.";
    }

    /// <summary>Returns the capture for a field, which is a text even if it reads <c>null</c>; null if there is none.</summary>
    DocumentValue? Captured(ContentType type, ContentField field, IReadOnlyList<string> captures)
    {
        for (var i = 0; type.Path is { } path && i < captures.Count; i++)
        {
            if (path.Captures[i] != field.Name || captures[i].Length == 0) continue;
            captured = (new ScalarValue(TextPosition.Start, captures[i], ScalarStyle.Quoted) { IsVerbatim = false },
                NameHolds(path.Text, field.Name));
            return captured.Value;
        }
        return null;
    }

    /// <summary>Whether the last segment of a path template captures a field: <c>{slug}</c>, or with a form <c>{date:yyyy}</c>.</summary>
    static bool NameHolds(string template, string field)
    {
        var name = ContentPath.NameOf(template);
        return name.Contains($"{{{field}}}", StringComparison.Ordinal) || name.Contains($"{{{field}:", StringComparison.Ordinal);
    }

    /// <summary>
    /// Returns the body; null if it is blank. The position of the value is that of its first character other than white space, and its text's position is that
    /// of the body.
    /// </summary>
    ScalarValue? BodyValue()
    {
        if (document.Body is not { } text) return null;
        var blank = text.AsSpan().IndexOfAnyExcept(" \t\n");
        if (blank < 0) return null;
        var first = new LinePositions(text, document.BodyPosition.Line).At(blank);
        return new(first, text, ScalarStyle.Quoted) { TextPosition = document.BodyPosition };
    }

    /// <param name="type">The type of the object.</param>
    /// <param name="mapping">The object's keys and values.</param>
    /// <param name="loss">What it costs if the object cannot be read.</param>
    /// <param name="complete">Returns the value of a field, from the one in the mapping, which is null if there is none or an empty one.</param>
    /// <param name="typeKey">See <see cref="ReadEmbedded"/>.</param>
    /// <returns>The slots; null if a required field has no value. Reading goes on nevertheless, to find further faults.</returns>
    object?[]? ReadFields(
        ContentType type, MappingValue mapping, Loss loss, Func<ContentField, DocumentValue?, DocumentValue?> complete, string? typeKey = null)
    {
        var isKnown = new bool[mapping.Entries.Count];
        for (var i = 0; typeKey is not null && i < isKnown.Length; i++) isKnown[i] = mapping.Entries[i].Key == typeKey;
        var slots = new object?[type.Fields.Count];
        var isRefused = false;
        foreach (var field in type.Fields)
        {
            var entry = FindEntry(mapping, field, isKnown);
            if (field.IsComputed)
            {
                if (entry is not null)
                    diagnostics.Report(DiagnosticRules.ComputedFieldGiven, entry.KeyPosition,
                        $"{Quote.Text(field.Name)} is computed from other files' references; this value is not served.", "Remove the key.");
                continue;
            }
            var given = entry is null || ValueReader.IsEmpty(field.Shape, entry.Value) ? null : entry.Value;
            var fieldLoss = loss.At(field, field.Shape);
            var value = complete(field, given) ?? EmptyText(field, entry);
            slots[field.Slot] = value is null ? Missing(field, entry, mapping, fieldLoss) : values.Read(field, field.Shape, value, fieldLoss);
            if (slots[field.Slot] is object?[] items)
            {
                if (field.Tree is { Flat: not null } flat && value is not null) CheckFlat(flat, items, value);
                else if (field.Tree is { } tree && value is not null) CapDepth(tree, items, value, 1);
                slots[field.Slot] = CheckCount(field, entry?.KeyPosition ?? mapping.Position, isGiven: value is not null, items, fieldLoss);
            }
            isRefused |= ReferenceEquals(slots[field.Slot], ValueReader.Refused);
        }
        WarnOfUnknownKeys(type, mapping, isKnown);
        return isRefused ? null : slots;
    }

    /// <summary>
    /// Returns the empty text of a field that must not be null, if its type has an empty text. Nothing can be found by an empty <c>@unique</c> text or shown
    /// for an empty <c>title</c>, so for these fields of an entry an empty text is no value.
    /// </summary>
    static ScalarValue? EmptyText(ContentField field, MappingEntry? entry)
    {
        if (!field.Shape.IsRequired || entry?.Value is not ScalarValue { IsNull: false } text) return null;
        var namesEntry = field.DeclaringType.IsEntry && (field.IsUnique || field.Name == TitleName || field.Keys[0] == TitleName);
        return !namesEntry && field.Shape is MarkdownShape or ScalarShape { Scalar.HasEmptyText: true } ? text : null;
    }

    /// <summary>Finds the key that gives a field its value: the first with a value that is not empty, otherwise the first. Others are reported.</summary>
    MappingEntry? FindEntry(MappingValue mapping, ContentField field, bool[] isKnown)
    {
        MappingEntry? found = null;
        foreach (var key in field.Keys)
        {
            for (var i = 0; i < isKnown.Length; i++)
            {
                if (mapping.Entries[i].Key != key) continue;
                isKnown[i] = true;
                var isEmpty = ValueReader.IsEmpty(field.Shape, mapping.Entries[i].Value);
                if (found is null || (!isEmpty && ValueReader.IsEmpty(field.Shape, found.Value))) found = mapping.Entries[i];
                else if (!isEmpty)
                    diagnostics.Report(DiagnosticRules.FieldGivenTwice, mapping.Entries[i].KeyPosition,
                        $"{Quote.Text(key)} and {Quote.Text(found.Key)} both mean the field {Quote.Text(field.Name)}; {Quote.Text(found.Key)} counts.",
                        "Keep one of the two.");
                break;
            }
        }
        if (found is null && FieldKeys.FindIgnoringCase(mapping, field) is { } alike)
        {
            found = alike;
            for (var i = 0; i < isKnown.Length; i++) isKnown[i] |= ReferenceEquals(mapping.Entries[i], alike);
        }
        return found;
    }

    /// <summary>
    /// Returns the value of a field for which there is none. An absent list is empty, whether required or not: only a required scalar, object or reference can
    /// be missing. A file always has a body, so that a required body may be blank.
    /// </summary>
    object? Missing(ContentField field, MappingEntry? entry, MappingValue mapping, Loss loss)
    {
        if (field.Shape is ListShape) return Array.Empty<object?>();
        if (!field.Shape.IsRequired) return null;
        if (field.IsBody && document.Body is { } blank)
            return values.Read(field, field.Shape, new ScalarValue(document.BodyPosition, blank, ScalarStyle.Quoted), loss);
        var (type, key) = (field.DeclaringType, field.Keys[0]);
        if (entry is not null)
        {
            // The keys of CSV are on its first line; the value is missing from another.
            var isApart = entry.Value.Position.Line > entry.KeyPosition.Line && entry.Value is ScalarValue { Text: "" };
            diagnostics.Report(DiagnosticRules.RequiredFieldMissing, isApart ? entry.Value.Position : entry.KeyPosition,
                $"The required field {Quote.Text(field.Name)} of {type.Name} has no value{loss.Of(field)}.", $"Write a value after '{entry.Key}:'.",
                isPartial: !loss.IsOfEntry);
        }
        else
        {
            var others = field.Keys.Count > 1 ? $" (nor {Quote.AnyOf([.. field.Keys.Skip(1)])})" : "";
            diagnostics.Report(DiagnosticRules.RequiredFieldMissing, mapping.Position,
                $"The required field {Quote.Text(field.Name)} of {type.Name} is missing: there is no key {Quote.Text(key)}{others}{loss.Of(field)}.",
                $"Add '{key}:' with a value{(document.Body is not null && ReferenceEquals(mapping, document.Root) ? " to the front matter" : "")}.",
                isPartial: !loss.IsOfEntry);
        }
        return ValueReader.Refused;
    }

    /// <summary>Removes items that are deeper than the tree's levels, and reports them. The recursion is as deep as the levels.</summary>
    void CapDepth(ContentTree tree, object?[] items, DocumentValue value, int level)
    {
        var written = ValueReader.ItemsOf(value);
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is not ContentObject item || item.Slots[tree.Children!.Slot] is not object?[] { Length: > 0 } children) continue;
            // The place of the list is known well enough where the key of a type is read for that of the items.
            var own = i < written.Count ? written[i] : value;
            var below = Below(tree.Children, own) ?? own;
            if (level < tree.MaxDepth)
            {
                CapDepth(tree, children, below, level + 1);
                continue;
            }
            diagnostics.Report(DiagnosticRules.TreeTooDeep, below.Position,
                $"The tree has at most {tree.MaxDepth} levels; the items below this one are not served.",
                "Make the tree flatter, or raise maxDepth of @tree in the content model.");
            item.Slots[tree.Children.Slot] = Array.Empty<object?>();
        }
    }

    /// <summary>Reports the items of a flat tree whose place in it is not clear, or that are deeper than its levels.</summary>
    void CheckFlat(ContentTree tree, object?[] items, DocumentValue value)
    {
        var (ids, parent) = tree.Flat!.Value;
        var idNames = string.Join(" or ", ids.Select(field => field.Name));
        var written = ValueReader.ItemsOf(value);
        DocumentValue At(int item, ContentField field) => item < written.Count ? Below(field, written[item]) ?? written[item] : value;
        var arranged = FlatTree.Of(tree, items, (item, fault) =>
        {
            if (!diagnostics.TakesWarnings) return;
            var at = At(item, fault == FlatTreeFault.IdTaken ? FlatTree.IdFieldOf(tree, items[item])! : parent);
            var (rule, message, hint) = fault switch
            {
                FlatTreeFault.IdTaken => (DiagnosticRules.TreeIdTaken,
                    $"Another item has the {idNames} {Found(at)} as well; items below it belong to the first.",
                    "Give each item its own."),
                FlatTreeFault.ParentUnknown => (DiagnosticRules.TreeParentUnknown,
                    $"No item has the {idNames} {Found(at)}; the item is served on the first level.",
                    NearNames.Find(at.ToString()!, Ids()) is { } near ? $"Did you mean {Quote.Text(near)}?"
                        : $"Write the {idNames} of another item."),
                _ => (DiagnosticRules.TreeCircle, $"The item is below itself: its {parent.Name} {Found(at)} leads back to it. It is served on the first level.",
                    "Give one item of the circle another parent, or none."),
            };
            diagnostics.Report(rule, at.Position, message, hint);
        });
        for (var i = 0; i < items.Length; i++)
        {
            if (arranged.LevelOf(i) != tree.MaxDepth || !diagnostics.TakesWarnings) continue;
            diagnostics.Report(DiagnosticRules.TreeTooDeep, At(i, parent).Position,
                $"The tree has at most {tree.MaxDepth} levels; this item and those below it are not served in it.",
                "Make the tree flatter, or raise maxDepth of @tree in the content model.");
        }

        IEnumerable<string> Ids() => items.Take(MaxIdsCompared).Select(item => FlatTree.IdOf(tree, item)).OfType<string>();
    }

    /// <summary>Finds the value of a field in an item, which may be a mapping of its fields below the name of its type.</summary>
    static DocumentValue? Below(ContentField field, DocumentValue item) => item is not MappingValue mapping ? null
        : FieldKeys.Find(mapping, field)?.Value ?? (mapping.Entries is [var named] ? Below(field, named.Value) : null);

    /// <summary>Checks the number of a list's items. An optional list that is not given is not checked.</summary>
    object? CheckCount(ContentField field, TextPosition position, bool isGiven, object?[] items, Loss loss)
    {
        if (field.Constraint is not { } constraint || !(isGiven || field.Shape.IsRequired)) return items;
        if (ConstraintCheck.OfCount(constraint, items.Length) is not { } broken) return items;
        return ValueReader.NullOrRefused(field.Shape, values.RefuseBroken(field, position, broken, loss));
    }

    void WarnOfUnknownKeys(ContentType type, MappingValue mapping, bool[] isKnown)
    {
        // The aliases of an entry are not a field.
        var takesAliases = type.Url is not null && ReferenceEquals(mapping, document.Root);
        HashSet<string>? given = null;
        for (var i = 0; i < isKnown.Length; i++)
        {
            if (isKnown[i]) continue;
            if (!diagnostics.TakesWarnings) return;
            var entry = mapping.Entries[i];
            if (takesAliases && entry.Key == Vocabulary.AliasesKey) continue;
            given ??= mapping.Entries.Select(other => other.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
            diagnostics.Report(DiagnosticRules.UnknownKey, entry.KeyPosition, $"{type.Name} has no field {Quote.Text(entry.Key)}; the value is not served.",
                KeyHints.Nearest(type, entry, given) is { } near ? $"Did you mean {Quote.Text(near)}?"
                    : "Remove the key, or declare a field for it in the content model.");
        }
    }
}
