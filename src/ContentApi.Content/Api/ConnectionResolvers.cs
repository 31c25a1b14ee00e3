using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Queries;
using ContentApi.Content.Queries.Facets;
using ContentApi.GraphQL.Execution;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Content.Api;

/// <summary>The plural query of a collection and the types of its answer.</summary>
static class ConnectionResolvers
{
    public static void Bind(SchemaBuilder schema, ContentType type, QueryInputs inputs)
    {
        var (query, connection) = ($"Query.{type.PluralName}", $"{type.Name}Connection");
        var entries = inputs.Paths.Of(type);
        schema.BindArguments(query, arguments => inputs.Read(arguments, type));
        schema.Resolve(query, (_, in context) => Connection.Of(entries, (ConnectionArguments)context.Arguments.Bound!, QueryScope.Of(context)));
        schema.ListSize(query, PageArguments.LongestPage, "edges", "nodes");

        // The edges and the nodes are the same list, read through different fields; so is what PageInfo is read from.
        schema.Resolve($"{connection}.edges", (source, in _) => source);
        schema.Resolve($"{connection}.nodes", (source, in _) => source);
        schema.Resolve($"{connection}.pageInfo", (source, in _) => source);
        schema.Resolve($"{connection}.totalCount", (source, in _) => ((Connection)source!).TotalCount);
        schema.Resolve($"{type.Name}Edge.cursor", (source, in _) => Cursor.Encode((Entry)source!));
        schema.Resolve($"{type.Name}Edge.node", (source, in _) => source);
        if (inputs.FacetsOf(type) is { Fields.Count: > 0 } facets) BindFacets(schema, $"{connection}.facets", facets);
    }

    /// <summary>The types that all connections share.</summary>
    public static void BindSystem(SchemaBuilder schema)
    {
        schema.Resolve("PageInfo.hasNextPage", (source, in _) => ((Connection)source!).HasNextPage);
        schema.Resolve("PageInfo.hasPreviousPage", (source, in _) => ((Connection)source!).HasPreviousPage);
        schema.Resolve("PageInfo.startCursor", (source, in _) => source is Connection { Count: > 0 } page ? Cursor.Encode(page[0]) : null);
        schema.Resolve("PageInfo.endCursor", (source, in _) => source is Connection { Count: > 0 } page ? Cursor.Encode(page[^1]) : null);

        schema.Resolve("Facet.field", (source, in _) => ((Facet)source!).Field.Name);
        schema.Resolve("Facet.distinctCount", (source, in _) => ((Facet)source!).Values.Count);
        schema.Resolve("Facet.values", (source, in context) => ((Facet)source!).Values.Take(PageArguments.Size(context.Arguments, "first")!.Value));
        schema.ListSize("Facet.values", arguments => arguments.Get<int>("first"));
        schema.Resolve("FacetValue.value", (source, in _) => ((FacetValue)source!).Value);
        schema.Resolve("FacetValue.entry", (source, in _) => ((FacetValue)source!).Entry);
        schema.Resolve("FacetValue.count", (source, in _) => ((FacetValue)source!).Count);
    }

    static void BindFacets(SchemaBuilder schema, string coordinate, FacetInputs facets)
    {
        schema.BindArguments(coordinate, arguments => facets.Read(arguments.Get<IReadOnlyList<object?>>("fields")));
        schema.Resolve(coordinate, (source, in context) =>
        {
            var scope = QueryScope.Of(context);
            return ((IReadOnlyList<ContentField>)context.Arguments.Bound!).Select(field => Facet.Of(((Connection)source!).Selection, field, scope)).ToList();
        });
        schema.ListSize(coordinate, arguments => facets.Read(arguments.Get<IReadOnlyList<object?>>("fields")).Count);
    }
}
