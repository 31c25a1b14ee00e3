using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>A type that the author declared: its definition and its extensions.</summary>
sealed class ModelDeclaration(TypeDefinitionNode definition)
{
    readonly List<TypeDefinitionNode> nodes = [definition];

    public TypeDefinitionNode Definition { get; } = definition;
    public string Name => Definition.Name.Value;

    public void Extend(TypeDefinitionNode extension) => nodes.Add(extension);

    public IEnumerable<DirectiveNode> Directives => nodes.SelectMany(node => node.Directives);

    public IEnumerable<FieldDefinitionNode> Fields => nodes.SelectMany(node => node switch
    {
        ObjectTypeDefinitionNode type => type.Fields,
        InterfaceTypeDefinitionNode type => type.Fields,
        _ => [],
    });

    public IEnumerable<NamedTypeNode> Interfaces => nodes.SelectMany(node => node switch
    {
        ObjectTypeDefinitionNode type => type.Interfaces,
        InterfaceTypeDefinitionNode type => type.Interfaces,
        _ => [],
    });

    /// <summary>The member types of a union; empty for any other type.</summary>
    public IEnumerable<NamedTypeNode> Members => nodes.OfType<UnionTypeDefinitionNode>().SelectMany(node => node.Types);

    /// <summary>The value names of an enum; empty for any other type.</summary>
    public IEnumerable<string> Values => nodes.OfType<EnumTypeDefinitionNode>().SelectMany(node => node.Values).Select(value => value.Name.Value);

    public DirectiveNode? Directive(string name) => Directives.FirstOrDefault(directive => directive.Name.Value == name);
}
