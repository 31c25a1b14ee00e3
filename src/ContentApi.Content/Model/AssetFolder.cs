using ContentApi.Content.Diagnostics;
using ContentApi.GraphQL.Language;

namespace ContentApi.Content.Model;

/// <summary>A folder whose files the site publishes, by <c>@site(assets:)</c>.</summary>
/// <param name="Folder">The path from the root of the repository, without slashes at its ends; empty for the root.</param>
/// <param name="Url">The path of the site at which the files are, without a slash at its end: empty for the root of the site, <c>/media</c>.</param>
/// <param name="WithPages">
/// Whether a file is published at the address of the page that an index file in its folder, or in the nearest folder above, makes: Hugo's page bundles.
/// </param>
public sealed record AssetFolder(string Folder, string Url, bool WithPages = false)
{
    /// <summary>
    /// Reads the values of the argument: folders, <c>{folder: "static/media", url: "/media"}</c>, or <c>{folder: "content", pages: true}</c>.
    /// </summary>
    internal static IReadOnlyList<AssetFolder> ReadAll(IEnumerable<ValueNode> values, ModelFaults faults)
    {
        var folders = new List<AssetFolder>();
        foreach (var value in values)
        {
            if (Read(value, faults) is not { } folder) continue;
            if (!folders.Contains(folder)) folders.Add(folder);
            else Misused(faults, value, $"The folder \"{folder.Folder}\" is named twice.", "Name it once.");
        }
        return folders;
    }

    static AssetFolder? Read(ValueNode value, ModelFaults faults)
    {
        if (value is StringValueNode text) return FolderOf(text, faults) is { } whole ? new(whole, "") : null;
        const string form = "Write a folder of the repository, such as \"static\", or {folder: \"static/media\", url: \"/media\"}, "
            + "or {folder: \"content\", pages: true}.";
        if (value is not ObjectValueNode mapping)
        {
            Misused(faults, value, "A folder of assets is a text, or a folder with a url.", form);
            return null;
        }
        ValueNode? Field(string name) => mapping.Fields.FirstOrDefault(field => field.Name.Value == name)?.Value;
        if (mapping.Fields.FirstOrDefault(field => field.Name.Value is not ("folder" or "url" or "pages")) is { } unknown)
        {
            Misused(faults, unknown, $"A folder of assets has no field \"{unknown.Name.Value}\".", form);
            return null;
        }
        var withPages = Field("pages") is BooleanValueNode { Value: true };
        if (Field("folder") is not StringValueNode folder || Field("pages") is not (null or BooleanValueNode)
            || Field("url") is not StringValueNode && (Field("url") is not null || !withPages))
        {
            Misused(faults, value, "A folder of assets has a folder and a url, each in quotes, or pages: true.", form);
            return null;
        }
        if (Field("url") is not StringValueNode url) return FolderOf(folder, faults) is { } beside ? new(beside, "", WithPages: true) : null;
        if (RoutePath.Read(url.Value) is not { } path || path.AsSpan().ContainsAny('?', '#'))
        {
            Misused(faults, url, $"\"{url.Value}\" is not a path of the site.",
                "Write the path at which the files are published, with a slash in front: \"/media\".");
            return null;
        }
        var key = RoutePath.KeyOf(path);
        return FolderOf(folder, faults) is { } named ? new(named, key.Length == 0 ? "" : "/" + key, withPages) : null;
    }

    /// <summary>Returns the normalised path of a folder; null if it is none inside the repository.</summary>
    static string? FolderOf(StringValueNode node, ModelFaults faults)
    {
        var segments = node.Value.Split('/').Where(segment => segment is not ("" or ".")).ToList();
        if (node.Value.Length > 0 && !node.Value.Contains('\\') && !segments.Contains("..")) return string.Join('/', segments);
        Misused(faults, node, $"\"{node.Value}\" is not a folder of the repository.", "Write its path from the root of the repository, such as \"static\".");
        return null;
    }

    static void Misused(ModelFaults faults, SyntaxNode at, string message, string hint) =>
        faults.Add(DiagnosticRules.ModelDirectiveMisused, at, message, hint);
}
