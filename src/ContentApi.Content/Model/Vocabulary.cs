using ContentApi.Content.Scalars;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>The built-in directives of a content model, which <c>schema/directives.graphql</c> defines, and the names that a model cannot use.</summary>
public static class Vocabulary
{
    public const string Collection = "collection", Singleton = "singleton", Body = "body", From = "from", Unique = "unique",
        Inverse = "inverse", Searchable = "searchable", Tree = "tree", Constraint = "constraint", Site = "site",
        Aliases = "aliases", RedirectTo = "redirectTo", Discriminator = "discriminator", Split = "split";

    /// <summary>The YAML key for the old public paths of an entry, whose type has a URL.</summary>
    public const string AliasesKey = "aliases";

    public static DocumentNode Document { get; } = EmbeddedSdl.Read("directives.graphql");

    public static IReadOnlyDictionary<string, DirectiveDefinitionNode> Directives { get; } =
        Document.Definitions.OfType<DirectiveDefinitionNode>().ToDictionary(directive => directive.Name.Value);

    /// <summary>The types of the directives' arguments, which a copy of <c>directives.graphql</c> in a model defines as well.</summary>
    public static IReadOnlyDictionary<string, TypeDefinitionNode> ArgumentTypes { get; } =
        Document.Definitions.OfType<TypeDefinitionNode>().ToDictionary(type => type.Name.Value);

    /// <summary>The names of the API's types, other than scalars, that a field of a model may have.</summary>
    public const string Markdown = "Markdown", Asset = "Asset", Entry = "Entry", Link = "Link";

    /// <summary>The name of the generated enum of the directions of orders.</summary>
    public const string OrderDirection = "OrderDirection";

    /// <summary>The names of all types of the API that a field of a model may have.</summary>
    public static IReadOnlySet<string> FieldTypeNames { get; } =
        new HashSet<string>([.. ContentScalars.All.Select(scalar => scalar.Name), Markdown, Asset, Entry, Link]);

    /// <summary>
    /// The names that a type of a model cannot have: those of the API's types, of the scalars and of the root operation types. A model may have a type
    /// <c>Link</c> of its own, in the place of the API's.
    /// </summary>
    public static IReadOnlySet<string> ReservedTypeNames { get; } =
        new HashSet<string>([.. SystemTypes.Names.Where(name => name != Link), .. ContentScalars.All.Select(scalar => scalar.Name), .. ArgumentTypes.Keys,
            OrderDirection, "Mutation", "Subscription"]);

    /// <summary>The names of queries that are not generated from a content type, including names that later versions may use.</summary>
    public static IReadOnlySet<string> ReservedQueryNames { get; } = new HashSet<string>(["node", "nodes", "route", "search", "snapshot"]);

    /// <summary>The names of the fields that the API adds to every content type.</summary>
    public static IReadOnlySet<string> ReservedFieldNames { get; } = SystemTypes.Entry.Fields.Select(field => field.Name.Value).ToHashSet();
}
