using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Model;

/// <summary>Checks that the captures of a type's path can fill the fields of their names, and that each name in its URL has a text form.</summary>
static class TemplateNames
{
    public static void Check(ContentType type, ModelDeclaration declaration, ModelFaults faults)
    {
        if ((declaration.Directive(Vocabulary.Collection) ?? declaration.Directive(Vocabulary.Singleton)) is not { } node) return;
        var directive = new DirectiveArguments(node, faults);

        foreach (var name in type.Path?.Captures ?? [])
        {
            if (type.FindField(name) is not { } field || IsText(field)) continue;
            faults.Add(DiagnosticRules.ModelPathTemplate, directive.Place("path"),
                $"{{{name}}} captures a text, which cannot fill the field {field} of type {field.Node.Type}.",
                "Rename the capture: it fills a field only if it has the field's name.");
        }
        foreach (var name in type.Url?.Names ?? [])
        {
            if (type.Path?.Captures.Contains(name) == true) continue;
            var field = type.FindField(name);
            if (field is not null && IsText(field)) continue;
            var known = (type.Path?.Captures ?? []).Concat(type.Fields.Where(IsText).Select(other => other.Name)).Distinct();
            faults.Add(DiagnosticRules.ModelPathTemplate, directive.Place("url"),
                field is null
                    ? $"{type.Name} has neither a field nor a capture {{{name}}}."
                    : $"{{{name}}} is the field {field} of type {field.Node.Type}, which cannot be part of a URL.",
                $"Use one of these: {string.Join(", ", known.Select(other => $"{{{other}}}"))}.");
        }
    }

    // True for a single value that has a text form.
    static bool IsText(ContentField field) => field.Shape is EnumShape or ScalarShape { Scalar.Kind.Write: not null };
}
