using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Entries;

/// <summary>
/// Reads a document's value as a field's shape. A value that does not fit is reported, and costs what <see cref="Loss"/> says. Reading goes on and finds
/// further faults.
/// </summary>
sealed class ValueReader(ObjectReader objects, DiagnosticBag diagnostics, MarkdownSettings markdown)
{
    /// <summary>Stands for a value that was reported where none may be null. It is never part of an entry, because it costs what contains it.</summary>
    public static readonly object Refused = new();

    /// <summary>
    /// Whether a value is null, a text of nothing but white space, or a reference whose mapping names a type and no target. Tools for editors write an empty
    /// text for a field that was cleared.
    /// </summary>
    /// <param name="shape">The shape that the value is read as.</param>
    /// <param name="value">The value.</param>
    public static bool IsEmpty(ValueShape shape, DocumentValue value) =>
        IsEmpty(value) || (shape is ReferenceShape or LinkShape && value is MappingValue { Entries: [var target] } && IsEmpty(target.Value));

    public static bool IsEmpty(DocumentValue value) => value is ScalarValue scalar && (scalar.IsNull || string.IsNullOrWhiteSpace(scalar.Text));

    /// <summary>
    /// Returns the items of a value that is read as a list, without empty ones. A single value is a list of one, as in GraphQL's input coercion (specification,
    /// 3.11) and in tools that read <c>tags:</c>.
    /// </summary>
    public static IReadOnlyList<DocumentValue> ItemsOf(DocumentValue value) =>
        value is ListValue list ? [.. list.Items.Where(item => !IsEmpty(item))] : [value];

    /// <param name="field">The field, for its name and constraint.</param>
    /// <param name="shape">The shape of the field, or of an item of its list.</param>
    /// <param name="value">The value, which is empty only if the empty text is a value of the field.</param>
    /// <param name="loss">What it costs if the value is wrong.</param>
    /// <returns>The value; if it is wrong, what <see cref="NullOrRefused"/> says.</returns>
    public object? Read(ContentField field, ValueShape shape, DocumentValue value, Loss loss)
    {
        var read = shape switch
        {
            ListShape list => ReadList(field, list, value, loss),
            ScalarShape scalar => ReadScalar(field, scalar, value, loss),
            EnumShape @enum => ReadEnum(field, @enum, value, loss),
            EmbeddedShape embedded => ReadEmbedded(field, embedded, value, loss),
            ReferenceShape reference => ReadReference(field, reference, value, loss),
            MarkdownShape => ReadMarkdown(field, value, loss),
            AssetShape => ReadAsset(field, value, loss),
            LinkShape link => new LinkReader(diagnostics).Read(link, value, out var hint) ?? Refuse(field, value, LinkReader.Expected, loss, hint),
            _ => throw new ArgumentException($"The shape {shape} is not known.", nameof(shape)),
        };
        return NullOrRefused(shape, read);
    }

    /// <summary>Returns a value as it was read; null instead of <see cref="Refused"/> where the shape may be null.</summary>
    public static object? NullOrRefused(ValueShape shape, object? read) => ReferenceEquals(read, Refused) && !shape.IsRequired ? null : read;

    /// <summary>Reads a list, or a single value as a list of one: see <see cref="ItemsOf"/>. Empty items are left out with a warning.</summary>
    object ReadList(ContentField field, ListShape shape, DocumentValue value, Loss loss)
    {
        var written = value is ListValue list ? list.Items : field.Separator is { } separator && value is ScalarValue text ? Split(text, separator) : [value];
        var items = new List<object?>(written.Count);
        var isRefused = false;
        for (var i = 0; i < written.Count; i++)
        {
            if (IsEmpty(shape.Item, written[i]))
            {
                ReportEmptyItem(diagnostics, field.Name, i, written[i]);
                continue;
            }
            var item = Read(field, shape.Item, written[i], loss.At(field, shape.Item, i + 1));
            isRefused |= ReferenceEquals(item, Refused);
            items.Add(item);
        }
        return isRefused ? Refused : items.ToArray();
    }

