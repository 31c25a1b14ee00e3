namespace ContentApi.Content.Snapshots;

/// <summary>The settings of <see cref="SnapshotBuilder"/>.</summary>
/// <param name="Reference">The ref as the operator named it.</param>
/// <param name="ContentRoot">The folder of the content inside the commit's tree; <c>.</c> or empty for the root of the tree.</param>
/// <param name="SchemaFolder">The folder of the model's <c>.graphql</c> files inside the commit's tree.</param>
/// <param name="SchemaDirectory">A folder or a file on the disk that is read instead of <paramref name="SchemaFolder"/>; null to read the commit.</param>
public sealed record SnapshotOptions(
    string Reference = "HEAD", string ContentRoot = "content-repo", string SchemaFolder = "schema", string? SchemaDirectory = null)
{
    /// <summary>Returns the path of a folder without <c>./</c>, leading and trailing slashes; empty for the root.</summary>
    public static string Normalise(string folder)
    {
        while (folder.StartsWith("./", StringComparison.Ordinal)) folder = folder[2..].TrimStart('/');
        folder = folder.Trim('/');
        return folder == "." ? "" : folder;
    }
}
