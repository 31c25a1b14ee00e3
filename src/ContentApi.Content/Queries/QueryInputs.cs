using System.Text;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Queries.Facets;
using ContentApi.Content.Queries.Filters;
using ContentApi.Content.Queries.Orders;
using ContentApi.Content.Queries.Pages;
using ContentApi.Content.Search;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries;

/// <summary>The input types of a content model's API: writes their definitions in SDL, and reads arguments of these types.</summary>
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
        Searched = [.. model.EntryTypes.Where(SearchText.IsSearched)];
        var sdl = new StringBuilder();
        filters.AppendSdl(sdl);
        orders.AppendSdl(sdl);
        foreach (var inputs in facets.Values) inputs.AppendSdl(sdl);
        if (Searched.Count > 0)
        {
            sdl.Append("\"The content types with fields that are searched.\"\n");
            sdl.Append($"enum SearchedType {{\n{string.Concat(Searched.Select(type => $"  {type.Name}\n"))}}}\n");
        }
        Sdl = sdl.ToString();
    }

    public ValuePaths Paths { get; }

    /// <summary>The content types with <c>@searchable</c> fields.</summary>
    public IReadOnlyList<ContentType> Searched { get; }

    /// <summary>The definitions of all input types and their enums.</summary>
    public string Sdl { get; }

    /// <summary>The name of the filter type of a content type.</summary>
    public string FilterOf(ContentType type) => filters.Of(type).Name;

    public FacetInputs FacetsOf(ContentType type) => facets[type];

    /// <summary>Reads the arguments of a list of entries of any type.</summary>
    /// <inheritdoc cref="Read"/>
    public ConnectionArguments ReadEntries(ArgumentValues arguments) => new(FilterOfEntries(arguments), null, null, PageArguments.Read(arguments, null));

    /// <summary>Reads the arguments of a search, and the types to search.</summary>
    /// <inheritdoc cref="Read"/>
    public (ConnectionArguments Arguments, IReadOnlySet<ContentType> Types) ReadSearch(ArgumentValues arguments) => (
        new(
            FilterOfEntries(arguments),
            SearchQuery.Parse(arguments.Get<string>("query")!), null, PageArguments.Read(arguments, null)),
        arguments.Get<IReadOnlyList<object?>>("types") is { } names ? Searched.Where(type => names.Contains(type.Name)).ToHashSet() : Searched.ToHashSet());

    Filter? FilterOfEntries(ArgumentValues arguments) => arguments.Get<ArgumentValues>("where") is { } where ? filters.OfEntries.Read(where) : null;

    /// <summary>Reads the arguments of a list of entries of one type.</summary>
    /// <exception cref="GraphQL.Contract.GraphQLException">
    /// A filter has a null operator or too many values, a search too many words, or an order too many terms; a size is out of range, or a cursor is not one
    /// of this list.
    /// </exception>
    public ConnectionArguments Read(ArgumentValues arguments, ContentType type) => new(
        arguments.Get<ArgumentValues>("where") is { } where ? filters.Of(type).Read(where) : null,
        arguments.Get<string>("search") is { } search ? SearchQuery.Parse(search) : null,
        orders.Read(arguments.Get<IReadOnlyList<object?>>("orderBy"), type),
        PageArguments.Read(arguments, type));
}
