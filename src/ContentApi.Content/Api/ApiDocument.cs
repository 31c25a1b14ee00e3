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
/// The SDL of a content model's API, as syntax: the author's types with what the API adds to them, and the types made for them
/// (connections, <c>Route</c>, <c>Query</c>).
/// </summary>
static class ApiDocument
{
    public static IEnumerable<DocumentNode> Build(ContentModel model, QueryInputs inputs)
    {
        yield return SystemTypes.Document;
        yield return AuthorTypes(model);
        yield return Generated(GeneratedTypes(model, inputs));
    }

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
        Fields = [.. type.IsEntry ? SystemTypes.Entry.Fields : [], .. type.Fields.Select(field => WithoutContentDirectives(field.Node)), .. TreeFieldsOf(type)],
    };

    static IEnumerable<FieldDefinitionNode> TreeFieldsOf(ContentType type) => type.Fields.Where(field => field.Tree is not null).SelectMany(field =>
        ((ObjectTypeDefinitionNode)Generated($"type {type.Name} {{\n{TreeResolvers.FieldsSdl(field)}}}").Definitions[0]).Fields);

    static DocumentNode Generated(string sdl) => Parser.ParseDocument(new Source(sdl, "generated"), ParserOptions.TypeSystem);

    /// <summary>An interface that only content types implement is itself an <c>Entry</c>, so that a client can ask its values for their id.</summary>
    static InterfaceTypeDefinitionNode AsApiType(InterfaceTypeDefinitionNode node, ContentModel model)
    {
        var isEntry = !node.IsExtension && model.AbstractTypes.TryGetValue(node.Name.Value, out var types) && types.Count > 0 && types.All(type => type.IsEntry);
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
          "How many entries on all pages have each value of some fields."
          facets(
            "Which fields; without it all whose values are not unique."
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
              "The commit that this answer is read from."
              snapshot: Snapshot!
              "The entry with that id; null where there is none."
              node(id: ID!): Entry
              "The entries with these ids in their order; null in the place of each that there is not."
              nodes(ids: [ID!]!): [Entry]!

            """);
        var routed = model.RoutedTypes.Select(type => type.Name).ToList();
        if (routed.Count > 0)
        {
            sdl.Append(
                """
                  "What a site shows at a public path, or where it leads instead; null where there is nothing."
                  route(
                    "As in `/about`. A trailing slash, a query, a fragment and needless percent-encoding do not matter; other capitals are redirected."
                    path: String!
                  ): Route

                """);
        }
        AppendSearch(sdl, inputs);
        foreach (var type in model.EntryTypes) AppendQueries(sdl, type, inputs);
        sdl.Append("}\n");
        if (routed.Count > 0) sdl.Append($"\"What may be found at a public path: every type that has one, and redirects.\"\nunion Route = {string.Join(" | ", [.. routed, "Redirect"])}\n");
        foreach (var type in model.EntryTypes.Where(type => type.Kind == ContentTypeKind.Collection)) AppendConnection(sdl, type, inputs);
        sdl.Append(
            $$"""
            extend type EntrySys {
              "The entries that refer to this one by any field, also from within embedded objects, by the order of their paths."
              referencedBy(
                "Only those for which all of this holds."
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
            sdl.Append($"  \"The one {type.Name}; null where its file is missing or has an error.\"\n  {type.SingularName}: {type.Name}\n");
            return;
        }
        var names = string.Concat(type.Fields.Where(Lookup.IsKey).Select(field => $"    {field.Name}: {((ScalarShape)field.Shape).Scalar}\n"));
        var lookup =
            $"""
                id: ID
                "The file's path inside the content root, with or without its extension."
                path: String
            {names}
            """;
        var list =
            $"""
                "Only those for which all of this holds."
                where: {inputs.FilterOf(type)}
                "By the first of these, entries that are alike there by the second, and so on, at last by their ids; at most {OrderInputs.MaxTerms}. Without it: by their ids."
                orderBy: [{OrderInputs.NameOf(type)}!]

            """;
        sdl.Append(
            $"""
              "The {type.Name} that the argument names, exactly one being given; null where there is none."
              {type.SingularName}(
            {lookup}  ): {type.Name}
              "What comes before and after a {type.Name} in a list; null where there is no such {type.Name}. It is named as in `{type.SingularName}`, by exactly one argument."
              {QueryNameClashes.NeighboursName(type)}(
            {lookup}{list}  ): {type.Name}Neighbours
              "The entries of type {type.Name}, a page at a time."
              {type.PluralName}(
            {list}{(inputs.Searched.Contains(type) ? SearchArgument : "")}{PageArgumentsSdl}  ): {type.Name}Connection!

            """);
    }

    const string SearchArgument =
        """
            "Only those in which these words are found, the best first unless `orderBy` says otherwise: see `search`."
            search: String

        """;

    static readonly string PageArgumentsSdl =
        $"""
            "The size of the page, counted from the beginning: 0 to {PageArguments.MaxSize}. Without `first` and `last`: {PageArguments.DefaultSize}."
            first: Int
            "Only what comes after this cursor."
            after: String
            "The size of the page, counted from the end: 0 to {PageArguments.MaxSize}."
            last: Int
            "Only what comes before this cursor."
            before: String

        """;

    static void AppendSearch(StringBuilder sdl, QueryInputs inputs)
    {
        if (inputs.Searched.Count == 0) return;
        sdl.Append(
            $"""
              "The entries of all types in which words are found, the best first."
              search(
                "Words that must all be found, in any form of capitals and accents; `\"several in quotes\"` stand together, `begin*` stands for what begins so, and `-` before any of these for what must not be found."
                query: String!
                "Only entries of these types."
                types: [SearchedType!]
                "Only those for which all of this holds as well."
                where: EntryFilter
            {PageArgumentsSdl}  ): SearchConnection!

            """);
    }

    static void AppendConnection(StringBuilder sdl, ContentType type, QueryInputs inputs) => sdl.Append(
        $$"""
        "A page of a list of {{type.Name}} (Relay's Cursor Connections specification)."
        type {{type.Name}}Connection {
          edges: [{{type.Name}}Edge!]!
          "The entries without their cursors."
          nodes: [{{type.Name}}!]!
          pageInfo: PageInfo!
          "How many there are on all pages."
          totalCount: Int!
        {{Facets(type, inputs)}}}
        "What stands beside a {{type.Name}} in a list."
        type {{type.Name}}Neighbours {
          "The entry before it; null for the first."
          previous: {{type.Name}}
          "The entry after it; null for the last."
          next: {{type.Name}}
        }
        "A {{type.Name}} in a list."
        type {{type.Name}}Edge {
          "The entry's place in the list, for `after` and `before`."
          cursor: String!
          node: {{type.Name}}!
        {{(inputs.Searched.Contains(type) ? "  \"What `search` has found in the entry; null without it.\"\n  match: SearchMatch\n" : "")}}}

        """);
}
