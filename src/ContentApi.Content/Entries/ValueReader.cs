using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Entries;

/// <summary>
/// Reads a document's value as a field's shape. A value that does not fit is reported and read as <see cref="Refused"/>, so that reading goes on and finds
/// further faults.
/// </summary>
sealed class ValueReader(ObjectReader objects, DiagnosticBag diagnostics, MarkdownSettings markdown)
{
    /// <summary>The value of a slot whose value was reported. It is never part of an entry, because the report is an error.</summary>
    public static readonly object Refused = new();

    /// <param name="field">The field, for its name and constraint.</param>
    /// <param name="shape">The shape of the field, or of an item of its list.</param>
    /// <param name="value">The value. If it is null, so is the result, or an empty list: the caller checks whether the field is required.</param>
    public object? Read(ContentField field, ValueShape shape, DocumentValue value) => shape switch
    {
        ListShape list => ReadList(field, list, value),
        _ when value is ScalarValue { IsNull: true } => null,
        ScalarShape scalar => ReadScalar(field, scalar, value),
        EnumShape @enum => ReadEnum(field, @enum, value),
        EmbeddedShape embedded => ReadEmbedded(field, embedded, value),
        ReferenceShape reference => ReadReference(field, reference, value),
        MarkdownShape => ReadMarkdown(field, value),
        AssetShape => ReadAsset(field, value),
        _ => throw new ArgumentException($"The shape {shape} is not known.", nameof(shape)),
    };

