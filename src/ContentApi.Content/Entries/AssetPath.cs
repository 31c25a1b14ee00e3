using ContentApi.Content.Collections;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Entries;

/// <summary>Resolves the path of an asset, and finds its file.</summary>
static class AssetPath
{
    /// <param name="text">A path from the document's folder, or with a leading slash from the content root; not empty.</param>
    /// <param name="documentPath">The path of the document, relative to the content root.</param>
    /// <param name="mayClimb">Whether the path may climb out of the content root: it then begins with <c>..</c>.</param>
    /// <returns>
    /// The path relative to the content root, without <c>.</c>, and without <c>..</c> inside it; null if it may not climb out of the root and does, or does not
    /// name a file.
    /// </returns>
    public static string? Resolve(string text, string documentPath, bool mayClimb = false)
    {
        var segments = new List<string>();
        if (text[0] != '/') segments.AddRange(documentPath.Split('/')[..^1]);
        foreach (var segment in text.Split('/'))
        {
            if (segment is "" or ".") continue;
            if (segment != ".." || (mayClimb && segments is [] or [.., ".."])) segments.Add(segment);
            else if (segments.Count == 0) return null;
            else segments.RemoveAt(segments.Count - 1);
        }
        return segments.Count == 0 || text.EndsWith('/') ? null : string.Join('/', segments);
    }

    /// <summary>Finds the file of a path, or of another spelling of it: in another Unicode form, or without percent-encoding.</summary>
    /// <param name="files">The files of the content root.</param>
    /// <param name="path">A result of <see cref="Resolve"/>.</param>
    public static TreeFile? Find(NameMap<TreeFile> files, string path) =>
        files.TryFind(path, out var file) || files.TryFind(NameFolding.Decoded(path), out file) ? file : null;
}
