using System.Text;
using ContentApi.Content.Model;
using ContentApi.Content.Queries.Facets;
using ContentApi.Content.Queries.Filters;
using ContentApi.Content.Queries.Orders;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Execution;

namespace ContentApi.Content.Queries;

/// <summary>The input types of a content model's API, and how arguments of them are read.</summary>
sealed class QueryInputs
{
    readonly FilterInputs filters;
    readonly OrderInputs orders;
    readonly Dictionary<ContentType, FacetInputs> facets;

    public QueryInputs(ContentModel model)
    {
        Paths = new(model);
        filters = new(model, Paths);
        orders = new(model, Paths);
        facets = model.EntryTypes.ToDictionary(type => type, type => new FacetInputs(type));
        var sdl = new StringBuilder();
        filters.AppendSdl(sdl);
        orders.AppendSdl(sdl);
        foreach (var inputs in facets.Values) inputs.AppendSdl(sdl);
        Sdl = sdl.ToString();
    }

    public ValuePaths Paths { get; }

    /// <summary>The definitions of all input types and their enums.</summary>
    public string Sdl { get; }

    public string FilterOf(ContentType type) => filters.Of(type).Name;

    public FacetInputs FacetsOf(ContentType type) => facets[type];

    /// <exception cref="GraphQLException">A null in a filter, too many orders, a size out of range, a cursor that is not of this list.</exception>
    public ConnectionArguments Read(ArgumentValues arguments, ContentType type) => new(
        arguments.Get<ArgumentValues>("where") is { } where ? filters.Of(type).Read(where) : null,
        orders.Read(arguments.Get<IReadOnlyList<object?>>("orderBy"), type),
        PageArguments.Read(arguments, type));
}
