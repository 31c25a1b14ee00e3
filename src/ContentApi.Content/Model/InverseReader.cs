using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>Binds a field with <c>@inverse</c> to the fields that it turns round.</summary>
static class InverseReader
{
    public static void Bind(ContentField field, ModelFaults faults)
    {
        if (Directive(field) is not { } node) return;

        void Misused(SyntaxNode at, string message, string? hint = null) => faults.Add(DiagnosticRules.ModelDirectiveMisused, at, message, hint);
        var directive = new DirectiveArguments(node, faults);
        if (!field.DeclaringType.IsEntry)
        {
            Misused(node, $"@inverse lists what refers to an entry, and {field.DeclaringType.Name} is embedded in others.");
            return;
        }
        if (field.Shape is not ListShape { Item: ReferenceShape sources })
        {
            Misused(node, "@inverse needs a list of content types, since any number of entries may refer to one.", "Write the field's type as [Page!]!, for example.");
            return;
        }
        if (directive.Text("of") is not { } name) return;

        var place = directive.Place("of");
        var named = sources.Types.Select(type => type.FindField(name)).OfType<ContentField>().ToList();
        if (named.Count == 0)
        {
            Misused(place, $"{sources.TypeName} has no field \"{name}\" to turn round.", Hint(field, sources));
            return;
        }

        // Of a union only the types that refer take part.
        var turned = named.Where(other => Directive(other) is null && Refers(other, field.DeclaringType)).ToList();
        if (turned.Count == 0) Misused(place, $"The field {named[0]} does not refer to {field.DeclaringType.Name}.", Hint(field, sources));
        field.InverseOf = turned;
    }

    static DirectiveNode? Directive(ContentField field) => field.Node.Directives.FirstOrDefault(directive => directive.Name.Value == Vocabulary.Inverse);

    static bool Refers(ContentField field, ContentType target) => field.Shape.Innermost() is ReferenceShape shape && shape.Types.Contains(target);

    static string? Hint(ContentField field, ReferenceShape sources)
    {
        var candidates = sources.Types.SelectMany(type => type.Fields).Where(other => Directive(other) is null && Refers(other, field.DeclaringType));
        var names = candidates.Select(other => other.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? $"No field of {sources.TypeName} refers to {field.DeclaringType.Name}." : $"Fields that do: {string.Join(", ", names)}.";
    }
}
