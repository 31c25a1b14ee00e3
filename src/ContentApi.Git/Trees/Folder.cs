using ContentApi.Git.Contract;

namespace ContentApi.Git.Trees;

/// <summary>What a folder holds, in its order: files that follow one another are one run, which every listing of the folder shares.</summary>
sealed class Folder
{
    Folder(IReadOnlyList<Part> parts, int count) => (Parts, Count) = (parts, count);

    public IReadOnlyList<Part> Parts { get; }

    /// <summary>Files, folders and all else.</summary>
    public int Count { get; }

    public static Folder Of(ReadOnlySpan<FolderItem> items)
    {
        var parts = new List<Part>();
        for (var i = 0; i < items.Length;)
        {
            var start = i;
            while (i < items.Length && items[i].Kind == FolderItemKind.File) i++;
            if (i == start) parts.Add(new(null, items[i++]));
            else
            {
                var files = new TreeFile[i - start];
                for (var k = 0; k < files.Length; k++) files[k] = new(items[start + k].Path, items[start + k].Oid);
                parts.Add(new(files, default));
            }
        }
        return new(parts, items.Length);
    }

    /// <param name="Files">A run; null where the part is <paramref name="Other"/>.</param>
    /// <param name="Other">What is no file.</param>
    public readonly record struct Part(TreeFile[]? Files, FolderItem Other);
}
