using System.Text;
using ContentApi.Content.Model;
using ContentApi.Content.Queries;
using ContentApi.Content.Queries.Facets;
using ContentApi.Content.Queries.Orders;
using ContentApi.Content.Queries.Pages;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Api;

/// <summary>
/// Builds the SDL of a content model's API, as syntax trees: the author's types with the fields that the API adds, and generated types
/// (connections, <c>Route</c>, <c>Query</c>).
/// </summary>
static class ApiDocument
{
    public static IEnumerable<DocumentNode> Build(ContentModel model, QueryInputs inputs)
    {
        yield return SystemTypesFor(model);
        yield return AuthorTypes(model);
        yield return Generated(GeneratedTypes(model, inputs));
    }

    static DocumentNode SystemTypesFor(ContentModel model)
    {
        var all = SystemTypes.For(model.HasOwnLink);
        if (model.Site.ServesRaw) return all;
        return new()
        {
            Location = all.Location, Source = all.Source,
            Definitions = [.. all.Definitions.Select(definition =>
                definition is ObjectTypeDefinitionNode { Name.Value: Vocabulary.Markdown } markdown ? Without(markdown, "raw") : definition)],
        };
    }

    static ObjectTypeDefinitionNode Without(ObjectTypeDefinitionNode type, string field) => new()
    {
        Location = type.Location, Source = type.Source, Description = type.Description, Name = type.Name, Interfaces = type.Interfaces,
        Fields = [.. type.Fields.Where(node => node.Name.Value != field)],
    };

    static DocumentNode AuthorTypes(ContentModel model)
    {
        var origin = SystemTypes.Document;
        var abstractTypes = model.Documents.SelectMany(document => document.Definitions).OfType<TypeDefinitionNode>().Select(node => node switch
        {
            InterfaceTypeDefinitionNode @interface => (DefinitionNode?)AsApiType(@interface, model),
            UnionTypeDefinitionNode union => new UnionTypeDefinitionNode
            {
                Location = union.Location, Source = union.Source, IsExtension = union.IsExtension, Description = union.Description,
                Name = union.Name, Types = union.Types,
            },
            EnumTypeDefinitionNode @enum => new EnumTypeDefinitionNode
            {
                Location = @enum.Location, Source = @enum.Source, IsExtension = @enum.IsExtension, Description = @enum.Description,
                Name = @enum.Name, Values = @enum.Values,
            },
            _ => null,
        });
        return new DocumentNode
        {
            Location = origin.Location, Source = origin.Source,
            Definitions = [.. model.Types.Select(AsApiType), .. abstractTypes.OfType<DefinitionNode>()],
        };
    }

    static ObjectTypeDefinitionNode AsApiType(ContentType type) => new()
    {
        Location = type.Node.Location, Source = type.Node.Source, Description = type.Node.Description, Name = type.Node.Name,
        Interfaces = [.. type.IsEntry ? [EntryName] : NoNames, .. type.Interfaces.Select(Named)],
        Fields =
        [
            .. type.IsEntry ? SystemTypes.Entry.Fields : [], .. type.Fields.Select(field => WithoutContentDirectives(field.Node)), .. TreeFieldsOf(type),
        ],
    };

    static IEnumerable<FieldDefinitionNode> TreeFieldsOf(ContentType type) => type.Fields.Where(field => field.Tree is not null).SelectMany(field =>
        ((ObjectTypeDefinitionNode)Generated($"type {type.Name} {{\n{TreeResolvers.FieldsSdl(field)}}}").Definitions[0]).Fields);

    static DocumentNode Generated(string sdl) => Parser.ParseDocument(new Source(sdl, "generated"), ParserOptions.TypeSystem);

    /// <summary>
    /// Returns an interface of the author's. One that only content types implement also implements <c>Entry</c>, so that clients can request an id and
    /// <c>sys</c> of its values.
    /// </summary>
    static InterfaceTypeDefinitionNode AsApiType(InterfaceTypeDefinitionNode node, ContentModel model)
    {
        var isEntry = !node.IsExtension && model.AbstractTypes.TryGetValue(node.Name.Value, out var types)
            && types.Count > 0 && types.All(type => type.IsEntry);
        return new()
        {
            Location = node.Location, Source = node.Source, IsExtension = node.IsExtension, Description = node.Description, Name = node.Name,
            Interfaces = [.. isEntry ? [EntryName] : NoNames, .. node.Interfaces],
            Fields = [.. isEntry ? SystemTypes.Entry.Fields : [], .. node.Fields.Select(WithoutContentDirectives)],
        };
    }

