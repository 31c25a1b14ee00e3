using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Entries;

/// <summary>Reads the mappings of one document as objects of the model: finds the key of each field, and reports keys without a field.</summary>
sealed class ObjectReader
{
    readonly Document document;
    readonly DiagnosticBag diagnostics;
    readonly ValueReader values;

    public ObjectReader(Document document, DiagnosticBag diagnostics, MarkdownSettings markdown)
    {
        this.document = document;
        this.diagnostics = diagnostics;
        values = new(this, diagnostics, markdown);
    }

    /// <summary>Reads the document's root. The path's captures fill fields that have no value, and the body fills its field.</summary>
    public object?[] ReadEntry(ContentType type, IReadOnlyList<string> captures)
    {
        var body = BodyValue();
        if (body is not null && !type.Fields.Any(field => field.IsBody))
            diagnostics.Report(DiagnosticRules.BodyWithoutField, body.Position,
                $"{type.Name} has no field for the text after the front matter; it is not served.",
                "Move the text to a key of the front matter, or declare a field with @body.");
        return ReadFields(type, document.Root, (field, given) =>
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
    /// <param name="typeKey">The key of the mapping that names the type, which may fill a field as well; null if there is none.</param>
    public ContentObject ReadEmbedded(ContentType type, MappingValue mapping, string? typeKey = null) =>
        new(type, ReadFields(type, mapping, (_, given) => given, typeKey));

    /// <summary>Describes a value for a message: a text in quotes, or "a list".</summary>
    public string Found(DocumentValue value) => value switch
    {
        ListValue { Items.Count: 0 } => "an empty list",
        ListValue => "a list",
        MappingValue { Entries.Count: 0 } => "an empty mapping",
        MappingValue => "a mapping",
        _ when ReferenceEquals(value, captured) => $"{Quote.Text(value.ToString()!)} from the file's path",
        _ => Quote.Text(value.ToString()!),
    };

    DocumentValue? captured;

    /// <summary>Returns the capture for a field, which is a text even if it reads <c>null</c>; null if there is none.</summary>
    DocumentValue? Captured(ContentType type, ContentField field, IReadOnlyList<string> captures)
    {
        for (var i = 0; type.Path is { } path && i < captures.Count; i++)
            if (path.Captures[i] == field.Name) return captured = new ScalarValue(TextPosition.Start, captures[i], ScalarStyle.Quoted) { IsVerbatim = false };
        return null;
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
    /// <param name="complete">Returns the value of a field, from the one in the mapping, which is null if there is none.</param>
    /// <param name="typeKey">See <see cref="ReadEmbedded"/>.</param>
    object?[] ReadFields(ContentType type, MappingValue mapping, Func<ContentField, DocumentValue?, DocumentValue?> complete, string? typeKey = null)
    {
        var isKnown = new bool[mapping.Entries.Count];
        for (var i = 0; typeKey is not null && i < isKnown.Length; i++) isKnown[i] = mapping.Entries[i].Key == typeKey;
        var slots = new object?[type.Fields.Count];
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
            var given = entry?.Value is ScalarValue { IsNull: true } ? null : entry?.Value;
            var value = complete(field, given);
            slots[field.Slot] = value is not null ? values.Read(field, field.Shape, value) : null;
            if (field.Tree is { } tree && value is not null && slots[field.Slot] is object?[] items) CapDepth(tree, items, value, 1);
            if (slots[field.Slot] is null) slots[field.Slot] = Missing(type, field, entry, mapping);
            CheckCount(field, entry, mapping, slots[field.Slot]);
        }
        WarnOfUnknownKeys(type, mapping, isKnown);
        return slots;
    }

    MappingEntry? FindEntry(MappingValue mapping, ContentField field, bool[] isKnown)
    {
        MappingEntry? found = null;
        foreach (var key in field.Keys)
        {
            for (var i = 0; i < isKnown.Length; i++)
            {
                if (mapping.Entries[i].Key != key) continue;
                isKnown[i] = true;
                if (found is null) found = mapping.Entries[i];
                else
                    diagnostics.Report(DiagnosticRules.FieldGivenTwice, mapping.Entries[i].KeyPosition,
                        $"{Quote.Text(key)} and {Quote.Text(found.Key)} both mean the field {Quote.Text(field.Name)}; {Quote.Text(found.Key)} counts.",
                        "Keep one of the two.");
                break;
            }
        }
        return found;
    }

    /// <summary>
    /// Returns the value of a field for which there is none. An absent list is empty, whether required or not: only a required scalar, object or reference can
    /// be missing. A file always has a body, so that a required body may be blank.
    /// </summary>
    object? Missing(ContentType type, ContentField field, MappingEntry? entry, MappingValue mapping)
    {
        if (field.Shape is ListShape) return Array.Empty<object?>();
        if (!field.Shape.IsRequired) return null;
        if (field.IsBody && document.Body is { } blank)
            return values.Read(field, field.Shape, new ScalarValue(document.BodyPosition, blank, ScalarStyle.Quoted));
        var key = field.Keys[0];
        if (entry is not null)
        {
            diagnostics.Report(DiagnosticRules.RequiredFieldMissing, entry.KeyPosition,
                $"The required field {Quote.Text(field.Name)} of {type.Name} has no value.", $"Write a value after '{entry.Key}:'.");
        }
        else
        {
            var others = field.Keys.Count > 1 ? $" (nor {Quote.AnyOf([.. field.Keys.Skip(1)])})" : "";
            diagnostics.Report(DiagnosticRules.RequiredFieldMissing, mapping.Position,
                $"The required field {Quote.Text(field.Name)} of {type.Name} is missing: there is no key {Quote.Text(key)}{others}.",
                $"Add '{key}:' with a value{(document.Body is not null && ReferenceEquals(mapping, document.Root) ? " to the front matter" : "")}.");
        }
        return ValueReader.Refused;
    }

    /// <summary>Removes items that are deeper than the tree's levels, and reports them. The recursion is as deep as the levels.</summary>
    void CapDepth(ContentTree tree, object?[] items, DocumentValue value, int level)
    {
        var written = value is ListValue list ? list.Items : [value];
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is not ContentObject item || item.Slots[tree.Children.Slot] is not object?[] { Length: > 0 } children) continue;
            var below = written[i] is MappingValue mapping ? tree.Children.Keys.Select(mapping.Find).FirstOrDefault(entry => entry is not null)?.Value : null;
            if (level < tree.MaxDepth)
            {
                CapDepth(tree, children, below ?? written[i], level + 1);
                continue;
            }
            diagnostics.Report(DiagnosticRules.TreeTooDeep, (below ?? written[i]).Position,
                $"The tree has at most {tree.MaxDepth} levels; the items below this one are not served.",
                "Make the tree flatter, or raise maxDepth of @tree in the content model.");
            item.Slots[tree.Children.Slot] = Array.Empty<object?>();
        }
    }

