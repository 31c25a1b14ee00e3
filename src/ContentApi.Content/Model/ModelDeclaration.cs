using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>A type as the author declared it: its definition, with what extensions add to it.</summary>
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

    /// <summary>Of a union.</summary>
    public IEnumerable<NamedTypeNode> Members => nodes.OfType<UnionTypeDefinitionNode>().SelectMany(node => node.Types);

    /// <summary>Of an enum.</summary>
    public IEnumerable<string> Values => nodes.OfType<EnumTypeDefinitionNode>().SelectMany(node => node.Values).Select(value => value.Name.Value);

    public DirectiveNode? Directive(string name) => Directives.FirstOrDefault(directive => directive.Name.Value == name);
}
