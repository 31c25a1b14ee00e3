using System.Text;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Tests.Entries;

/// <summary>Reads one file with one model, so that a test is a model, a file and the expected entry.</summary>
static class EntryUnderTest
{
    /// <summary>Reads a file as an entry of the model's type whose path template matches.</summary>
    public static EntryResult Read(string sdl, string path, string text)
    {
        var result = ContentModelReader.Read([new ModelFile("schema/model.graphql", Encoding.UTF8.GetBytes(sdl))]);
        Assert.True(result.Model is not null, string.Join('\n', result.Diagnostics));
        var type = result.Model.EntryTypes.First(type => type.Path!.Match(path) is not null);
        return EntryReader.Read(type, DocumentParser.Parse(path, Encoding.UTF8.GetBytes(text)), type.Path!.Match(path)!);
    }

    /// <summary>Reads a YAML file as an entry of a type with these fields. The other types are those that the fields use.</summary>
    public static EntryResult ReadFields(string fields, string yaml, string types = "") =>
        Read($"type Page @collection(path: \"pages/*.yaml\") {{ {fields} }}\n{types}", "pages/a.yaml", yaml);

    /// <summary>Writes the slots of the entry, or the diagnostics if there is no entry.</summary>
    public static string Outcome(this EntryResult result) => result.Entry is { } entry ? Fields(entry) : result.Faults();

    /// <summary>Writes one line for each diagnostic, without the path.</summary>
    public static string Faults(this EntryResult result) =>
        string.Join('\n', result.Diagnostics.Select(diagnostic => $"{diagnostic}"[(diagnostic.Path.Length + 1)..]));

    public static string Fields(ContentObject value) =>
        string.Join(", ", value.Type.Fields.Where(field => !field.IsComputed).Select(field => $"{field.Name}: {Show(value.Slots[field.Slot])}"));

    static string Show(object? value) => value switch
    {
        null => "null",
        PreparedValue prepared => Encoding.UTF8.GetString(prepared.Utf8Json.Span),
        ContentObject embedded => $"{embedded.Type.Name} {{{Fields(embedded)}}}",
        Reference reference => $"-> {reference.Text} ({string.Join("|", reference.Types)} at {reference.Position})",
        Link link => $"link {link.Label ?? "null"} {link.Address ?? "null"} "
            + $"({string.Join("|", link.Target?.Types ?? [])}){(link.IsExternal ? " outside" : "")}",
        AssetReference asset => $"file {asset.Path}",
        MarkdownText markdown => $"md \"{markdown.Text.Replace("\n", "\\n")}\" at {markdown.Position}{(markdown.Indent > 0 ? $"+{markdown.Indent}" : "")}",
        object?[] items => $"[{string.Join(", ", items.Select(Show))}]",
        _ => throw new ArgumentException($"{value} cannot be in a slot.", nameof(value)),
    };
}
