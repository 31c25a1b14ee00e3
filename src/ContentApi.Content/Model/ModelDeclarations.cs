using ContentApi.Content.Diagnostics;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>The definitions of the author's documents that a content model may contain.</summary>
sealed class ModelDeclarations
{
    readonly Dictionary<string, ModelDeclaration> byName = [];
    readonly List<DefinitionNode> accepted = [];

    /// <summary>The types in the order of the documents; of several types with one name the first.</summary>
    public IReadOnlyList<ModelDeclaration> All { get; }

    /// <summary>The nodes of <see cref="All"/>, their extensions and types of the same name: the input of <see cref="SchemaRules"/>.</summary>
    public IReadOnlyList<DefinitionNode> Accepted => accepted;

    /// <summary><c>extend schema</c>, in the order of the documents.</summary>
    public IEnumerable<SchemaDefinitionNode> SchemaExtensions => accepted.OfType<SchemaDefinitionNode>();

    public ModelDeclaration? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Collects the types with their extensions, and reports definitions that a content model cannot contain.</summary>
    public ModelDeclarations(IReadOnlyList<DocumentNode> documents, ModelFaults faults)
    {
        var types = new List<ModelDeclaration>();
        var extensions = new List<TypeDefinitionNode>();
        foreach (var definition in documents.SelectMany(document => document.Definitions))
        {
            if (!IsAccepted(definition, faults)) continue;
            accepted.Add(definition);
            if (definition is not TypeDefinitionNode node) continue;
            if (node.IsExtension) extensions.Add(node);
            else
            {
                var declaration = new ModelDeclaration(node);
                if (byName.TryAdd(node.Name.Value, declaration)) types.Add(declaration);
            }
        }
        foreach (var extension in extensions)
        {
            if (extension.Name.Value == Vocabulary.Link && Find(Vocabulary.Link) is null) RefuseExtension(extension, faults);
            if (byName.TryGetValue(extension.Name.Value, out var extended) && extended.Definition.GetType() == extension.GetType()) extended.Extend(extension);
        }
        All = types;
    }

    static bool IsAccepted(DefinitionNode definition, ModelFaults faults)
    {
        switch (definition)
        {
            case ExecutableDefinitionNode:
                faults.Add(DiagnosticRules.ModelUnsupported, definition, "A content model declares types; it cannot contain an operation or fragment.");
                return false;

            case SchemaDefinitionNode { IsExtension: true, OperationTypes.Count: 0 }:
                return true;

            case SchemaDefinitionNode:
                faults.Add(DiagnosticRules.ModelUnsupported, definition, "The schema definition is generated from the model.",
                    "Remove it; settings of the site are written as 'extend schema @site(...)'.");
                return false;

            case DirectiveDefinitionNode directive:
                RefuseUnlessBuiltIn(directive, faults);
                return false;

            // A definition of a built-in scalar is ignored: other tools that read the SDL need one.
            case ScalarTypeDefinitionNode { IsExtension: false } scalar when ContentScalars.Find(scalar.Name.Value) is not null:
                return false;

            case TypeDefinitionNode { IsExtension: false } type when Vocabulary.ArgumentTypes.TryGetValue(type.Name.Value, out var builtIn):
                if (Signature(type) != Signature(builtIn))
                {
                    faults.Add(DiagnosticRules.ModelUnsupported, type.Name, $"This definition of {type.Name.Value} is not the one that is built in.",
                        "Remove it: the types of the directives' arguments need no definition.");
                }
                return false;

            case TypeDefinitionNode type when Vocabulary.ReservedTypeNames.Contains(type.Name.Value):
                if (type.IsExtension) RefuseExtension(type, faults);
                else
                    faults.Add(DiagnosticRules.ModelReservedName, type.Name, $"The API already has a type {type.Name.Value}.", "Choose another name.");
                return false;

            case ScalarTypeDefinitionNode or InputObjectTypeDefinitionNode:
                var kind = definition is ScalarTypeDefinitionNode ? "a scalar" : "an input type";
                faults.Add(DiagnosticRules.ModelUnsupported, ((TypeDefinitionNode)definition).Name, $"A content model cannot declare {kind}.",
                    $"Use one of the built-in scalars: {string.Join(", ", ContentScalars.All)}.");
                return true; // So that fields of this type are not reported as well.

            default:
                return true;
        }
    }

    static void RefuseExtension(TypeDefinitionNode type, ModelFaults faults) =>
        faults.Add(DiagnosticRules.ModelUnsupported, type.Name, $"The type {type.Name.Value} belongs to the API and cannot be extended.");

    static void RefuseUnlessBuiltIn(DirectiveDefinitionNode directive, ModelFaults faults)
    {
        var name = directive.Name.Value;
        if (!Vocabulary.Directives.TryGetValue(name, out var builtIn))
        {
            faults.Add(DiagnosticRules.ModelUnsupported, directive.Name, $"A content model cannot declare a directive, and @{name} is not built in.",
                $"Use one of the built-in directives: {string.Join(", ", Vocabulary.Directives.Keys.Select(key => "@" + key))}.");
        }
        else if (Signature(directive) != Signature(builtIn))
        {
            faults.Add(DiagnosticRules.ModelUnsupported, directive.Name, $"This definition of @{name} is not the one that is built in.",
                "Remove it: the built-in directives need no definition.");
        }
    }

    /// <summary>The kind and the values as a text that is equal for definitions that differ only in descriptions and order.</summary>
    static string Signature(TypeDefinitionNode type) =>
        type is EnumTypeDefinitionNode @enum
            ? $"{type.Kind} {string.Join(',', @enum.Values.Select(value => value.Name.Value).Order(StringComparer.Ordinal))}"
            : $"{type.Kind}";

    /// <summary>The arguments and locations as a text that is equal for definitions that differ only in descriptions and order.</summary>
    static string Signature(DirectiveDefinitionNode directive)
    {
        var arguments = directive.Arguments.Select(argument => $"{argument.Name.Value}:{argument.Type}={argument.DefaultValue}").Order(StringComparer.Ordinal);
        var locations = directive.Locations.Select(location => location.Value).Order(StringComparer.Ordinal);
        return $"{string.Join(',', arguments)} {directive.IsRepeatable} {string.Join('|', locations)}";
    }
}