    /// <summary>Checks the number of a list's items. An optional list without a key is not checked.</summary>
    void CheckCount(ContentField field, MappingEntry? entry, MappingValue mapping, object? value)
    {
        if (field.Constraint is not { } constraint || value is not object?[] items || (entry is null && !field.Shape.IsRequired)) return;
        if (ConstraintCheck.OfCount(constraint, items.Length) is { } broken)
            diagnostics.Report(DiagnosticRules.ConstraintBroken, entry?.KeyPosition ?? mapping.Position, $"{Quote.Text(field.Name)} {broken}.");
    }

    void WarnOfUnknownKeys(ContentType type, MappingValue mapping, bool[] isKnown)
    {
        for (var i = 0; i < isKnown.Length; i++)
        {
            if (isKnown[i]) continue;
            if (!diagnostics.TakesWarnings) return;
            var entry = mapping.Entries[i];
            // The aliases of an entry are not a field.
            if (entry.Key == Vocabulary.AliasesKey && type.Url is not null && ReferenceEquals(mapping, document.Root)) continue;
            var near = DidYouMean.Suggest(entry.Key, type.Fields.Where(field => !field.IsComputed).Select(field => field.Keys[0]));
            diagnostics.Report(DiagnosticRules.UnknownKey, entry.KeyPosition, $"{type.Name} has no field {Quote.Text(entry.Key)}; the value is not served.",
                near.Count > 0 ? $"Did you mean {Quote.Text(near[0])}?" : "Remove the key, or declare a field for it in the content model.");
        }
    }
}
