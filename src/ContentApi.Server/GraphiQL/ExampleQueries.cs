using System.Text;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation;

namespace ContentApi.Server.GraphiQL;

/// <summary>
/// The queries that GraphiQL opens with: those of a chapter's site (<c>Examples/*.graphql</c>) that are valid against the schema or, if none is, one query
/// generated for each of the model's first types.
/// </summary>
static class ExampleQueries
{
    /// <summary>The most generated queries: more tabs do not fit on a screen.</summary>
    const int Count = 4;

    /// <summary>The most fields of a generated selection set.</summary>
    const int MaxFields = 8;

    static readonly string[] Names = ["Pages", "Menus", "Reports", "ExternalLinks"];

    public static IReadOnlyList<string> For(Schema schema, ContentModel model)
    {
        var examples = Names.Select(Read).Where(query => Fits(schema, query)).ToList();
        if (examples.Count == 0) examples.AddRange(model.EntryTypes.Take(Count).Select(type => Generate(schema, type)));
        return examples;
    }

    static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ExampleQueries).Assembly.GetManifestResourceStream($"GraphiQL/Examples/{name}.graphql")!);
        return reader.ReadToEnd();
    }

    static bool Fits(Schema schema, string query)
    {
        try
        {
            return Validator.Validate(schema, Parser.ParseDocument(new Source(query))).Count == 0;
        }
        catch (GraphQLException)
        {
            return false;
        }
    }

    static string Generate(Schema schema, ContentType type)
    {
        var isCollection = type.Kind == ContentTypeKind.Collection;
        var field = schema.QueryType.FindField(isCollection ? type.PluralName : type.SingularName)!;
        var query = new StringBuilder($"query {char.ToUpperInvariant(field.Name[0])}{field.Name[1..]} {{\n");
        if (isCollection)
        {
            query.Append($"  {field.Name}(first: 10) {{\n    totalCount\n    nodes {{\n");
            AppendFields(query, (FieldsType)schema.FindType(type.Name)!, "      ", 2);
            query.Append("    }\n  }\n}\n");
        }
        else
        {
            query.Append($"  {field.Name} {{\n");
            AppendFields(query, (FieldsType)schema.FindType(type.Name)!, "    ", 2);
            query.Append("  }\n}\n");
        }
        return query.ToString();
    }

    /// <summary>Appends the fields that require no argument: scalars and enums first, then objects, as deep as <paramref name="depth"/> allows.</summary>
    static void AppendFields(StringBuilder query, FieldsType type, string indent, int depth)
    {
        var fields = type.Fields.Where(field => !field.Arguments.Any(argument => argument.IsRequired) && field.Name != "sys").ToArray();
        var count = 0;
        foreach (var field in fields.Where(field => field.Type.Named is ScalarType or EnumType).Take(MaxFields))
        {
            query.Append(indent).Append(field.Name).Append('\n');
            count++;
        }
        if (depth > 1)
        {
            foreach (var field in fields.Where(field => field.Type.Named is FieldsType).Take(MaxFields - count))
            {
                query.Append(indent).Append(field.Name).Append(" {\n");
                AppendFields(query, (FieldsType)field.Type.Named, indent + "  ", depth - 1);
                query.Append(indent).Append("}\n");
                count++;
            }
        }
        if (count == 0) query.Append(indent).Append("__typename\n");
    }
}
