using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Queries;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Content.Api;

/// <summary>The plural query of a collection and the types of its answer.</summary>
static class ConnectionResolvers
{
    public static void Bind(SchemaBuilder schema, ContentType type)
    {
        schema.Resolve($"Query.{type.PluralName}", (_, in context) =>
            Connection.Of(((ContentSnapshot)context.State!).Entries(type), PageArguments.Read(context.Arguments, type)));
        schema.ListSize($"Query.{type.PluralName}", PageArguments.LongestPage, "edges", "nodes");

        // The edges and the nodes are the same list, read through different fields; so is what PageInfo is read from.
        schema.Resolve($"{type.Name}Connection.edges", (source, in _) => source);
        schema.Resolve($"{type.Name}Connection.nodes", (source, in _) => source);
        schema.Resolve($"{type.Name}Connection.pageInfo", (source, in _) => source);
        schema.Resolve($"{type.Name}Connection.totalCount", (source, in _) => ((Connection)source!).TotalCount);
        schema.Resolve($"{type.Name}Edge.cursor", (source, in _) => Cursor.Encode((Entry)source!));
        schema.Resolve($"{type.Name}Edge.node", (source, in _) => source);
    }

    public static void BindPageInfo(SchemaBuilder schema)
    {
        schema.Resolve("PageInfo.hasNextPage", (source, in _) => ((Connection)source!).HasNextPage);
        schema.Resolve("PageInfo.hasPreviousPage", (source, in _) => ((Connection)source!).HasPreviousPage);
        schema.Resolve("PageInfo.startCursor", (source, in _) => source is Connection { Count: > 0 } page ? Cursor.Encode(page[0]) : null);
        schema.Resolve("PageInfo.endCursor", (source, in _) => source is Connection { Count: > 0 } page ? Cursor.Encode(page[^1]) : null);
    }
}
