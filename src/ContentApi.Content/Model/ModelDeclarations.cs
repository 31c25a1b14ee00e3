using ContentApi.Content.Diagnostics;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>What the author declared, and nothing that a content model cannot declare.</summary>
sealed class ModelDeclarations
{
    readonly Dictionary<string, ModelDeclaration> byName = [];
    readonly List<DefinitionNode> accepted = [];

    /// <summary>By the order of the documents; of two with one name the first.</summary>
    public IReadOnlyList<ModelDeclaration> All { get; }

    /// <summary>The nodes of <see cref="All"/>, their extensions and their namesakes: what the rules of the type system are asked about.</summary>
    public IReadOnlyList<DefinitionNode> Accepted => accepted;

    public ModelDeclaration? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Sorts the definitions, and refuses those of which a content model has none.</summary>
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
            if (byName.TryGetValue(extension.Name.Value, out var extended) && extended.Definition.GetType() == extension.GetType()) extended.Extend(extension);
        All = types;
    }

    static bool IsAccepted(DefinitionNode definition, ModelFaults faults)
    {
        switch (definition)
        {
            case ExecutableDefinitionNode:
                faults.Add(DiagnosticRules.ModelUnsupported, definition, "A content model holds types; an operation or fragment is no part of it.");
                return false;

            case SchemaDefinitionNode:
                faults.Add(DiagnosticRules.ModelUnsupported, definition, "The schema definition is generated from the model.", "Remove it.");
                return false;

            case DirectiveDefinitionNode directive:
                RefuseUnlessBuiltIn(directive, faults);
                return false;

            // A bare copy of a system scalar does no harm: tools that read SDL ask for one.
            case ScalarTypeDefinitionNode { IsExtension: false } scalar when ContentScalars.Find(scalar.Name.Value) is not null:
                return false;

            case TypeDefinitionNode type when Vocabulary.ReservedTypeNames.Contains(type.Name.Value):
                if (type.IsExtension)
                    faults.Add(DiagnosticRules.ModelUnsupported, type.Name, $"The type {type.Name.Value} belongs to the API and cannot be extended.");
                else
                    faults.Add(DiagnosticRules.ModelReservedName, type.Name, $"The API has a type {type.Name.Value} of its own.", "Choose another name.");
                return false;

            case ScalarTypeDefinitionNode or InputObjectTypeDefinitionNode:
                var kind = definition is ScalarTypeDefinitionNode ? "a scalar" : "an input type";
                faults.Add(DiagnosticRules.ModelUnsupported, ((TypeDefinitionNode)definition).Name, $"A content model cannot declare {kind}.",
                    $"The scalars there are: {string.Join(", ", ContentScalars.All)}.");
                return true; // Its uses are not also reported as unknown.

            default:
                return true;
        }
    }

    static void RefuseUnlessBuiltIn(DirectiveDefinitionNode directive, ModelFaults faults)
    {
        var name = directive.Name.Value;
        if (!Vocabulary.Directives.TryGetValue(name, out var builtIn))
        {
            faults.Add(DiagnosticRules.ModelUnsupported, directive.Name, $"A content model cannot declare a directive; @{name} is not of the vocabulary.",
                $"The directives there are: {string.Join(", ", Vocabulary.Directives.Keys.Select(key => "@" + key))}.");
        }
        else if (Signature(directive) != Signature(builtIn))
        {
            faults.Add(DiagnosticRules.ModelUnsupported, directive.Name, $"This definition of @{name} is not the one that is built in.",
                "Remove it: the vocabulary needs no definition.");
        }
    }

    /// <summary>What a definition says apart from descriptions and order.</summary>
    static string Signature(DirectiveDefinitionNode directive)
    {
        var arguments = directive.Arguments.Select(argument => $"{argument.Name.Value}:{argument.Type}={argument.DefaultValue}").Order(StringComparer.Ordinal);
        var locations = directive.Locations.Select(location => location.Value).Order(StringComparer.Ordinal);
        return $"{string.Join(',', arguments)} {directive.IsRepeatable} {string.Join('|', locations)}";
    }
}
