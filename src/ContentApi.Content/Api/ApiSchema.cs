using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Queries;
using ContentApi.Content.Routes;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Content.Api;

/// <summary>
/// Generates the GraphQL API of a content model. Requests run with the <see cref="Snapshots.ContentSnapshot"/> as their
/// <see cref="GraphQL.Contract.GraphQLRequest.State"/>, and no root value.
/// </summary>
public static class ApiSchema
{
    public static Schema Build(ContentModel model)
    {
        var schema = new SchemaBuilder();
        var inputs = new QueryInputs(model);
        foreach (var document in ApiDocument.Build(model, inputs)) schema.Add(document);

        foreach (var scalar in ContentScalars.All)
            if (scalar.Coercion is { } coercion) schema.Scalar(scalar.Name, coercion);

        RootResolvers.Bind(schema, model);
        RootResolvers.BindSnapshot(schema);
        RootResolvers.BindRedirect(schema);
        EntryResolvers.BindSys(schema, model, inputs);
        SourceFile.Bind(schema);
        AssetFile.Bind(schema);
        LinkResolvers.Bind(schema, model);
        MarkdownResolvers.Bind(schema, model.Site);
        ConnectionResolvers.BindSystem(schema, inputs);
        foreach (var type in model.Types)
        {
            EntryResolvers.Bind(schema, type);
            if (type.Kind == ContentTypeKind.Collection) ConnectionResolvers.Bind(schema, type, inputs);
        }

        foreach (var tree in model.Trees) TreeResolvers.BindNode(schema, tree);

        TypeResolver typeName = value => ((ContentObject)value).Type.Name;
        schema.ResolveType("Entry", typeName);
        if (model.RoutedTypes.Any()) schema.ResolveType("Route", value => value is Redirect ? nameof(Redirect) : typeName(value));
        foreach (var name in model.AbstractTypes.Keys) schema.ResolveType(name, typeName);
        return schema.Build();
    }
}
