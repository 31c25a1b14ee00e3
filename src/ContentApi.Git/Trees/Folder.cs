using ContentApi.Git.Contract;

namespace ContentApi.Git.Trees;

/// <summary>The entries of a folder, in Git's order. Consecutive files form one run, an array that all listings of the folder share.</summary>
sealed class Folder
{
    Folder(IReadOnlyList<Part> parts, int count) => (Parts, Count) = (parts, count);

    public IReadOnlyList<Part> Parts { get; }

    /// <summary>The number of entries: files, folders, symbolic links, submodules and unsafe paths.</summary>
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

    /// <param name="Files">A run of files; null if the part is <paramref name="Other"/>.</param>
    /// <param name="Other">An entry that is not a file; the default value if the part is <paramref name="Files"/>.</param>
    public readonly record struct Part(TreeFile[]? Files, FolderItem Other);
}
