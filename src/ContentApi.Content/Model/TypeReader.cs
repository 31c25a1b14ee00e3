using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>
/// Reads a type without its fields: its names, the paths of its files and its URL. <see cref="FieldReader"/> reads the fields when all types are known.
/// </summary>
static class TypeReader
{
    public static ContentType Read(ModelDeclaration declaration, ModelFaults faults)
    {
        var collection = declaration.Directive(Vocabulary.Collection);
        var singleton = declaration.Directive(Vocabulary.Singleton);
        if (collection is not null && singleton is not null)
        {
            faults.Add(DiagnosticRules.ModelDirectiveMisused, singleton, $"{declaration.Name} cannot be both a collection and a singleton.",
                "Keep one of the two directives.");
        }
        foreach (var name in declaration.Interfaces.Where(name => name.Name.Value == Vocabulary.Entry))
        {
            faults.Add(DiagnosticRules.ModelUnsupported, name, "Entry cannot be implemented by hand: every type with a collection or singleton implements it.",
                "Remove Entry from its interfaces.");
        }

        var singular = QueryNames.Singular(declaration.Name);
        var files = collection ?? singleton;
        var arguments = files is null ? (DirectiveArguments?)null : new DirectiveArguments(files, faults);
        return new ContentType
        {
            Name = declaration.Name,
            Kind = collection is not null ? ContentTypeKind.Collection : singleton is not null ? ContentTypeKind.Singleton : ContentTypeKind.Embedded,
            Interfaces = [.. declaration.Interfaces.Select(name => name.Name.Value).Where(name => name != Vocabulary.Entry).Distinct()],
            Path = arguments is { } path ? Path(path, isCollection: collection is not null, faults) : null,
            Items = collection is not null ? ItemsArgument.Read(arguments!.Value, faults) : null,
            Url = arguments is { } url ? Template(url, "url", UrlTemplate.Parse, faults) : null,
            SingularName = singular,
            PluralName = collection is not null ? Plural(arguments!.Value, faults) ?? QueryNames.Plural(singular) : QueryNames.Plural(singular),
            DiscriminatorValues = Discriminators.ValuesOf(declaration, faults),
            Node = (ObjectTypeDefinitionNode)declaration.Definition,
        };
    }

    static PathTemplate? Path(DirectiveArguments arguments, bool isCollection, ModelFaults faults)
    {
        var path = Template(arguments, "path", PathTemplate.Parse, faults);
        if (path is null) return null;

        // A path that ends in a wildcard matches content files of all extensions. A capture at the end would capture the extension as well.
        if (!path.EndsInWildcard && !path.Extensions.All(extension => DocumentParser.Understands("x" + extension)))
        {
            faults.Add(DiagnosticRules.ModelPathTemplate, arguments.Place("path"), $"The path \"{path}\" does not end in the extension of content files.",
                "Use .md, .mdx, .markdown, .html, .yaml, .yml, .json, .toml, .csv or .tsv; several as in {slug}.{md,mdx}; or end the path in * or **.");
        }
        if (!isCollection && !path.IsLiteral)
        {
            faults.Add(DiagnosticRules.ModelPathTemplate, arguments.Place("path"), $"A singleton is one file, but \"{path}\" can match several.",
                "Name the file, or use @collection.");
        }
        return path;
    }

    static T? Template<T>(DirectiveArguments arguments, string name, Func<string, T> parse, ModelFaults faults) where T : class
    {
        if (arguments.Text(name) is not { } text) return null;
        try
        {
            return parse(text);
        }
        catch (FormatException exception)
        {
            faults.Add(DiagnosticRules.ModelPathTemplate, arguments.Place(name), exception.Message);
            return null;
        }
    }

    static string? Plural(DirectiveArguments arguments, ModelFaults faults)
    {
        var plural = arguments.Text("plural");
        if (plural is null || IsName(plural)) return plural;
        faults.Add(DiagnosticRules.ModelDirectiveMisused, arguments.Place("plural"), $"\"{plural}\" cannot be the name of a query.",
            "A name is made of letters, digits and '_', does not begin with a digit, and does not begin with '__'.");
        return null;
    }

    static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && !text.StartsWith("__", StringComparison.Ordinal)
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
