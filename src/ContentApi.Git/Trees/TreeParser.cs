using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Trees;

/// <summary>
/// Parses a tree object: each entry has the mode in octal digits, a space, the name, a NUL and the id of 20 or 32 bytes.
/// LibGit2Sharp's parser is not used, because it returns names as text, and so loses bytes that are not valid UTF-8.
/// </summary>
static class TreeParser
{
    const int TypeMask = 0xF000, RegularFile = 0x8000, SymbolicLink = 0xA000, Submodule = 0xE000, Folder = 0x4000;

    /// <summary>The longest path, as in a checkout on Linux (PATH_MAX). Also limits the nesting of folders.</summary>
    const int MaxPathBytes = 4096;

    /// <param name="tree">The content of the tree object.</param>
    /// <param name="idSize">The size of the repository's object ids, in bytes.</param>
    /// <param name="prefix">The folder's path with a trailing slash; empty for the root.</param>
    /// <returns>The entries, ordered by the bytes of their paths; null if the bytes are not a valid tree.</returns>
    public static FolderItem[]? Parse(ReadOnlySpan<byte> tree, int idSize, string prefix)
    {
        var items = new List<FolderItem>();
        var prefixBytes = Encoding.UTF8.GetByteCount(prefix);
        ReadOnlySpan<byte> lastName = default;
        var lastIsFolder = false;
        var disordered = false;
        while (!tree.IsEmpty)
        {
            if (!TryReadEntry(ref tree, idSize, out var mode, out var name, out var oid)) return null;
            var kind = KindOf(mode);
            disordered |= items.Count > 0 && Compare(lastName, lastIsFolder, name, kind == FolderItemKind.Folder) >= 0;
            lastName = name;
            lastIsFolder = kind == FolderItemKind.Folder;

            if (!SafeName.IsSafe(name) || prefixBytes + name.Length > MaxPathBytes)
                items.Add(new(prefix + SafeName.Printable(name), oid, FolderItemKind.UnsafePath));
            else items.Add(new(prefix + Encoding.UTF8.GetString(name), oid, kind));
        }
        if (disordered) PutInOrder(items);
        return [.. items];
    }

    /// <summary>
    /// Sorts the entries, and marks repeated names as unsafe. Git writes the names of a folder in order and without
    /// repetition, but some tools did not. A repeated name can be an attack that shows different content to different readers.
    /// </summary>
    static void PutInOrder(List<FolderItem> items)
    {
        items.Sort((left, right) => Compare(
            Encoding.UTF8.GetBytes(left.Path), left.Kind == FolderItemKind.Folder, Encoding.UTF8.GetBytes(right.Path), right.Kind == FolderItemKind.Folder));
        for (var i = 1; i < items.Count; i++)
        {
            if (items[i].Path == items[i - 1].Path) items[i] = items[i] with { Kind = FolderItemKind.UnsafePath };
        }
    }

    /// <summary>Finds the first entry with that name; null if there is none.</summary>
    public static (FolderItemKind Kind, GitObjectId Oid)? Find(ReadOnlySpan<byte> tree, int idSize, string name)
    {
        Span<byte> wanted = Encoding.UTF8.GetBytes(name);
        while (TryReadEntry(ref tree, idSize, out var mode, out var entry, out var oid))
        {
            if (entry.SequenceEqual(wanted)) return (KindOf(mode), oid);
        }
        return null;
    }

    static bool TryReadEntry(scoped ref ReadOnlySpan<byte> tree, int idSize, out int mode, out ReadOnlySpan<byte> name, out GitObjectId oid)
    {
        mode = 0;
        name = default;
        oid = default;
        var space = tree.IndexOf((byte)' ');
        if (space is < 1 or > 7) return false;
        foreach (var digit in tree[..space])
        {
            if (digit is < (byte)'0' or > (byte)'7') return false;
            mode = (mode << 3) + (digit - '0');
        }
        tree = tree[(space + 1)..];
        var end = tree.IndexOf((byte)0);
        if (end < 0 || tree.Length < end + 1 + idSize) return false;
        name = tree[..end];
        oid = new(tree.Slice(end + 1, idSize));
        tree = tree[(end + 1 + idSize)..];
        return true;
    }

    static FolderItemKind KindOf(int mode) => (mode & TypeMask) switch
    {
        RegularFile => FolderItemKind.File,
        Folder => FolderItemKind.Folder,
        SymbolicLink => FolderItemKind.SymbolicLink,
        Submodule => FolderItemKind.Submodule,
        _ => FolderItemKind.UnsafePath,
    };

    /// <summary>Compares in Git's order, which is that of the bytes of whole paths: the name of a folder ends with a slash.</summary>
    static int Compare(ReadOnlySpan<byte> left, bool leftIsFolder, ReadOnlySpan<byte> right, bool rightIsFolder)
    {
        var common = Math.Min(left.Length, right.Length);
        var order = left[..common].SequenceCompareTo(right[..common]);
        if (order != 0) return order;
        return End(left, leftIsFolder, common) - End(right, rightIsFolder, common);

        static int End(ReadOnlySpan<byte> name, bool isFolder, int at) => at < name.Length ? name[at] : isFolder ? '/' : 0;
    }
}
