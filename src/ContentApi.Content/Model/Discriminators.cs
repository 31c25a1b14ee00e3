using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>
/// Reads <c>@discriminator</c>: on a union or interface of embedded types it names the key of an object that names its type, on an embedded type the values of
/// that key that mean the type.
/// </summary>
static class Discriminators
{
    /// <summary>The key of a union or interface; null if it has none of its own.</summary>
    public static string? KeyOf(ModelDeclaration declaration, ModelFaults faults) =>
        declaration.Directive(Vocabulary.Discriminator) is { } node && new DirectiveArguments(node, faults).Text("key") is { Length: > 0 } key ? key : null;

    /// <summary>The values of an object type; empty if only its name names it.</summary>
    public static IReadOnlyList<string> ValuesOf(ModelDeclaration declaration, ModelFaults faults) =>
        declaration.Directive(Vocabulary.Discriminator) is { } node ? [.. new DirectiveArguments(node, faults).Texts("values").Distinct()] : [];

    /// <summary>Reports directives without meaning, and values that two types of one union or interface have.</summary>
    /// <param name="declaration">A type.</param>
    /// <param name="possible">The possible types of a union or interface; the type itself for an object type.</param>
    /// <param name="faults">Receives the faults.</param>
    public static void Check(ModelDeclaration declaration, IReadOnlyList<ContentType> possible, ModelFaults faults)
    {
        if (declaration.Definition is not ObjectTypeDefinitionNode) CheckValues(possible, faults);
        if (declaration.Directive(Vocabulary.Discriminator) is not { } node) return;
        var directive = new DirectiveArguments(node, faults);
        void Misused(SyntaxNode at, string message, string hint) => faults.Add(DiagnosticRules.ModelDirectiveMisused, at, message, hint);

        var (own, other) = declaration.Definition is ObjectTypeDefinitionNode ? ("values", "key") : ("key", "values");
        var what = own == "key" ? "a union or interface" : "an object type";
        if (directive.Has(other))
            Misused(directive.Place(other), $"@discriminator of {what} has no \"{other}\".", own == "key"
                ? "Name the values on each of its types: @discriminator(values: [\"2-col\"])." : "Name the key on the union: @discriminator(key: \"layout\").");
        if (directive.Texts(own).All(string.IsNullOrWhiteSpace) || directive.Texts(own).Any(string.IsNullOrWhiteSpace))
            Misused(directive.Place(own), $"@discriminator of {what} needs \"{own}\", which is not empty.",
                own == "key" ? "Write @discriminator(key: \"layout\")." : "Write @discriminator(values: [\"2-col\"]).");
        if (possible.Any(type => type.IsEntry))
            Misused(node, $"@discriminator tells embedded objects apart, and {declaration.Name} has files.", "A reference needs no discriminator; remove it.");
    }

    static void CheckValues(IReadOnlyList<ContentType> possible, ModelFaults faults)
    {
        var claims = new Dictionary<string, ContentType>(StringComparer.Ordinal);
        foreach (var type in possible)
            foreach (var value in type.DiscriminatorValues)
                if (!claims.TryAdd(value, type) && claims[value] != type)
                    faults.Add(DiagnosticRules.ModelDirectiveMisused, type.Node.Name,
                        $"{Quote.Text(value)} would mean both {claims[value].Name} and {type.Name}.",
                        "Give the two types different values.");
    }
}
