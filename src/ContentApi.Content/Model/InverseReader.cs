using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>Binds a field with <c>@inverse</c> to the fields whose references it follows backwards.</summary>
static class InverseReader
{
    public static void Bind(ContentField field, ModelFaults faults)
    {
        if (Directive(field) is not { } node) return;

        void Misused(SyntaxNode at, string message, string? hint = null) => faults.Add(DiagnosticRules.ModelDirectiveMisused, at, message, hint);
        var directive = new DirectiveArguments(node, faults);
        if (!field.DeclaringType.IsEntry)
        {
            Misused(node, $"@inverse lists the entries that refer to an entry, and {field.DeclaringType.Name} is an embedded type.");
            return;
        }
        if (field.Shape is not ListShape { Item: ReferenceShape sources })
        {
            Misused(
                node, "@inverse needs a list of content types, because any number of entries may refer to one.",
                "Write the field's type as [Page!]!, for example.");
            return;
        }
        if (directive.Text("of") is not { } name) return;

        var place = directive.Place("of");
        var named = sources.Types.Select(type => type.FindField(name)).OfType<ContentField>().ToList();
        if (named.Count == 0)
        {
            Misused(place, $"{sources.TypeName} has no field \"{name}\".", Hint(field, sources));
            return;
        }

        // If the list is of a union or an interface, only its types with a field that refers to this type are used.
        var turned = named.Where(other => Directive(other) is null && Refers(other, field.DeclaringType)).ToList();
        if (turned.Count == 0) Misused(place, $"The field {named[0]} does not refer to {field.DeclaringType.Name}.", Hint(field, sources));
        field.InverseOf = turned;
    }

    static DirectiveNode? Directive(ContentField field) => field.Node.Directives.FirstOrDefault(directive => directive.Name.Value == Vocabulary.Inverse);

    static bool Refers(ContentField field, ContentType target) => field.Shape.Innermost() switch
    {
        ReferenceShape reference => reference.Types.Contains(target),
        LinkShape => true,
        _ => false,
    };

    static string? Hint(ContentField field, ReferenceShape sources)
    {
        var candidates = sources.Types.SelectMany(type => type.Fields).Where(other => Directive(other) is null && Refers(other, field.DeclaringType));
        var names = candidates.Select(other => other.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        return names.Count == 0
            ? $"No field of {sources.TypeName} refers to {field.DeclaringType.Name}."
            : $"Fields that refer to {field.DeclaringType.Name}: {string.Join(", ", names)}.";
    }
}
