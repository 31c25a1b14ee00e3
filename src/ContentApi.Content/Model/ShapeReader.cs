using ContentApi.Content.Diagnostics;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>Reads the type of a field as the shape of its value.</summary>
sealed class ShapeReader(
    ModelDeclarations declarations, IReadOnlyDictionary<string, ContentType> types,
    IReadOnlyDictionary<string, IReadOnlyList<ContentType>> abstractTypes, ModelFaults faults)
{
    /// <returns>Null where the type is unknown or cannot be that of a field; a rule of the type system or a fault says so.</returns>
    /// <remarks>Recursive; the parser bounds how deep list types stand inside each other.</remarks>
    public ValueShape? Read(TypeNode type)
    {
        var isRequired = type is NonNullTypeNode;
        return (isRequired ? ((NonNullTypeNode)type).Type : type) switch
        {
            ListTypeNode list => Read(list.Type) is { } item ? new ListShape(item, isRequired) : null,
            NamedTypeNode name => Named(name, isRequired),
            _ => null,
        };
    }

    ValueShape? Named(NamedTypeNode node, bool isRequired)
    {
        var name = node.Name.Value;
        if (ContentScalars.Find(name) is { } scalar) return new ScalarShape(scalar, isRequired);
        if (name == Vocabulary.Markdown) return new MarkdownShape(isRequired);
        if (name == Vocabulary.Asset) return new AssetShape(isRequired);
        if (name == Vocabulary.Entry) return new ReferenceShape(name, [.. types.Values.Where(type => type.IsEntry)], isRequired);
        if (Vocabulary.ReservedTypeNames.Contains(name))
        {
            faults.Add(DiagnosticRules.ModelUnsupported, node, $"The type {name} belongs to the API; content cannot have values of it.");
            return null;
        }
        if (types.TryGetValue(name, out var type)) return Of(name, [type], isRequired);
        return declarations.Find(name)?.Definition switch
        {
            EnumTypeDefinitionNode => new EnumShape(name, [.. declarations.Find(name)!.Values], isRequired),
            InterfaceTypeDefinitionNode or UnionTypeDefinitionNode => Abstract(node, abstractTypes[name], isRequired),
            _ => null,
        };
    }

    ValueShape? Abstract(NamedTypeNode node, IReadOnlyList<ContentType> possible, bool isRequired)
    {
        if (possible.Count > 0) return Of(node.Name.Value, possible, isRequired);
        faults.Add(DiagnosticRules.ModelUnsupported, node, $"No type implements {node.Name.Value}, so the field can never have a value.");
        return null;
    }

    // A mixture is reported where the abstract type is declared.
    static ValueShape Of(string name, IReadOnlyList<ContentType> possible, bool isRequired) =>
        possible[0].IsEntry ? new ReferenceShape(name, possible, isRequired) : new EmbeddedShape(name, possible, isRequired);
}
