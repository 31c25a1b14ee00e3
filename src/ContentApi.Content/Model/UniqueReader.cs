using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Model;

/// <summary>Binds <c>@unique(with:)</c> to the fields that it names, when all fields of the type are known.</summary>
static class UniqueReader
{
    public static void Bind(ContentType type, ModelFaults faults)
    {
        foreach (var field in type.Fields) field.UniqueWith = [.. Others(type, field, faults)];
        type.HasUnique = type.Fields.Any(field => field.IsCompared);
    }

    static IEnumerable<ContentField> Others(ContentType type, ContentField field, ModelFaults faults)
    {
        if (field.Node.Directives.FirstOrDefault(directive => directive.Name.Value == Vocabulary.Unique) is not { } node) yield break;
        var directive = new DirectiveArguments(node, faults);
        if (!directive.Has("with")) yield break;

        var names = directive.Texts("with").Distinct().ToList();
        if (names.Count == 0)
        {
            faults.Add(DiagnosticRules.ModelDirectiveMisused, directive.Place("with"), "\"with\" of @unique names no field.",
                "Name the fields together with which the value is unique, or leave \"with\" out.");
        }
        foreach (var name in names)
        {
            var other = type.FindField(name);
            if (other is not null && other != field && IsValue(other)) yield return other;
            else
            {
                faults.Add(DiagnosticRules.ModelDirectiveMisused, directive.Place("with"),
                    other is null ? $"{type.Name} has no field {name}."
                        : other == field ? $"@unique compares {name} already." : $"@unique cannot compare the field {other} of type {other.Node.Type}.",
                    "Name other fields of the type that have a single value: a scalar or an enum.");
            }
        }
    }

    static bool IsValue(ContentField field) => field is { IsComputed: false, Shape: EnumShape or ScalarShape { Scalar.CanBeUnique: true } };
}
