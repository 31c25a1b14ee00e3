using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>
/// The definitions of some documents by what they define, so that a type's definition finds its extensions in whichever file they
/// are. Of several definitions of a name the first counts: that there are several is a rule's to report.
/// </summary>
sealed class TypeSystemDefinitions
{
    static readonly Source EmptySource = new("", "type system");

    readonly Dictionary<string, TypeDefinitionNode> types = [];
    readonly Dictionary<string, DirectiveDefinitionNode> directives = [];
    readonly Dictionary<string, List<TypeDefinitionNode>> extensions = [];

    /// <param name="documents">In the order in which their types shall stand in the schema.</param>
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

    /// <summary>Everything that the documents hold, the executable included.</summary>
    public IReadOnlyList<DefinitionNode> All { get; }

    /// <summary><c>schema</c> and <c>extend schema</c>, in the order of the text.</summary>
    public List<SchemaDefinitionNode> SchemaParts { get; } = [];

    /// <summary>No extensions, each name once.</summary>
    public List<TypeDefinitionNode> Types { get; } = [];

    /// <summary>Each name once.</summary>
    public List<DirectiveDefinitionNode> Directives { get; } = [];

    /// <summary>All definitions as one document. Each node knows its own source.</summary>
    public DocumentNode AsDocument() => new() { Location = default, Source = EmptySource, Definitions = All };

    public TypeDefinitionNode? FindType(string name) => types.GetValueOrDefault(name);

    /// <summary>A type's definition and those of its extensions that are of the same kind.</summary>
    public IReadOnlyList<T> Parts<T>(T type) where T : TypeDefinitionNode =>
        extensions.TryGetValue(type.Name.Value, out var list) ? [type, .. list.OfType<T>()] : [type];
}