    /// <param name="text">The items.</param>
    /// <param name="separator">See <see cref="ContentField.Separator"/>.</param>
    static ScalarValue[] Split(ScalarValue text, string separator)
    {
        const StringSplitOptions options = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var items = separator.Length == 0 ? text.Text.Split((char[]?)null, options) : text.Text.Split(separator, options);
        return [.. items.Select(item => new ScalarValue(text.Position, item, text.Style) { IsVerbatim = false })];
    }

    /// <param name="diagnostics">The diagnostics of the file.</param>
    /// <param name="list">The name of the list; null for that of a file.</param>
    /// <param name="index">The index of the item, from 0.</param>
    /// <param name="item">The item.</param>
    public static void ReportEmptyItem(DiagnosticBag diagnostics, string? list, int index, DocumentValue item)
    {
        if (!diagnostics.TakesWarnings) return;
        diagnostics.Report(
            DiagnosticRules.EmptyItem, item.Position, $"Item {index + 1} of {(list is null ? "the list" : Quote.Text(list))} is empty; it is left out.",
            "Remove the item, or give it a value.");
    }

    object ReadScalar(ContentField field, ScalarShape shape, DocumentValue value, Loss loss)
    {
        if (shape.Scalar.Read(value) is not { } result)
            return Refuse(field, value, shape.Scalar.Expects, loss,
                value is ListValue ? "Write one value, or declare the field as a list." : "Put a text that begins with '{' or holds ': ' in quotes.");
        if (result.Value is null) return Refuse(field, value, shape.Scalar.Expects, loss, result.Hint);
        if (result.IsCut)
            diagnostics.Report(DiagnosticRules.TimeCutOff, value.Position,
                $"{Quote.Text(field.Name)} is a {shape.Scalar}: the time in {objects.Found(value)} is not served.",
                "Leave out the time, or declare the field as DateTime.");
        if (result.OtherWeekday is { } weekday)
            diagnostics.Report(DiagnosticRules.WeekdayWrong, value.Position,
                $"{Quote.Text(field.Name)}: the day in {objects.Found(value)} is no {weekday}; the date is served.",
                "Correct the date or the day of the week.");
        if (field.Constraint is not { } constraint) return result.Value;
        var broken = result.Value.Value switch
        {
            string text => ConstraintCheck.OfText(constraint, text),
            int number => ConstraintCheck.OfNumber(constraint, number),
            double number => ConstraintCheck.OfNumber(constraint, number),
            _ => null,
        };
        return broken is null ? result.Value : RefuseBroken(field, value, broken, loss);
    }

    /// <summary>Reports that a value breaks a constraint, with a value that does not, if one is found.</summary>
    /// <inheritdoc cref="RefuseBroken(ContentField, TextPosition, string, Loss, string?)"/>
    object RefuseBroken(ContentField field, DocumentValue value, string broken, Loss loss)
    {
        var fitting = value is ScalarValue scalar ? ConstraintCheck.Fitting(field.Constraint!, scalar.Text) : null;
        return RefuseBroken(field, value.Position, broken, loss,
            objects.OriginHint(value, fitting) ?? (fitting is null ? null : $"Write {Quote.Text(fitting)}, for example."));
    }

    /// <summary>Reports that a value breaks a constraint.</summary>
    /// <param name="field">The field with the constraint.</param>
    /// <param name="position">The place of the value.</param>
    /// <param name="broken">A text of <see cref="ConstraintCheck"/>.</param>
    /// <param name="loss">What it costs.</param>
    /// <param name="hint">What to write instead; null if that is not known.</param>
    /// <returns><see cref="Refused"/>.</returns>
    public object RefuseBroken(ContentField field, TextPosition position, string broken, Loss loss, string? hint = null) =>
        Refuse(DiagnosticRules.ConstraintBroken, position, $"{Quote.Text(field.Name)} {broken}", field, loss, hint);