    static FieldDefinitionNode WithoutContentDirectives(FieldDefinitionNode field) => new()
    {
        Location = field.Location, Source = field.Source, Description = field.Description, Name = field.Name, Type = field.Type,
        Directives = [.. field.Directives.Where(directive => directive.Name.Value == "deprecated")],
    };

    static string Facets(ContentType type, QueryInputs inputs) => inputs.FacetsOf(type).Fields.Count == 0 ? "" :
        $"""
          "The number of entries on all pages for each value of some fields."
          facets(
            "The fields whose values are counted. Default: all fields that are not unique."
            fields: [{FacetInputs.NameOf(type)}!]
          ): [Facet!]!

        """;

    static readonly NamedTypeNode[] NoNames = [];
    static readonly NamedTypeNode EntryName = Named("Entry");

    static NamedTypeNode Named(string name)
    {
        var origin = SystemTypes.Entry;
        return new() { Location = origin.Location, Source = origin.Source, Name = new() { Location = origin.Location, Source = origin.Source, Value = name } };
    }

    static string GeneratedTypes(ContentModel model, QueryInputs inputs)
    {
        var sdl = new StringBuilder();
        sdl.Append(
            """
            "The content of one Git commit."
            type Query {
              "The Git commit from which this response is read."
              snapshot: Snapshot!
              "The entry with the id; null if there is none."
              node(id: ID!): Entry
              "The entries with the ids, in the same order; null in the place of an id without an entry."
              nodes(ids: [ID!]!): [Entry]!

            """);
        var routed = model.RoutedTypes.Select(type => type.Name).ToList();
        if (routed.Count > 0)
        {
            sdl.Append(
                $"""
                  "The entry at a public path of a site, or a redirect to another path or URL; null if there is neither."
                  route(
                    "{PathDescription}"
                    path: String!
                  ): Route

                """);
        }
        AppendSearch(sdl, inputs);
        foreach (var type in model.EntryTypes) AppendQueries(sdl, type, inputs);
        sdl.Append("}\n");
        if (routed.Count > 0)
            sdl.Append(
                $"""
                "The result of `route`: an entry of a type with public paths, or a redirect."
                union Route = {string.Join(" | ", [.. routed, "Redirect"])}

                """);
        foreach (var type in model.EntryTypes.Where(type => type.Kind == ContentTypeKind.Collection)) AppendConnection(sdl, type, inputs);
        sdl.Append(
            $$"""
            extend type EntrySys {
              "The entries that refer to this one in any field, also in fields of embedded objects, sorted by their paths."
              referencedBy(
                "Returns only entries that match all of these conditions."
                where: EntryFilter
            {{PageArgumentsSdl}}  ): EntryConnection!
            }

            """);
        foreach (var tree in model.Trees) sdl.Append(TreeResolvers.NodeSdl(tree));
        sdl.Append(inputs.Sdl);
        return sdl.ToString();
    }

