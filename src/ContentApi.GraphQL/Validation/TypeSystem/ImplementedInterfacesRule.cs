using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>
/// A type implements only interfaces, each once, and not itself. It also implements the interfaces of its interfaces (specification, 3.6 and 3.7).
/// </summary>
sealed class ImplementedInterfacesRule : TypeRule<FieldsType>
{
    protected override void Check(FieldsType type, ValidationContext context)
    {
        foreach (var group in InterfaceNodes(type).GroupBy(node => node.Name.Value))
        {
            NamedTypeNode[] nodes = [.. group];
            switch (context.Schema.FindType(group.Key))
            {
                case null: // KnownTypeNamesRule reports it.
                    break;
                case InterfaceType implemented when implemented == type:
                    context.Report($"Type {type} cannot implement itself because it would create a circular reference.", nodes);
                    break;
                case InterfaceType implemented:
                    if (nodes.Length > 1) context.Report($"Type {type} can only implement {implemented} once.", nodes);
                    CheckAncestors(type, implemented, nodes, context);
                    break;
                case var other:
                    context.Report($"Type {type} must only implement Interface types, it cannot implement {other}.", nodes);
                    break;
            }
        }
    }

    static void CheckAncestors(FieldsType type, InterfaceType implemented, NamedTypeNode[] nodes, ValidationContext context)
    {
        foreach (var ancestor in implemented.Interfaces)
        {
            if (type.Interfaces.Contains(ancestor)) continue;
            context.Report(
                ancestor == type
                    ? $"Type {type} cannot implement {implemented} because it would create a circular reference."
                    : $"Type {type} must implement {ancestor} because it is implemented by {implemented}.",
                [.. InterfaceNodes(implemented).Where(node => node.Name.Value == ancestor.Name), .. nodes]);
        }
    }

    static IEnumerable<NamedTypeNode> InterfaceNodes(FieldsType type) => type.Nodes.SelectMany(node => node switch
    {
        ObjectTypeDefinitionNode definition => definition.Interfaces,
        InterfaceTypeDefinitionNode definition => definition.Interfaces,
        _ => [],
    });
}
