using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Trees;

/// <summary>
/// Reads the bytes of a tree object: for each entry the mode in octal digits, a space, the name, a NUL and the 20 or 32 bytes of the id. Parsed here and not
/// by libgit2, which gives names as text: bytes that are not UTF-8 would be lost.
/// </summary>
static class TreeParser
{
    const int TypeMask = 0xF000, RegularFile = 0x8000, SymbolicLink = 0xA000, Submodule = 0xE000, Folder = 0x4000;

    /// <summary>No checkout on Linux could hold a longer path (PATH_MAX); also bounds how deep folders nest.</summary>
    const int MaxPathBytes = 4096;

    /// <param name="idSize">Of the repository's object ids, in bytes.</param>
    /// <param name="prefix">Empty, or the folder's path with a trailing slash.</param>
    /// <returns>In the order of the paths' bytes; null where the bytes are no tree.</returns>
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

    /// <summary>Git keeps a folder's names in order and each once. Some tools did not; and who writes a name twice wants two readers to see two contents, so the second is refused.</summary>
    static void PutInOrder(List<FolderItem> items)
    {
        items.Sort((left, right) => Compare(
            Encoding.UTF8.GetBytes(left.Path), left.Kind == FolderItemKind.Folder, Encoding.UTF8.GetBytes(right.Path), right.Kind == FolderItemKind.Folder));
        for (var i = 1; i < items.Count; i++)
        {
            if (items[i].Path == items[i - 1].Path) items[i] = items[i] with { Kind = FolderItemKind.UnsafePath };
        }
    }

    /// <summary>Finds the entry of that name without listing the others.</summary>
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

    /// <summary>Git's order, which is that of the bytes of the whole paths below: a folder counts with its slash.</summary>
    static int Compare(ReadOnlySpan<byte> left, bool leftIsFolder, ReadOnlySpan<byte> right, bool rightIsFolder)
    {
        var common = Math.Min(left.Length, right.Length);
        var order = left[..common].SequenceCompareTo(right[..common]);
        if (order != 0) return order;
        return End(left, leftIsFolder, common) - End(right, rightIsFolder, common);

        static int End(ReadOnlySpan<byte> name, bool isFolder, int at) => at < name.Length ? name[at] : isFolder ? '/' : 0;
    }
}
