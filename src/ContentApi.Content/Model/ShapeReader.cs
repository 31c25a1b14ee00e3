using ContentApi.Content.Diagnostics;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>Reads the type of a field in SDL as the shape of its values.</summary>
sealed class ShapeReader(
    ModelDeclarations declarations, IReadOnlyDictionary<string, ContentType> types,
    IReadOnlyDictionary<string, IReadOnlyList<ContentType>> abstractTypes, ModelFaults faults)
{
    /// <returns>
    /// The shape; null if the type is unknown or not allowed for a field, which a diagnostic of this class or of <see cref="SchemaRules"/> reports.
    /// </returns>
    /// <remarks>Recursive: the parser limits the nesting of list types.</remarks>
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
        if (name == Vocabulary.Link && declarations.Find(name) is null) return new LinkShape([.. types.Values.Where(type => type.IsEntry)], isRequired);
        if (name == Vocabulary.Entry) return new ReferenceShape(name, [.. types.Values.Where(type => type.IsEntry)], isRequired);
        if (Vocabulary.ReservedTypeNames.Contains(name))
        {
            faults.Add(DiagnosticRules.ModelUnsupported, node, $"The type {name} belongs to the API and cannot be the type of a content field.");
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
        if (possible.Count > 0)
        {
            var shape = Of(node.Name.Value, possible, isRequired);
            if (shape is not EmbeddedShape embedded) return shape;
            return embedded with { Discriminator = Discriminators.KeyOf(declarations.Find(node.Name.Value)!, faults) };
        }
        faults.Add(DiagnosticRules.ModelUnsupported, node, $"No type implements {node.Name.Value}, so the field can never have a value.");
        return null;
    }

    // ModelAssembler reports an abstract type with both content types and embedded types.
    static ValueShape Of(string name, IReadOnlyList<ContentType> possible, bool isRequired) =>
        possible[0].IsEntry ? new ReferenceShape(name, possible, isRequired) : new EmbeddedShape(name, possible, isRequired);
}
