using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Entries;

/// <summary>Reads a document as an entry of a type: checks every value against the model, and prepares it to be sent.</summary>
public static class EntryReader
{
    /// <summary>Reads the entry, and reports every fault that does not depend on other files.</summary>
    /// <param name="type">The type of the entry.</param>
    /// <param name="document">The parsed file.</param>
    /// <param name="captures">The values that the type's path template captured from the path, in the order of the template.</param>
    public static EntryResult Read(ContentType type, Document document, IReadOnlyList<string> captures) =>
        Read(type, document, captures, document.Path, new(document.Path), new(document.Path));

    /// <summary>
    /// Reads the entry of a whole file, or of an item of a file, whose mapping is then the root of the document, with places from its first line.
    /// </summary>
    /// <param name="type">The type of the entry.</param>
    /// <param name="document">The parsed file, or the item.</param>
    /// <param name="captures">The values that the type's path template captured from the path, in the order of the template.</param>
    /// <param name="path">The path of the entry.</param>
    /// <param name="place">The place of the entry.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    internal static EntryResult Read(
        ContentType type, Document document, IReadOnlyList<string> captures, string path, EntryPlace place, DiagnosticBag diagnostics)
    {
        diagnostics.AddRange(document.Diagnostics);
        if (document.RootFault is { } fault) diagnostics.Add(fault);
        // Fields that could not be parsed would only be reported again as missing.
        if (diagnostics.HasErrors) return new(null, diagnostics.Diagnostics);

        var slots = new ObjectReader(document, diagnostics, type.Site.Markdown).ReadEntry(type, captures, place);
        if (slots is null)
        {
            if (type.Url is not null) OldPaths.Read(type, document.Root, "/", diagnostics);
            return new(null, diagnostics.Diagnostics);
        }

        return new(Assemble(type, document.Root, slots, captures, PreparedValue.FromString(path), path, place, diagnostics), diagnostics.Diagnostics);
    }

    /// <summary>
    /// Returns an entry as it is when the values of some of its fields are wrong: these are null, and nothing is made of them, such as the public path.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="fields">Fields of the entry that may be null.</param>
    /// <param name="root">The mapping of the entry, with places from its first line.</param>
    /// <param name="captures">The values that the type's path template captured from the path, in the order of the template.</param>
    /// <param name="diagnostics">Receives the faults of what is made of the other values.</param>
    internal static Entry Without(
        Entry entry, IReadOnlyCollection<ContentField> fields, MappingValue root, IReadOnlyList<string> captures, DiagnosticBag diagnostics)
    {
        object?[] slots = [.. entry.Slots];
        var left = root.Entries.ToList();
        foreach (var field in fields)
        {
            slots[field.Slot] = null;
            while (FieldKeys.Find(new(root.Position, left), field) is { } key) left.Remove(key);
        }
        return Assemble(entry.Type, new(root.Position, left), slots, captures, entry.Id, entry.Path, entry.Place, diagnostics);
    }

    /// <summary>Makes an entry of the values of its fields: computes its public path, its old paths and its redirect.</summary>
    static Entry Assemble(
        ContentType type, MappingValue root, object?[] slots, IReadOnlyList<string> captures, PreparedValue id, string path, EntryPlace place,
        DiagnosticBag diagnostics)
    {
        var position = place.IsItem ? root.Position : TextPosition.Start;
        var url = type.Url is { } template
            ? ReadUrl(template, name => ValueOf(type, root, slots, captures, name, diagnostics), position, place.IsItem ? "item" : "file", diagnostics) : null;
        return new(type, slots, id, url)
        {
            Path = path,
            Place = place,
            Aliases = type.Url is null ? [] : OldPaths.Read(type, root, url ?? "/", diagnostics),
            RedirectTo = RedirectTo(type, root, slots, position),
        };
    }

    /// <summary>
    /// Returns the public path of the entry; null if a value is missing or is no date, or if the path would be too long or have a segment of dots.
    /// </summary>
    static string? ReadUrl(UrlTemplate template, Func<string, UrlValue?> valueOf, TextPosition position, string what, DiagnosticBag diagnostics)
    {
        var isTooLong = false;
        (string Name, string Text)? noDate = null, dots = null;
        // A value that is too long by itself is not encoded and joined, only to be dropped.
        var url = template.Expand(
            name =>
            {
                if (valueOf(name) is not { } value || (isTooLong |= IsTooLong(value))) return null;
                if (HasSegmentOfDots(value)) dots ??= (name, value.Text);
                return value;
            },
            (name, value) => noDate ??= (name, value.Text));
        if (url is null && noDate is var (name, text))
        {
            diagnostics.Report(DiagnosticRules.UrlWithoutDate, position,
                $"{Quote.Text(template.Text)} formats {Quote.Text(name)} as a date, which {Quote.Text(text)} is not: there is no public path.",
                $"Write year, month and day with hyphens between them, as in 2024-05-01; or declare a field {name} of type Date, so that only dates match.");
            return null;
        }
        if (url is null && !isTooLong && dots is var (dotted, written))
        {
            diagnostics.Report(DiagnosticRules.UrlWithDots, position,
                $"{Quote.Text(template.Text)} takes {Quote.Text(dotted)}, which is {Quote.Text(written)}: browsers would read the dots as another address, "
                    + $"so this {what} has no public path.",
                $"Give {Quote.Text(dotted)} another value.");
            return null;
        }
        if (!isTooLong && (url is null || RoutePath.IsWithinLimit(url))) return url;
        diagnostics.Report(DiagnosticRules.UrlTooLong, position,
            $"The public path that {Quote.Text(template.Text)} gives this {what} is longer than {RoutePath.MaxBytes} bytes; the entry is served without one.",
            $"Make {string.Join(" and ", template.Names.Select(name => Quote.Text(name)))} shorter, or name another field in the template.");
        return null;
    }

    static bool HasSegmentOfDots(UrlValue value) =>
        value.Text.Split('/').Any(segment => segment is "." or "..") || value.Items?.Any(item => item is "." or "..") == true;

    static bool IsTooLong(UrlValue value) => value.Text.Length > RoutePath.MaxBytes || value.Items?.Sum(item => (long)item.Length) > RoutePath.MaxBytes;

    static RedirectTarget? RedirectTo(ContentType type, MappingValue root, object?[] slots, TextPosition position)
    {
        if (type.RedirectField is not { } field) return null;
        var value = slots[field.Slot] is object?[] items ? items.FirstOrDefault() : slots[field.Slot];
        return value switch
        {
            null => null,
            PreparedValue { Value: var text } => new(ValueText.Of(text).Trim(), FieldKeys.Find(root, field)?.Value.Position ?? position),
            _ => new(value, FieldKeys.Find(root, field)?.Value.Position ?? position),
        };
    }

    /// <summary>
    /// Returns the value for a name in a URL template: that of the field, if the file gives it one, otherwise the capture. A capture is used as it is written
    /// in the path, also if it filled a field: <c>07</c> stays <c>07</c> for a field of type Int. A wrong value of the file is none, as is a wrong item, and
    /// so is one that is no address (<see cref="UnusableAddress"/>).
    /// </summary>
    static UrlValue? ValueOf(
        ContentType type, MappingValue root, object?[] slots, IReadOnlyList<string> captures, string name, DiagnosticBag diagnostics)
    {
        var field = type.FindField(name);
        if (field is not null && slots[field.Slot] is object?[] items && FieldKeys.Find(root, field) is not null)
            return new("") { Items = [.. items.OfType<PreparedValue>().Select(item => ValueText.Of(item.Value))] };
        if (field is not null && slots[field.Slot] is PreparedValue value && FieldKeys.Find(root, field)?.Value is { } given && !ValueReader.IsEmpty(given))
        {
            var text = ValueText.Of(value.Value);
            if (type.Url is { } template && UnusableAddress.Reason(template, name, text) is { } reason)
            {
                diagnostics.Report(DiagnosticRules.UrlValueUnusable, given.Position,
                    $"{Quote.Text(name)} {reason}: the public path is made without {Quote.Text(text)}.",
                    "Write the address itself; or remove the value, and let 'url' of the type make the address, as in '/blog/{title:slugify}/'.");
                return null;
            }
            var isFalse = given is ScalarValue { Style: ScalarStyle.Plain } written && CoreSchema.Boolean(written.Text) == false;
            return new(text) { IsFalse = isFalse };
        }
        for (var i = 0; type.Path is { } path && i < captures.Count; i++)
            if (path.Captures[i] == name) return new(captures[i]) { IsPath = path.IsPath(name) };
        return null;
    }
}

/// <param name="Entry">The entry; null if the document cannot be read, or if a wrong or missing value costs the file: see <see cref="Loss"/>.</param>
/// <param name="Diagnostics">The faults of the file, including those of the document. Paths are relative to the content root.</param>
public sealed record EntryResult(Entry? Entry, IReadOnlyList<Diagnostic> Diagnostics);