    /// <summary>
    /// Reads a list. A single value is a list of one, as in GraphQL's input coercion (specification, 3.11) and in tools that read <c>tags:</c>. Null is an
    /// empty list.
    /// </summary>
    object ReadList(ContentField field, ListShape shape, DocumentValue value)
    {
        if (value is not ListValue list)
        {
            var single = Read(field, shape.Item, value);
            return ReferenceEquals(single, Refused) ? Refused : single is null ? Array.Empty<object?>() : new[] { single };
        }
        var items = new object?[list.Items.Count];
        var isRefused = false;
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i] = Read(field, shape.Item, list.Items[i]);
            if (item is null && shape.Item.IsRequired)
                items[i] = Refuse(list.Items[i].Position, $"Item {i + 1} of {Quote.Text(field.Name)} is empty.", "Remove the item, or give it a value.");
            isRefused |= ReferenceEquals(items[i], Refused);
        }
        return isRefused ? Refused : items;
    }

    object ReadScalar(ContentField field, ScalarShape shape, DocumentValue value)
    {
        if (shape.Scalar.Read(value) is not { } result)
            return Refuse(field, value, shape.Scalar.Expects,
                value is ListValue ? "Write one value, or declare the field as a list." : "Put a text that begins with '{' or holds ': ' in quotes.");
        if (result.Value is null) return Refuse(field, value, shape.Scalar.Expects, result.Hint);
        if (field.Constraint is { } constraint)
        {
            CheckConstraint(field, value.Position, result.Value.Value switch
            {
                string text => ConstraintCheck.OfText(constraint, text),
                int number => ConstraintCheck.OfNumber(constraint, number),
                double number => ConstraintCheck.OfNumber(constraint, number),
                _ => null,
            });
        }
        return result.Value;
    }

    void CheckConstraint(ContentField field, TextPosition position, string? broken)
    {
        if (broken is not null) diagnostics.Report(DiagnosticRules.ConstraintBroken, position, $"{Quote.Text(field.Name)} {broken}.");
    }

    /// <summary>
    /// Reads a value of an enum, written by its name, or by that name in lower case, with hyphens or underscores: <c>in-progress</c> for <c>IN_PROGRESS</c>.
    /// </summary>
    object ReadEnum(ContentField field, EnumShape shape, DocumentValue value)
    {
        var text = (value as ScalarValue)?.Text.Trim() ?? "";
        if (text.Length == 0) return Refuse(field, value, $"one of {Quote.AnyOf(shape.Values)}", null);
        if (shape.Values.Contains(text)) return PreparedValue.FromString(text);
        if (shape.Values.Where(name => IsLowerCaseOf(name, text)).ToArray() is [var only]) return PreparedValue.FromString(only);
        diagnostics.Report(DiagnosticRules.UnknownEnumValue, value.Position,
            $"{Quote.Text(field.Name)} takes a value of {shape.Name}, not {objects.Found(value)}.",
            DidYouMean.Suggest(text, shape.Values) is [var near, ..] ? $"Did you mean {Quote.Text(near)}?" : $"Write {Quote.AnyOf(shape.Values)}.");
        return Refused;
    }

    static bool IsLowerCaseOf(string name, string text)
    {
        if (name.Length != text.Length) return false;
        for (var i = 0; i < name.Length; i++)
            if (text[i] != char.ToLowerInvariant(name[i]) && !(name[i] == '_' && text[i] == '-')) return false;
        return true;
    }

    object ReadEmbedded(ContentField field, EmbeddedShape shape, DocumentValue value)
    {
        if (shape.Types is [var only] && shape.TypeName == only.Name)
            return value is MappingValue own ? objects.ReadEmbedded(only, own)
                : Refuse(field, value, $"a mapping with the fields of {only.Name}",
                    $"Write the fields below the key, indented: {Quote.AnyOf(FieldNames(only))}.");

        var keys = shape.Types.Select(TypeNames.KeyOf).ToArray();
        if (NamedBeside(shape, value) is { } beside)
        {
            if (TypeNames.Find(shape.Types, beside.Value.ToString()!) is { } named) return objects.ReadEmbedded(named, (MappingValue)value, beside.Key);
            return Refuse(beside.Value.Position,
                $"{Quote.Text(beside.Key)} names the type of {Quote.Text(field.Name)}: {Quote.AnyOf(keys)}, not {objects.Found(beside.Value)}.",
                DidYouMean.Suggest(beside.Value.ToString()!, keys) is [var close, ..] ? $"Did you mean {Quote.Text(close)}?" : null);
        }
        var expected = $"a mapping with one key that names its type, {Quote.AnyOf(keys)}";
        if (value is not MappingValue { Entries: [var entry] } || TypeNames.Find(shape.Types, entry.Key) is not { } type)
        {
            var nearest = value is MappingValue { Entries: [var wrong] } ? DidYouMean.Suggest(wrong.Key, keys) : [];
            return Refuse(field, value, expected, nearest is [var near, ..] ? $"Did you mean {Quote.Text(near)}?"
                : $"Write '{keys[0]}:', and its fields below it, indented.");
        }
        return entry.Value switch
        {
            MappingValue fields => objects.ReadEmbedded(type, fields),
            // The name of a type without required fields is a complete object.
            ScalarValue { IsNull: true } => objects.ReadEmbedded(type, new MappingValue(entry.KeyPosition, [])),
            _ => Refuse(field, entry.Value, $"a mapping with the fields of {type.Name}", "Write the fields below the type's name, indented."),
        };
    }

    /// <summary>Returns the key among an object's fields that names its type; null if there is none, or if the single key of the object names it.</summary>
    static MappingEntry? NamedBeside(EmbeddedShape shape, DocumentValue value)
    {
        if (value is not MappingValue mapping || (mapping.Entries is [var only] && TypeNames.Find(shape.Types, only.Key) is not null)) return null;
        MappingEntry? first = null;
        foreach (var key in TypeNames.Keys)
        {
            if (mapping.Find(key) is not { Value: ScalarValue { IsNull: false } name } entry) continue;
            if (TypeNames.Find(shape.Types, name.Text) is not null) return entry;
            first ??= entry;
        }
        return first;
    }

    static string[] FieldNames(ContentType type) => [.. type.Fields.Where(field => !field.IsComputed).Select(field => field.Keys[0])];

    object? ReadReference(ContentField field, ReferenceShape shape, DocumentValue value)
    {
        var types = shape.Types;
        if (value is MappingValue mapping)
        {
            if (mapping.Entries is not [var entry] || TypeNames.Find(types, entry.Key) is not { } type)
                return Refuse(field, value, $"a reference to {NameOf(shape)}",
                    types.Count == 1 ? "Write the target's slug or path as text."
                        : $"Write the target's path, or one key that names its type: {Quote.AnyOf([.. types.Select(TypeNames.KeyOf)])}.");
            (value, types) = (entry.Value, [type]);
        }
        if (value is not ScalarValue scalar)
            return Refuse(field, value, $"a reference to {NameOf(shape)}", value is ListValue ? "Write one reference, or declare the field as a list." : null);
        var text = scalar.Text.Trim();
        return scalar.IsNull || text.Length == 0 ? null : new Reference(text, types, value.Position);
    }

    static string NameOf(ReferenceShape shape) => shape.Types.Count == 1 ? shape.Types[0].Name : shape.TypeName;

    object ReadMarkdown(ContentField field, DocumentValue value)
    {
        if (value is not ScalarValue scalar) return Refuse(field, value, "Markdown text", "Put the text below '|', indented, or in quotes.");
        if (field.Constraint is { } constraint) CheckConstraint(field, value.Position, ConstraintCheck.OfText(constraint, scalar.Text));
        return new MarkdownText(scalar.Text, diagnostics.Path, scalar.TextPosition, scalar.Indent, scalar.IsVerbatim, markdown);
    }

    object? ReadAsset(ContentField field, DocumentValue value)
    {
        const string hint = "Write its path from this file's folder, or from the content folder with a slash in front.";
        if (value is not ScalarValue scalar) return Refuse(field, value, "the path of a file", hint);
        var text = scalar.Text.Trim();
        if (text.Length == 0) return null;
        if (text.Contains("://", StringComparison.Ordinal))
            return Refuse(field, value, "the path of a file of this repository", "To link to files elsewhere, declare the field as URL.");
        return AssetPath.Resolve(text, diagnostics.Path) is { } path ? new AssetReference(path, value.Position)
            : Refuse(field, value, "the path of a file inside the content folder", hint);
    }

    object Refuse(ContentField field, DocumentValue value, string expected, string? hint) =>
        Refuse(value.Position, $"{Quote.Text(field.Name)} takes {expected}, not {objects.Found(value)}.", hint);

    object Refuse(TextPosition position, string message, string? hint)
    {
        diagnostics.Report(DiagnosticRules.WrongType, position, message, hint);
        return Refused;
    }
}
