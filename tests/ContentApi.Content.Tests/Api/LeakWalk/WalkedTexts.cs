using System.Text.Json;

namespace ContentApi.Content.Tests.Api.LeakWalk;

/// <summary>Collects from the answers of a site the fields that have a value, and their values by kind.</summary>
sealed class WalkedTexts(WalkedSchema schema)
{
    /// <summary>The kind of the texts that are cursors. Of all others the kind is the scalar type.</summary>
    public const string Cursor = "cursor";

    /// <summary>Longer texts are no arguments that a reader would guess.</summary>
    const int MaxLength = 128;

    readonly Dictionary<string, SortedSet<string>> values = [];

    /// <summary>The fields that have a value that is neither null nor an empty list, as <c>Type.field</c>, with the first such value in JSON.</summary>
    public Dictionary<string, string> Fields { get; } = [];

    /// <summary>The texts of invisible things.</summary>
    public HashSet<string> Canaries { get; } = [];

    /// <summary>The values of a kind in JSON.</summary>
    public IReadOnlySet<string> Of(string kind) => values.GetValueOrDefault(kind) ?? [];

    /// <summary>Reads an answer whose fields have the aliases of <see cref="WalkDocument"/>.</summary>
    public void Read(JsonElement answer)
    {
        switch (answer.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in answer.EnumerateArray()) Read(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in answer.EnumerateObject())
                    if (WalkDocument.FieldOf(schema, property.Name) is var (coordinate, field)) Read(coordinate, field, property.Value);
                    else Read(property.Value);
                break;
        }
    }

    void Read(string coordinate, WalkedField field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0) return;
        var isLeaf = schema[field.Type.Name].IsLeaf;
        Fields.TryAdd(coordinate, isLeaf ? value.GetRawText() : "");
        if (isLeaf) Keep(field.Name.EndsWith(Cursor, StringComparison.OrdinalIgnoreCase) ? Cursor : field.Type.Name, value);
        else Read(value);
    }

    void Keep(string kind, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) Keep(kind, item);
            return;
        }
        var text = value.GetRawText();
        Canaries.UnionWith(InvisibleThing.Canary.Matches(text).Select(found => found.Value));
        if (text.Length > MaxLength || value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)) return;
        if (!values.TryGetValue(kind, out var known)) values.Add(kind, known = new(StringComparer.Ordinal));
        known.Add(text);
    }
}
