using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>
/// Makes the model from the author's declarations: types, then the possible types of interfaces and unions, then fields, then the directives and checks that
/// need all fields. It continues after faults, so that one reading reports as many as it can.
/// </summary>
sealed class ModelAssembler(ModelDeclarations declarations, ModelFaults faults)
{
    readonly Dictionary<string, ContentType> types = [];
    readonly Dictionary<string, IReadOnlyList<ContentType>> abstractTypes = [];

    public ContentModel Assemble(IReadOnlyList<DocumentNode> documents)
    {
        foreach (var declaration in declarations.All.Where(declaration => declaration.Definition is ObjectTypeDefinitionNode))
            types.Add(declaration.Name, TypeReader.Read(declaration, faults));

        foreach (var declaration in declarations.All)
            if (declaration.Definition is InterfaceTypeDefinitionNode or UnionTypeDefinitionNode)
                abstractTypes.Add(declaration.Name, PossibleTypes(declaration));

        foreach (var declaration in declarations.All)
        {
            if (types.TryGetValue(declaration.Name, out var type)) Discriminators.Check(declaration, [type], faults);
            else if (abstractTypes.TryGetValue(declaration.Name, out var possible)) Discriminators.Check(declaration, possible, faults);
        }

        var fieldReader = new FieldReader(new ShapeReader(declarations, types, abstractTypes, faults), faults);
        foreach (var type in types.Values)
        {
            type.Fields = fieldReader.Read(type, declarations.Find(type.Name)!);
            type.RedirectField = type.Fields.FirstOrDefault(field => field.IsRedirect);
            type.KeyField = type.Fields.FirstOrDefault(field => field.IsUnique && field.Name == type.Items?.Key)
                ?? type.Fields.FirstOrDefault(field => field is { IsUnique: true, Name: "slug" })
                ?? type.Fields.FirstOrDefault(field => field.IsUnique);
        }
        foreach (var declaration in declarations.All.Where(declaration => declaration.Definition is InterfaceTypeDefinitionNode))
            fieldReader.CheckInterface(declaration);

        foreach (var type in types.Values)
        {
            foreach (var field in type.Fields) InverseReader.Bind(field, faults);
            TreeFields.Bind(type, faults);
            UniqueReader.Bind(type, faults);
            TemplateNames.Bind(type, declarations.Find(type.Name)!, faults);
            ItemsArgument.CheckKey(type, declarations.Find(type.Name)!, faults);
        }
        QueryNameClashes.Check(types.Values, declarations, faults);
        EmbeddingCycles.Check(types.Values, faults);
        var site = SiteReader.Read(declarations.SchemaExtensions, faults);
        foreach (var type in types.Values) type.Site = site;
        return new ContentModel
        {
            Site = site, Documents = documents, Types = [.. types.Values], AbstractTypes = abstractTypes,
            Interfaces = declarations.All.Where(declaration => declaration.Definition is InterfaceTypeDefinitionNode).ToDictionary(
                declaration => declaration.Name, IReadOnlyList<string> (declaration) => [.. declaration.Fields.Select(field => field.Name.Value).Distinct()]),
        };
    }

    List<ContentType> PossibleTypes(ModelDeclaration declaration)
    {
        var possible = declaration.Definition is UnionTypeDefinitionNode
            ? declaration.Members.Select(member => types.GetValueOrDefault(member.Name.Value)).OfType<ContentType>().Distinct().ToList()
            : types.Values.Where(type => type.Interfaces.Contains(declaration.Name)).ToList();
        RefuseEntry(declaration);
        RefuseMixture(declaration, possible);
        return possible;
    }

    void RefuseEntry(ModelDeclaration declaration)
    {
        foreach (var name in declaration.Interfaces.Where(name => name.Name.Value == Vocabulary.Entry))
        {
            faults.Add(DiagnosticRules.ModelUnsupported, name, "An interface of content types implements Entry automatically.",
                "Remove Entry from its interfaces.");
        }
        foreach (var member in declaration.Members.Where(member => Vocabulary.ReservedTypeNames.Contains(member.Name.Value)
            || (member.Name.Value == Vocabulary.Link && declarations.Find(Vocabulary.Link) is null)))
            faults.Add(DiagnosticRules.ModelUnsupported, member, $"The type {member.Name.Value} belongs to the API and cannot be part of a union.");
    }

    void RefuseMixture(ModelDeclaration declaration, List<ContentType> possible)
    {
        var entry = possible.Find(type => type.IsEntry);
        var embedded = possible.Find(type => !type.IsEntry);
        if (entry is not null && embedded is not null)
        {
            faults.Add(DiagnosticRules.ModelUnsupported, declaration.Definition.Name,
                $"{declaration.Name} mixes content types, such as {entry.Name}, with embedded types, such as {embedded.Name}: "
                    + "a value would be either a reference or an object.",
                $"Give {embedded.Name} a @collection, or divide {declaration.Name} in two.");
        }
        if (entry is null) return;
        foreach (var field in declaration.Fields.Where(field => Vocabulary.ReservedFieldNames.Contains(field.Name.Value)))
            faults.Add(DiagnosticRules.ModelReservedName, field.Name, $"The API adds a field \"{field.Name.Value}\" to every content type.", "Remove it here.");
    }
}
