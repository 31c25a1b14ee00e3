using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Queries;
using ContentApi.Content.Queries.Facets;
using ContentApi.Content.Queries.Pages;
using ContentApi.Content.Search;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Api;

/// <summary>Binds the plural query of a collection, and the types of its result.</summary>
static class ConnectionResolvers
{
    const int MaxHighlights = 20, MaxHighlightLength = 1_000;

    public static void Bind(SchemaBuilder schema, ContentType type, QueryInputs inputs)
    {
        var (query, connection) = ($"Query.{type.PluralName}", $"{type.Name}Connection");
        var entries = inputs.Paths.Of(type);
        schema.BindArguments(query, arguments => inputs.Read(arguments, type));
        schema.Resolve(query, (_, in context) => Connection.Of(entries, (ConnectionArguments)context.Arguments.Bound!, ScopeOf(type, context)));
        schema.ListSize(query, PageArguments.LongestPage, "edges", "nodes");

        BindConnection(schema, connection, $"{type.Name}Edge");
        BindNeighbours(schema, type, inputs);
        if (inputs.Searched.Contains(type))
            schema.Resolve($"{type.Name}Edge.match", (source, in _) => source as FoundEdge);
        if (inputs.FacetsOf(type) is { Fields.Count: > 0 } facets) BindFacets(schema, $"{connection}.facets", facets);
    }

    /// <summary>Binds the types that all connections share, and the connection of <c>search</c>.</summary>
    public static void BindSystem(SchemaBuilder schema, QueryInputs inputs)
    {
        BindConnection(schema, "EntryConnection", "EntryEdge");
        BindConnection(schema, "SearchConnection", "SearchEdge");
        schema.Resolve("SearchEdge.match", (source, in _) => source);
        schema.Resolve("SearchMatch.score", (source, in _) => ((FoundEdge)source!).Score);
        schema.Resolve("SearchMatch.highlights", (source, in context) =>
        {
            var edge = (FoundEdge)source!;
            var (count, length) = (InRange(context.Arguments, "first", 0, MaxHighlights), InRange(context.Arguments, "length", 1, MaxHighlightLength));
            return Highlighter.Of(edge.Entry, edge.Search, count, length, context.Meter);
        });
        schema.ListSize("SearchMatch.highlights", arguments => Math.Clamp(arguments.Get<int>("first"), 0, MaxHighlights));
        schema.Resolve("SearchHighlight.field", (source, in _) => ((Highlight)source!).Field);
        schema.Resolve("SearchHighlight.html", (source, in _) => ((Highlight)source!).Html);
        schema.Resolve("SearchHighlight.heading", (source, in _) => ((Highlight)source!).Heading);
        if (inputs.Searched.Count > 0)
        {
            schema.BindArguments("Query.search", arguments => inputs.ReadSearch(arguments));
            schema.Resolve("Query.search", (_, in context) =>
            {
                var (arguments, types) = ((ConnectionArguments, IReadOnlySet<ContentType>))context.Arguments.Bound!;
                return Connection.OfSearch(types, arguments, QueryScope.Of(context));
            });
            schema.ListSize("Query.search", PageArguments.LongestPage, "edges", "nodes");
        }

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

    /// <summary>
    /// Binds a connection and its edge. Nodes and edges are the same list of entries, and <c>PageInfo</c> is read from the connection. Only the edges of a
    /// search have more than their entry.
    /// </summary>
    static void BindConnection(SchemaBuilder schema, string connection, string edge)
    {
        schema.Resolve($"{connection}.edges", (source, in _) =>
            ((Connection)source!) is { IsSearch: true } search ? search.Edges() : ((Connection)source!).Items);
        schema.Resolve($"{connection}.nodes", (source, in _) => ((Connection)source!).Items);
        schema.ResolveSelf($"{connection}.pageInfo");
        schema.Resolve($"{connection}.totalCount", (source, in _) => ((Connection)source!).TotalCount);
        schema.Resolve($"{edge}.cursor", (source, in _) => Cursor.Encode(EntryOf(source)));
        schema.Resolve($"{edge}.node", (source, in _) => EntryOf(source));
    }

    /// <summary>Returns a scope of the type's entries alone, unless a filter, order or search may follow references to others.</summary>
    static QueryScope ScopeOf(ContentType type, in FieldContext context) =>
        context.Arguments.Bound is ConnectionArguments { IsOwn: true } ? QueryScope.Of(type, context) : QueryScope.Of(context);

    static void BindNeighbours(SchemaBuilder schema, ContentType type, QueryInputs inputs)
    {
        var (query, entries, lookup) = ($"Query.{QueryNameClashes.NeighboursName(type)}", inputs.Paths.Of(type), new Lookup(type));
        schema.BindArguments(query, arguments => inputs.Read(arguments, type));
        schema.Resolve(query, (source, in context) => lookup.Resolve(source, context) is Entry entry
            ? new Neighbours(entry, entries, (ConnectionArguments)context.Arguments.Bound!, QueryScope.Of(context)) : null);
        schema.Resolve($"{type.Name}Neighbours.previous", (source, in _) => ((Neighbours)source!).Previous);
        schema.Resolve($"{type.Name}Neighbours.next", (source, in _) => ((Neighbours)source!).Next);
    }

    static Entry EntryOf(object? edge) => edge as Entry ?? ((FoundEdge)edge!).Entry;

    static int InRange(ArgumentValues arguments, string name, int from, int to) => arguments.Get<int>(name) is var value && value >= from && value <= to
        ? value
        : throw new GraphQLException($"Argument \"{name}\" must be {from} to {to}; {value} was given.", ErrorCodes.BadUserInput);

    static void BindFacets(SchemaBuilder schema, string coordinate, FacetInputs facets)
    {
        schema.BindArguments(coordinate, arguments => facets.Read(arguments.Get<IReadOnlyList<object?>>("fields")));
        schema.Resolve(coordinate, (source, in context) =>
        {
            var scope = QueryScope.Of(context);
            return ((IReadOnlyList<ContentField>)context.Arguments.Bound!)
                .Select(field => Facet.Of(((Connection)source!).Selection, field, scope)).ToList();
        });
        schema.ListSize(coordinate, arguments => facets.Read(arguments.Get<IReadOnlyList<object?>>("fields")).Count);
    }
}