    /// <summary>
    /// Reads a value of an enum, written by its name, or by that name in lower case, with hyphens or underscores: <c>in-progress</c> for <c>IN_PROGRESS</c>.
    /// </summary>
    object ReadEnum(ContentField field, EnumShape shape, DocumentValue value, Loss loss)
    {
        if (value is not ScalarValue scalar) return Refuse(field, value, $"one of {Quote.AnyOf(shape.Values)}", loss, null);
        var text = scalar.Text.Trim();
        if (shape.Values.Contains(text)) return PreparedValue.FromString(text);
        if (shape.Values.Where(name => IsLowerCaseOf(name, text)).ToArray() is [var only]) return PreparedValue.FromString(only);
        return Refuse(DiagnosticRules.UnknownEnumValue, value.Position,
            $"{Quote.Text(field.Name)} takes a value of {shape.Name}, not {objects.Found(value)}", field, loss,
            NearNames.Find(text, shape.Values) is { } near ? $"Did you mean {Quote.Text(near)}?" : $"Write {Quote.AnyOf(shape.Values)}.");
    }

    static bool IsLowerCaseOf(string name, string text)
    {
        if (name.Length != text.Length) return false;
        for (var i = 0; i < name.Length; i++)
            if (text[i] != char.ToLowerInvariant(name[i]) && !(name[i] == '_' && text[i] == '-')) return false;
        return true;
    }

    object ReadEmbedded(ContentField field, EmbeddedShape shape, DocumentValue value, Loss loss)
    {
        if (shape.Types is [var only] && shape.TypeName == only.Name)
            return value is MappingValue own ? objects.ReadEmbedded(only, own, loss)
                : Refuse(field, value, $"a mapping with the fields of {only.Name}", loss,
                    $"Write the fields below the key, indented: {Quote.AnyOf(FieldNames(only))}.");

        var keys = shape.Types.Select(TypeNames.KeyOf).ToArray();
        if (NamedBeside(shape, value) is { } beside)
        {
            if (TypeNames.Find(shape.Types, beside.Value.ToString()!) is { } named) return objects.ReadEmbedded(named, (MappingValue)value, loss, beside.Key);
            return Refuse(DiagnosticRules.WrongType, beside.Value.Position,
                $"{Quote.Text(beside.Key)} names the type of {Quote.Text(field.Name)}: {Quote.AnyOf(keys)}, not {objects.Found(beside.Value)}", field, loss,
                NearNames.Find(beside.Value.ToString()!, keys) is { } close ? $"Did you mean {Quote.Text(close)}?" : null);
        }
        var expected = shape.Discriminator is { } discriminator ? $"a mapping whose key {Quote.Text(discriminator)} names its type, {Quote.AnyOf(keys)}"
            : $"a mapping with one key that names its type, {Quote.AnyOf(keys)}";
        if (value is not MappingValue { Entries: [var entry] } || TypeNames.Find(shape.Types, entry.Key) is not { } type)
        {
            var nearest = value is MappingValue { Entries: [var wrong] } ? NearNames.Find(wrong.Key, keys) : null;
            return Refuse(field, value, expected, loss, nearest is { } near ? $"Did you mean {Quote.Text(near)}?"
                : shape.Discriminator is { } missing ? $"Write '{missing}: {keys[0]}' beside its fields."
                : $"Write '{keys[0]}:', and its fields below it, indented.");
        }
        return entry.Value switch
        {
            MappingValue fields => objects.ReadEmbedded(type, fields, loss),
            // The name of a type without required fields is a complete object.
            var none when IsEmpty(none) => objects.ReadEmbedded(type, new MappingValue(entry.KeyPosition, []), loss),
            _ => Refuse(field, entry.Value, $"a mapping with the fields of {type.Name}", loss, "Write the fields below the type's name, indented."),
        };
    }

