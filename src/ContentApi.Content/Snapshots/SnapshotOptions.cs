namespace ContentApi.Content.Snapshots;

/// <param name="Reference">As the operator named it.</param>
/// <param name="ContentRoot">A folder inside the commit's tree; <c>.</c> or empty for its root.</param>
/// <param name="SchemaFolder">A folder inside the commit's tree with the model's <c>.graphql</c> files.</param>
/// <param name="SchemaDirectory">A folder on the disk, or one file, that is read instead; or null.</param>
public sealed record SnapshotOptions(
    string Reference = "HEAD", string ContentRoot = "content-repo", string SchemaFolder = "schema", string? SchemaDirectory = null)
{
    /// <summary>A folder of the tree without <c>./</c>, leading and trailing slashes; empty for the root.</summary>
    public static string Normalise(string folder)
    {
        while (folder.StartsWith("./", StringComparison.Ordinal)) folder = folder[2..].TrimStart('/');
        folder = folder.Trim('/');
        return folder == "." ? "" : folder;
    }
}
