using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Model;

/// <summary>
/// Binds the names in a type's templates to its fields: each capture of its path matches the texts that can fill the field of its name, and each name in its
/// URL has a text form, or is a list of values that have one.
/// </summary>
static class TemplateNames
{
    public static void Bind(ContentType type, ModelDeclaration declaration, ModelFaults faults)
    {
        if ((declaration.Directive(Vocabulary.Collection) ?? declaration.Directive(Vocabulary.Singleton)) is not { } node) return;
        var directive = new DirectiveArguments(node, faults);

        foreach (var name in type.Path?.Captures ?? [])
        {
            if (type.FindField(name) is not { } field || IsText(field.Shape)) continue;
            faults.Add(DiagnosticRules.ModelPathTemplate, directive.Place("path"),
                $"{{{name}}} captures a text, which cannot fill the field {field} of type {field.Node.Type}.",
                "Rename the capture: it fills a field only if it has the field's name.");
        }
        try
        {
            type.Path = type.Path?.WithForms(name => CaptureForms.Of(type.FindField(name)));
        }
        catch (FormatException exception)
        {
            faults.Add(DiagnosticRules.ModelPathTemplate, directive.Place("path"), exception.Message);
        }
        foreach (var value in (type.Url?.Values ?? []).Where(value => value.Formats.Any(format => format.IsDate)))
        {
            var field = type.FindField(value.Name);
            // A name that is neither a field nor a capture is reported below.
            if (field is null || CaptureForms.Of(field) == CaptureForm.Date) continue;
            faults.Add(DiagnosticRules.ModelPathTemplate, directive.Place("url"),
                $"{{{value.Name}:{value.Formats.First(format => format.IsDate).Name}}} formats a date, but {value.Name} is the field {field} of type "
                    + $"{field.Node.Type}.",
                "Give the field the type Date or DateTime, or name another one.");
        }
        foreach (var name in type.Url?.Names ?? [])
        {
            if (type.Path?.Captures.Contains(name) == true) continue;
            var field = type.FindField(name);
            if (field is not null && IsPartOfUrl(field)) continue;
            var known = (type.Path?.Captures ?? []).Concat(type.Fields.Where(IsPartOfUrl).Select(other => other.Name)).Distinct();
            faults.Add(DiagnosticRules.ModelPathTemplate, directive.Place("url"),
                field is null
                    ? $"{type.Name} has neither a field nor a capture {{{name}}}."
                    : $"{{{name}}} is the field {field} of type {field.Node.Type}, which cannot be part of a URL.",
                $"Use one of these: {string.Join(", ", known.Select(other => $"{{{other}}}"))}.");
        }
    }

    // True for a single value that has a text form.
    static bool IsText(ContentField field) => IsText(field.Shape);

    static bool IsText(ValueShape shape) => shape is EnumShape or ScalarShape { Scalar.Kind.Write: not null };

    // True for a value that has a text form, and for a list of such values.
    static bool IsPartOfUrl(ContentField field) => IsText(field.Shape) || (field.Shape is ListShape list && IsText(list.Item));
}
