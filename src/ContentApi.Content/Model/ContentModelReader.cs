using System.Text;
using System.Text.Unicode;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>Reads a content model from the <c>.graphql</c> files of one folder.</summary>
public static class ContentModelReader
{
    /// <summary>The largest file of a model in bytes. Stops a commit from filling the memory. A model of 100 types has about 50 KB.</summary>
    public const int MaxFileBytes = 1 << 20;

    /// <summary>The most files of a model. Stops a folder of a million small files from filling the memory.</summary>
    public const int MaxFiles = 1_000;

    /// <summary>
    /// The most definitions of a model. Some checks compare each type with each other type, so their time is quadratic. The largest sites have a few hundred
    /// types.
    /// </summary>
    public const int MaxTypes = 2_000;

    /// <summary>Reads a model and reports all its faults. If any file cannot be parsed, only such files are reported.</summary>
    /// <param name="files">The files in any order; they are read in ordinal order of path.</param>
    /// <param name="folder">The path that a diagnostic gets if there are no files.</param>
    public static ContentModelResult Read(IEnumerable<ModelFile> files, string folder = "schema")
    {
        var faults = new ModelFaults();
        var documents = new List<DocumentNode>();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            if (Parse(file, faults) is { } document) documents.Add(document);

        if (faults.Any) return new(null, faults.Diagnostics);
        if (documents.Count == 0)
        {
            faults.Add(DiagnosticRules.ModelMissing, folder, TextPosition.Start, "There are no .graphql files, so there is no content model.",
                "Declare the content types in SDL, as docs/content-model.md shows.");
            return new(null, faults.Diagnostics);
        }

        var declarations = new ModelDeclarations(documents, faults);
        if (declarations.Accepted.Count > MaxTypes)
        {
            faults.Add(DiagnosticRules.ModelUnsupported, declarations.Accepted[MaxTypes],
                $"The model has {declarations.Accepted.Count} definitions; at most {MaxTypes} are read.");
            return new(null, faults.Diagnostics);
        }
        SchemaRules.Check(declarations, documents, faults);
        var model = new ModelAssembler(declarations, faults).Assemble(documents);
        if (!faults.Any && !model.EntryTypes.Any())
        {
            faults.Add(
                DiagnosticRules.ModelMissing, documents[0].Source.Name, TextPosition.Start,
                "No type has a @collection or a @singleton, so no file is content.",
                "Add @collection(path: \"pages/{slug}.md\") to a type, for example.");
        }
        return new(faults.Any ? null : model, faults.Diagnostics);
    }

    static DocumentNode? Parse(ModelFile file, ModelFaults faults)
    {
        var bytes = file.Utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? file.Utf8[Encoding.UTF8.Preamble.Length..] : file.Utf8;
        if (bytes.Length > MaxFileBytes)
        {
            faults.Add(DiagnosticRules.FileTooLarge, file.Path, TextPosition.Start, $"The file has {bytes.Length} bytes; at most {MaxFileBytes} are read.",
                "Divide it into several files.");
            return null;
        }
        if (!Utf8.IsValid(bytes.Span))
        {
            faults.Add(
                DiagnosticRules.InvalidUtf8, file.Path, Utf8Positions.OfFirstInvalid(bytes.Span).Position, "The file is not valid UTF-8.",
                "Save it as UTF-8.");
            return null;
        }
        try
        {
            return Parser.ParseDocument(new Source(bytes, file.Path), ParserOptions.TypeSystem);
        }
        catch (GraphQLException exception)
        {
            foreach (var error in exception.Errors)
            {
                var place = error.Locations is [var first, ..] ? new TextPosition(first.Line, first.Column) : TextPosition.Start;
                faults.Add(DiagnosticRules.ModelSyntax, file.Path, place, error.Message);
            }
            return null;
        }
    }
}

/// <summary>A file of a content model.</summary>
/// <param name="Path">The path in diagnostics.</param>
/// <param name="Utf8">The bytes, with or without a byte order mark; not yet checked to be valid UTF-8.</param>
public readonly record struct ModelFile(string Path, ReadOnlyMemory<byte> Utf8);
