using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>
/// The definitions of several documents, by kind and name, so that the extensions of a type are found in any document. If several definitions have
/// the same name, the first is used; a validation rule reports the others.
/// </summary>
sealed class TypeSystemDefinitions
{
    static readonly Source EmptySource = new("", "type system");

    readonly Dictionary<string, TypeDefinitionNode> types = [];
    readonly Dictionary<string, DirectiveDefinitionNode> directives = [];
    readonly Dictionary<string, List<TypeDefinitionNode>> extensions = [];

    /// <param name="documents">The documents, in the order that their types have in the schema.</param>
    public TypeSystemDefinitions(IEnumerable<DocumentNode> documents)
    {
        All = [.. documents.SelectMany(document => document.Definitions)];
        foreach (var definition in All)
        {
            switch (definition)
            {
                case SchemaDefinitionNode schema:
                    SchemaParts.Add(schema);
                    break;
                case TypeDefinitionNode { IsExtension: true } extension:
                    if (!extensions.TryGetValue(extension.Name.Value, out var list)) extensions[extension.Name.Value] = list = [];
                    list.Add(extension);
                    break;
                case TypeDefinitionNode type when types.TryAdd(type.Name.Value, type):
                    Types.Add(type);
                    break;
                case DirectiveDefinitionNode directive when directives.TryAdd(directive.Name.Value, directive):
                    Directives.Add(directive);
                    break;
            }
        }
    }

    /// <summary>All definitions of the documents, executable definitions included.</summary>
    public IReadOnlyList<DefinitionNode> All { get; }

    /// <summary><c>schema</c> and <c>extend schema</c>, in the order of the text.</summary>
    public List<SchemaDefinitionNode> SchemaParts { get; } = [];

    /// <summary>The type definitions without extensions, each name once.</summary>
    public List<TypeDefinitionNode> Types { get; } = [];

    /// <summary>The directive definitions, each name once.</summary>
    public List<DirectiveDefinitionNode> Directives { get; } = [];

    /// <summary>Returns all definitions as one document. Each node keeps the source that it was parsed from.</summary>
    public DocumentNode AsDocument() => new() { Location = default, Source = EmptySource, Definitions = All };

    public TypeDefinitionNode? FindType(string name) => types.GetValueOrDefault(name);

    /// <summary>Returns the definition of a type and its extensions of the same kind.</summary>
    public IReadOnlyList<T> Parts<T>(T type) where T : TypeDefinitionNode =>
        extensions.TryGetValue(type.Name.Value, out var list) ? [type, .. list.OfType<T>()] : [type];
}
