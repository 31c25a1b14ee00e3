using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>Validates the author's types by GraphQL's rules: together with the vocabulary and the API's types they must be a valid schema.</summary>
static class SchemaRules
{
    public static void Check(ModelDeclarations declarations, IReadOnlyList<DocumentNode> documents, ModelFaults faults)
    {
        var author = new DocumentNode
        {
            Location = documents[0].Location, Source = documents[0].Source, Definitions = [.. declarations.Accepted.Select(WithoutEntry)],
        };
        var paths = documents.Select(document => document.Source.Name).ToHashSet();
        var schema = new SchemaBuilder().Add(SystemTypes.For(hasOwnLink: declarations.Find(Vocabulary.Link) is not null)).Add(Vocabulary.Document).Add(author);
        foreach (var error in schema.Validate(requireQuery: false)) Report(error, paths, documents[0].Source.Name, faults);
    }

    // Of several locations the last is the one to correct: the second of two types of one name, the type that lacks an interface's field.
    static void Report(GraphQLError error, HashSet<string> paths, string anyPath, ModelFaults faults)
    {
        var places = error.Locations.Where(place => place.SourceName is not null && paths.Contains(place.SourceName)).ToList();
        if (places.Count == 0)
        {
            faults.Add(DiagnosticRules.ModelInvalid, anyPath, TextPosition.Start, error.Message);
            return;
        }
        var (line, column, path) = places[^1];
        var others = places.SkipLast(1).Where(place => place != places[^1]).Select(place => $"{place.SourceName}:{place.Line}:{place.Column}").ToList();
        faults.Add(
            DiagnosticRules.ModelInvalid, path!, new(line, column), error.Message, others.Count == 0 ? null : $"See also {string.Join(", ", others)}.");
    }

    /// <summary>
    /// Removes <c>implements Entry</c>, which <see cref="TypeReader"/> and <see cref="ModelAssembler"/> report. The rules would also report that the fields
    /// that the API adds are missing.
    /// </summary>
    static DefinitionNode WithoutEntry(DefinitionNode definition) => definition switch
    {
        ObjectTypeDefinitionNode type when type.Interfaces.Any(IsEntry) => new ObjectTypeDefinitionNode
        {
            Location = type.Location, Source = type.Source, IsExtension = type.IsExtension, Description = type.Description, Name = type.Name,
            Directives = type.Directives, Fields = type.Fields, Interfaces = [.. type.Interfaces.Where(name => !IsEntry(name))],
        },
        InterfaceTypeDefinitionNode type when type.Interfaces.Any(IsEntry) => new InterfaceTypeDefinitionNode
        {
            Location = type.Location, Source = type.Source, IsExtension = type.IsExtension, Description = type.Description, Name = type.Name,
            Directives = type.Directives, Fields = type.Fields, Interfaces = [.. type.Interfaces.Where(name => !IsEntry(name))],
        },
        _ => definition,
    };

    static bool IsEntry(NamedTypeNode name) => name.Name.Value == Vocabulary.Entry;
}
