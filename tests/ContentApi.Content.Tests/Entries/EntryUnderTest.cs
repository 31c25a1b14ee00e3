using System.Text;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Tests.Entries;

/// <summary>One file read with one model, so that a test is a model, a file, and what comes of them.</summary>
static class EntryUnderTest
{
    /// <summary>Reads a file as an entry of the model's type whose path template matches.</summary>
    public static EntryResult Read(string sdl, string path, string text)
    {
        var result = ContentModelReader.Read([new ModelFile("schema/model.graphql", Encoding.UTF8.GetBytes(sdl))]);
        Assert.True(result.Model is not null, string.Join('\n', result.Diagnostics));
        var type = result.Model.EntryTypes.First(type => type.Path!.Match(path) is not null);
        return EntryReader.Read(type, DocumentParser.Parse(path, Encoding.UTF8.GetBytes(text)), type.Path!.Match(path)!, default);
    }

    /// <summary>Reads a YAML file with the fields of one type, and the other types that they need.</summary>
    public static EntryResult ReadFields(string fields, string yaml, string types = "") =>
        Read($"type Page @collection(path: \"pages/*.yaml\") {{ {fields} }}\n{types}", "pages/a.yaml", yaml);

    /// <summary>The slots of the entry, or the diagnostics where there is no entry.</summary>
    public static string Outcome(this EntryResult result) => result.Entry is { } entry ? Fields(entry) : result.Faults();

    /// <summary>A line for each diagnostic, without the path.</summary>
    public static string Faults(this EntryResult result) => string.Join('\n', result.Diagnostics.Select(diagnostic => $"{diagnostic}"[(diagnostic.Path.Length + 1)..]));

    public static string Fields(ContentObject value) =>
        string.Join(", ", value.Type.Fields.Where(field => !field.IsComputed).Select(field => $"{field.Name}: {Show(value.Slots[field.Slot])}"));

    static string Show(object? value) => value switch
    {
        null => "null",
        PreparedValue prepared => Encoding.UTF8.GetString(prepared.Utf8Json.Span),
        ContentObject embedded => $"{embedded.Type.Name} {{{Fields(embedded)}}}",
        Reference reference => $"-> {reference.Text} ({string.Join("|", reference.Types)} at {reference.Position})",
        AssetReference asset => $"file {asset.Path}",
        MarkdownText markdown => $"md \"{markdown.Text.Replace("\n", "\\n")}\" at {markdown.Position}{(markdown.Indent > 0 ? $"+{markdown.Indent}" : "")}",
        object?[] items => $"[{string.Join(", ", items.Select(Show))}]",
        _ => throw new ArgumentException($"{value} cannot be in a slot.", nameof(value)),
    };
}
