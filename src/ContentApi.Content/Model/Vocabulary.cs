using ContentApi.Content.Scalars;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>The directives that a content model is written with: those of <c>schema/directives.graphql</c>, built in.</summary>
public static class Vocabulary
{
    public const string Collection = "collection", Singleton = "singleton", Body = "body", From = "from", Unique = "unique",
        Inverse = "inverse", Searchable = "searchable", Tree = "tree", Constraint = "constraint";

    /// <summary>The key of a file whose values are the old public paths of its entry, in a type with a URL.</summary>
    public const string AliasesKey = "aliases";

    public static DocumentNode Document { get; } = EmbeddedSdl.Read("directives.graphql");

    public static IReadOnlyDictionary<string, DirectiveDefinitionNode> Directives { get; } =
        Document.Definitions.OfType<DirectiveDefinitionNode>().ToDictionary(directive => directive.Name.Value);

    /// <summary>Object types of the API that a field of a model may have, beside the scalars.</summary>
    public const string Markdown = "Markdown", Asset = "Asset", Entry = "Entry";

    /// <summary>The names of the API's types that a field of a model may have.</summary>
    public static IReadOnlySet<string> FieldTypeNames { get; } = new HashSet<string>([.. ContentScalars.All.Select(scalar => scalar.Name), Markdown, Asset, Entry]);

    /// <summary>Names that a type of a model cannot have: the API's own types and the roots of operations.</summary>
    public static IReadOnlySet<string> ReservedTypeNames { get; } = new HashSet<string>([.. SystemTypes.Names, "Mutation", "Subscription"]);

    /// <summary>Queries that do not come from a type, now or later.</summary>
    public static IReadOnlySet<string> ReservedQueryNames { get; } = new HashSet<string>(["node", "nodes", "route", "search", "snapshot"]);

    /// <summary>The fields of every content type.</summary>
    public static IReadOnlySet<string> ReservedFieldNames { get; } = SystemTypes.Entry.Fields.Select(field => field.Name.Value).ToHashSet();
}