    static void AppendQueries(StringBuilder sdl, ContentType type, QueryInputs inputs)
    {
        if (type.Kind == ContentTypeKind.Singleton)
        {
            sdl.Append($"  \"The only entry of type `{type.Name}`; null if its file is missing or cannot be served.\"\n  {type.SingularName}: {type.Name}\n");
            return;
        }
        var names = string.Concat(type.Fields.Where(Lookup.IsKey).Select(field => $"    {field.Name}: {((ScalarShape)field.Shape).Scalar}\n"));
        var lookup =
            $"""
                id: ID
                "{(type.Items is null ? PathArgument : ItemPathArgument)}"
                path: String
            {names}
            """;
        var neighbours = $"The neighbours of an entry of type `{type.Name}` in the list that `where` and `orderBy` select; null if there is no such entry. "
            + $"The entry is identified by exactly one of the arguments of `{type.SingularName}`.";
        var list =
            $"""
                "Returns only entries that match all of these conditions."
                where: {inputs.FilterOf(type)}
                "{OrdersDescription}"
                orderBy: [{OrderInputs.NameOf(type)}!]

            """;
        sdl.Append(
            $"""
              "The entry of type `{type.Name}` that the argument identifies; null if there is none. Exactly one argument must be given."
              {type.SingularName}(
            {lookup}  ): {type.Name}
              "{neighbours}"
              {QueryNameClashes.NeighboursName(type)}(
            {lookup}{list}  ): {type.Name}Neighbours
              "The entries of type `{type.Name}`, one page at a time."
              {type.PluralName}(
            {list}{(inputs.Searched.Contains(type) ? SearchArgument : "")}{PageArgumentsSdl}  ): {type.Name}Connection!

            """);
    }

    const string PathArgument = "The file's path inside the content root, with or without its extension.";

    const string ItemPathArgument = "The file's path inside the content root, with or without its extension, and `#` with the item's key.";

    const string PathDescription = "A public path, such as `/about`. A trailing slash, a query, needless percent-encoding and the Unicode form of "
        + "letters are ignored, and so is a fragment that no entry's public path has. "
        + "A path that differs from an entry's only in case gives a redirect.";

    static readonly string OrdersDescription = "Sorts by the first order, entries that are equal in it by the next, and finally by the path of the file "
        + $"and the position in it. At most {OrderInputs.MaxTerms} orders. Default: by path and position.";

    const string WordsDescription = "Words that must all occur, whatever their case and accents. "
        + """`\"a phrase\"` matches these words in sequence, `begin*` matches words that begin so, """
        + "and `-` before any of these excludes entries in which it occurs.";

    const string SearchArgument =
        """
            "Returns only entries in which the words are found, written as in the argument `query` of `search`. Without `orderBy` the best match is the first."
            search: String

        """;

    static readonly string PageArgumentsSdl =
        $"""
            "The maximum number of entries, from the beginning of the list: 0 to {PageArguments.MaxSize}. Default without `last`: {PageArguments.DefaultSize}."
            first: Int
            "Returns only entries after this cursor."
            after: String
            "The maximum number of entries, from the end of the list: 0 to {PageArguments.MaxSize}."
            last: Int
            "Returns only entries before this cursor."
            before: String

        """;

    static void AppendSearch(StringBuilder sdl, QueryInputs inputs)
    {
        if (inputs.Searched.Count == 0) return;
        sdl.Append(
            $"""
              "The entries of all types in which words are found, the best match first."
              search(
                "{WordsDescription}"
                query: String!
                "Returns only entries of these types."
                types: [SearchedType!]
                "Returns only entries that match all of these conditions as well."
                where: EntryFilter
            {PageArgumentsSdl}  ): SearchConnection!

            """);
    }

    static void AppendConnection(StringBuilder sdl, ContentType type, QueryInputs inputs) => sdl.Append(
        $$"""
        "A page of a list of entries of type `{{type.Name}}` (Relay's Cursor Connections specification)."
        type {{type.Name}}Connection {
          edges: [{{type.Name}}Edge!]!
          "The entries on the page, without their cursors."
          nodes: [{{type.Name}}!]!
          pageInfo: PageInfo!
          "The number of entries on all pages."
          totalCount: Int!
        {{Facets(type, inputs)}}}
        "The entries before and after an entry of type `{{type.Name}}` in a list."
        type {{type.Name}}Neighbours {
          "The entry before it; null if it is the first."
          previous: {{type.Name}}
          "The entry after it; null if it is the last."
          next: {{type.Name}}
        }
        "An entry of type `{{type.Name}}` in a list."
        type {{type.Name}}Edge {
          "The entry's position in the list, as a value for `after` and `before`."
          cursor: String!
          node: {{type.Name}}!
        {{(inputs.Searched.Contains(type) ? "  \"The places where `search` matches the entry; null without `search`.\"\n  match: SearchMatch\n" : "")}}}

        """);
}
