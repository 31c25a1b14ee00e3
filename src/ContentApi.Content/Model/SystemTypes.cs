using ContentApi.Content.Strings;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>The types that every content API has, whatever the content model: read from <c>System.graphql</c>.</summary>
public static class SystemTypes
{
    /// <summary>The definitions, in the order of the file.</summary>
    public static DocumentNode Document { get; } = EmbeddedSdl.Read("System.graphql");

    /// <summary>The names that a content model cannot give to a type of its own.</summary>
    public static IReadOnlySet<string> Names { get; } =
        Document.Definitions.OfType<TypeDefinitionNode>().Select(type => type.Name.Value).Append("Query").Append("Route").ToHashSet();

    /// <summary><c>interface Entry</c>, whose fields every content type has.</summary>
    public static InterfaceTypeDefinitionNode Entry { get; } = Document.Definitions.OfType<InterfaceTypeDefinitionNode>().Single();
}
