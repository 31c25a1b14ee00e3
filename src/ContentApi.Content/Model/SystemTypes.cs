using ContentApi.Content.Scalars;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>The types that every content API has, whatever the content model: the scalars, and the types of <c>System.graphql</c>.</summary>
public static class SystemTypes
{
    /// <summary>The definitions: first the scalars, then those of the file in its order.</summary>
    public static DocumentNode Document { get; } = EmbeddedSdl.Read("System.graphql", ContentScalars.Sdl());

    /// <summary>The definitions for a model that may have a type <c>Link</c> of its own.</summary>
    public static DocumentNode For(bool hasOwnLink) => hasOwnLink ? WithoutLink : Document;

    static DocumentNode WithoutLink { get; } = new()
    {
        Location = Document.Location, Source = Document.Source,
        Definitions = [.. Document.Definitions.Where(definition => definition is not TypeDefinitionNode { Name.Value: Vocabulary.Link })],
    };

    /// <summary>The names of the API's types, which a type of a content model cannot have, but for <c>Link</c>.</summary>
    public static IReadOnlySet<string> Names { get; } =
        Document.Definitions.OfType<TypeDefinitionNode>().Select(type => type.Name.Value).Append("Query").Append("Route").ToHashSet();

    /// <summary>The definition of <c>interface Entry</c>, whose fields every content type has.</summary>
    public static InterfaceTypeDefinitionNode Entry { get; } = Document.Definitions.OfType<InterfaceTypeDefinitionNode>().Single();
}