    /// <summary>Returns the key among an object's fields that names its type; null if there is none, or if the single key of the object names it.</summary>
    static MappingEntry? NamedBeside(EmbeddedShape shape, DocumentValue value)
    {
        if (value is not MappingValue mapping || (mapping.Entries is [var only] && TypeNames.Find(shape.Types, only.Key) is not null)) return null;
        MappingEntry? first = null;
        foreach (var key in shape.Discriminator is { } own ? [own] : TypeNames.Keys)
        {
            if (mapping.Find(key) is not { Value: ScalarValue name } entry || IsEmpty(name)) continue;
            if (TypeNames.Find(shape.Types, name.Text) is not null) return entry;
            first ??= entry;
        }
        return first;
    }

    static string[] FieldNames(ContentType type) => [.. type.Fields.Where(field => !field.IsComputed).Select(field => field.Keys[0])];

    object ReadReference(ContentField field, ReferenceShape shape, DocumentValue value, Loss loss)
    {
        var types = shape.Types;
        if (value is MappingValue mapping)
        {
            if (mapping.Entries is not [var entry] || TypeNames.Find(types, entry.Key) is not { } type)
                return Refuse(field, value, $"a reference to {NameOf(shape)}", loss,
                    types.Count == 1 ? "Write the target's slug or path as text."
                        : $"Write the target's path, or one key that names its type: {Quote.AnyOf([.. types.Select(TypeNames.KeyOf)])}.");
            (value, types) = (entry.Value, [type]);
        }
        return value is ScalarValue scalar ? new Reference(Reference.TextOf(scalar.Text.Trim(), diagnostics.Path), types, value.Position)
            : Refuse(field, value, $"a reference to {NameOf(shape)}", loss, value is ListValue ? "Write one reference, or declare the field as a list." : null);
    }

    static string NameOf(ReferenceShape shape) => shape.Types.Count == 1 ? shape.Types[0].Name : shape.TypeName;

    object ReadMarkdown(ContentField field, DocumentValue value, Loss loss)
    {
        if (value is not ScalarValue scalar) return Refuse(field, value, "Markdown text", loss, "Put the text below '|', indented, or in quotes.");
        return field.Constraint is { } constraint && ConstraintCheck.OfText(constraint, scalar.Text) is { } broken
            ? RefuseBroken(field, value, broken, loss)
            : new MarkdownText(scalar.Text, diagnostics.Path, scalar.TextPosition, scalar.Indent, scalar.IsVerbatim,
                markdown) { Syntax = objects.SyntaxOf(value) };
    }

    object ReadAsset(ContentField field, DocumentValue value, Loss loss)
    {
        const string hint = "Write its path from this file's folder, or from the content folder with a slash in front.";
        if (value is not ScalarValue scalar) return Refuse(field, value, "the path of a file", loss, hint);
        var text = scalar.Text.Trim();
        if (text.Contains("://", StringComparison.Ordinal))
            return Refuse(field, value, "the path of a file of this repository", loss, "To link to files elsewhere, declare the field as URL.");
        return AssetPath.Resolve(text, diagnostics.Path, field.DeclaringType.Site.Assets.Count > 0) is { } path
            ? new AssetReference(path, value.Position) { Written = text }
            : Refuse(field, value, "the path of a file inside the content folder", loss, hint);
    }

    object Refuse(ContentField field, DocumentValue value, string expected, Loss loss, string? hint) =>
        Refuse(DiagnosticRules.WrongType, value.Position, $"{Quote.Text(field.Name)} takes {expected}, not {objects.Found(value)}", field, loss,
            objects.OriginHint(value) ?? hint);

    object Refuse(DiagnosticRule rule, TextPosition position, string message, ContentField field, Loss loss, string? hint)
    {
        diagnostics.Report(rule, position, $"{message}{loss.Of(field)}.", hint, isPartial: !loss.IsOfEntry);
        return Refused;
    }
}
