namespace ContentApi.Content.Entries;

/// <summary>Finds the file that an asset's path means.</summary>
static class AssetPath
{
    /// <param name="text">A path from the document's folder, or with a leading slash from the content root.</param>
    /// <param name="documentPath">Relative to the content root.</param>
    /// <returns>Relative to the content root, without <c>.</c> and <c>..</c>; null where the path climbs out of the root or names no file.</returns>
    public static string? Resolve(string text, string documentPath)
    {
        var segments = new List<string>();
        if (text[0] != '/') segments.AddRange(documentPath.Split('/')[..^1]);
        foreach (var segment in text.Split('/'))
        {
            if (segment is "" or ".") continue;
            if (segment != "..") segments.Add(segment);
            else if (segments.Count == 0) return null;
            else segments.RemoveAt(segments.Count - 1);
        }
        return segments.Count == 0 || text.EndsWith('/') ? null : string.Join('/', segments);
    }
}
