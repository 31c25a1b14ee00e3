using ContentApi.Content.Model;
using ContentApi.Content.Queries.Pages;
using ContentApi.Content.Routes;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Building;

namespace ContentApi.Content.Api;

/// <summary>
/// Binds the fields of <c>Query</c> that do not belong to a type (<c>snapshot</c>, <c>node</c>, <c>nodes</c>, <c>route</c>), and the singular queries.
/// </summary>
static class RootResolvers
{
    public static void Bind(SchemaBuilder schema, ContentModel model)
    {
        schema.Resolve("Query.snapshot", (_, in context) => SnapshotReader.Of(context).Commit());
        schema.Resolve("Query.node", (_, in context) => SnapshotReader.Of(context).FindById(context.Arguments.Get<string>("id")!));
        schema.Resolve("Query.nodes", (_, in context) =>
        {
            var content = SnapshotReader.Of(context);
            var ids = context.Arguments.Get<IReadOnlyList<object?>>("ids")!;
            PageArguments.CheckSize("ids", ids.Count);
            return ids.Select(id => content.FindById((string)id!)).ToArray();
        });
        schema.ListSize("Query.nodes", arguments => arguments.Get<IReadOnlyList<object?>>("ids") is { Count: <= PageArguments.MaxSize } ids ? ids.Count : 0);
        if (model.RoutedTypes.Any())
            schema.Resolve("Query.route", (_, in context) => SnapshotReader.Of(context).FindRoute(context.Arguments.Get<string>("path")!));

        foreach (var type in model.EntryTypes)
        {
            if (type.Kind == ContentTypeKind.Collection) schema.Resolve($"Query.{type.SingularName}", new Lookup(type).Resolve);
            else schema.Resolve($"Query.{type.SingularName}", (_, in context) => SnapshotReader.Of(context).Singleton(type));
        }
    }

    public static void BindRedirect(SchemaBuilder schema)
    {
        schema.Resolve("Redirect.to", (source, in _) => ((Redirect)source!).To);
        schema.Resolve("Redirect.status", (source, in _) => ((Redirect)source!).Status);
        schema.Resolve("Redirect.isPermanent", (source, in _) => ((Redirect)source!).IsPermanent);
        schema.Resolve("Redirect.entry", (source, in _) => ((Redirect)source!).Entry);
    }

    public static void BindSnapshot(SchemaBuilder schema)
    {
        schema.Resolve("Snapshot.oid", (source, in _) => ((ContentSnapshot)source!).Commit.Oid.ToString());
        schema.Resolve("Snapshot.ref", (source, in _) => ((ContentSnapshot)source!).Reference);
        schema.Resolve("Snapshot.committedDate", (source, in _) => ((ContentSnapshot)source!).Commit.CommittedDate);
        schema.Resolve("Snapshot.author", (source, in _) => ((ContentSnapshot)source!).Commit.Author.Name);
        schema.Resolve("Snapshot.message", (source, in _) => ((ContentSnapshot)source!).Commit.Message);
    }
}
