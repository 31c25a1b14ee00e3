using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Model;

/// <summary>Checks that the names in a type's templates fit its fields.</summary>
static class TemplateNames
{
    public static void Check(ContentType type, ModelDeclaration declaration, ModelFaults faults)
    {
        if ((declaration.Directive(Vocabulary.Collection) ?? declaration.Directive(Vocabulary.Singleton)) is not { } node) return;
        var directive = new DirectiveArguments(node, faults);

        foreach (var name in type.Path?.Captures ?? [])
        {
            if (type.FindField(name) is not { } field || IsText(field)) continue;
            faults.Add(DiagnosticRules.ModelPathTemplate, directive.Place("path"), $"{{{name}}} captures a text, which cannot fill the field {field} of type {field.Node.Type}.",
                "Name the capture otherwise: one that names no field just matches.");
        }
        foreach (var name in type.Url?.Names ?? [])
        {
            if (type.Path?.Captures.Contains(name) == true) continue;
            var field = type.FindField(name);
            if (field is not null && IsText(field)) continue;
            var known = (type.Path?.Captures ?? []).Concat(type.Fields.Where(IsText).Select(other => other.Name)).Distinct();
            faults.Add(DiagnosticRules.ModelPathTemplate, directive.Place("url"),
                field is null ? $"{type.Name} has neither a field nor a capture {{{name}}}." : $"{{{name}}} is the field {field} of type {field.Node.Type}, which is no text for a URL.",
                $"There are: {string.Join(", ", known.Select(other => $"{{{other}}}"))}.");
        }
    }

    // A single value with a text form.
    static bool IsText(ContentField field) => field.Shape is EnumShape or ScalarShape { Scalar.Kind.Write: not null };
}
