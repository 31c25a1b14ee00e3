using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;
using ContentApi.Content.Snapshots.Checks;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Snapshots;

/// <summary>Says of names that lead nowhere what the commit renamed, and what to write instead.</summary>
sealed class RenameNotes
{
    readonly string root;

    /// <summary>What had a name before the commit; null if several had it.</summary>
    readonly Dictionary<(MissingNameKind Kind, string Name), Rename?> byName = [];

    /// <param name="root">The path of the content root.</param>
    /// <param name="renames">What the commit renamed.</param>
    public RenameNotes(string root, IReadOnlyList<Rename> renames)
    {
        this.root = root;
        foreach (var rename in renames)
        {
            foreach (var name in ReferencesTo(rename).Distinct()) Add(MissingNameKind.Reference, name, rename);
            foreach (var name in LinksTo(rename.Old.Path).Append(rename.OldEntry?.UrlKey).OfType<string>().Distinct())
                Add(MissingNameKind.Link, name, rename);
            Add(MissingNameKind.Asset, rename.Old.Path, rename);
        }
    }

    void Add(MissingNameKind kind, string name, Rename rename)
    {
        if (!byName.TryAdd((kind, name), rename)) byName[(kind, name)] = null;
    }

    static IEnumerable<string> LinksTo(string path) => LinkTargets.NamesOf(path, ContentPath.WithoutExtension(path));

    IEnumerable<string> ReferencesTo(Rename rename)
    {
        if (KeyOf(rename.OldEntry) is { } key) yield return key;
        foreach (var path in new[] { rename.Old.Path, ContentPath.WithoutExtension(rename.Old.Path) })
        {
            yield return path;
            if (root.Length > 0) yield return ContentPath.Join(root, path);
        }
    }

    /// <summary>Returns the diagnostic; if the commit renamed what it misses, with a message and a hint that say so.</summary>
    public Diagnostic Explain(Diagnostic diagnostic)
    {
        if (diagnostic.Missing is not { } missing) return diagnostic;
        var name = missing.Kind == MissingNameKind.Link ? missing.Text.Trim('/') : missing.Text.TrimStart('/');
        if (!byName.TryGetValue((missing.Kind, name), out var found) || found is not { } rename) return diagnostic;
        var (what, write) = missing.Kind switch
        {
            MissingNameKind.Reference => Reference(rename, missing.Text, name),
            MissingNameKind.Link => Link(rename, missing.Text, name, FolderOf(diagnostic)),
            _ => (Moved(rename), "/" + rename.New.Path),
        };
        return write is null ? diagnostic
            : diagnostic with { Message = $"{diagnostic.Message} {what} in this commit.", Hint = $"Write {Quote.Path(write)}." };
    }

    (string, string?) Reference(Rename rename, string text, string name)
    {
        var slash = text.StartsWith('/') ? "/" : "";
        var (oldKey, newKey) = (KeyOf(rename.OldEntry), KeyOf(rename.NewEntry));
        // A text may be both the key and the path: what has changed is what it meant.
        if (name == oldKey && slash.Length == 0 && newKey != oldKey)
            return (Renamed(rename, rename.OldEntry!.Type.KeyField!, newKey), newKey ?? rename.New.Path);
        if (rename.Old.Path == rename.New.Path) return ("", null);
        // A key that has not changed, and leads nowhere nevertheless, is replaced by the path.
        var path = name == rename.Old.Path || name == oldKey || name == ContentPath.Join(root, rename.Old.Path)
            ? rename.New.Path : ContentPath.WithoutExtension(rename.New.Path);
        return (Moved(rename), slash + path);
    }

    (string, string?) Link(Rename rename, string text, string name, string folder)
    {
        if (!LinksTo(rename.Old.Path).Contains(name))
            return rename.NewEntry?.Entry?.Url is { } url && rename.NewEntry.UrlKey != name
                ? ($"The page {Quote.Path("/" + name)} has become {Quote.Path(url)}", url) : ("", null);
        if (rename.Old.Path == rename.New.Path) return ("", null);
        var path = name == rename.Old.Path ? rename.New.Path : ContentPath.WithoutExtension(rename.New.Path);
        return (Moved(rename), text.StartsWith('/') ? "/" + path : ContentPath.Relative(folder, path));
    }

    string Moved(Rename rename) => $"{ContentPath.Join(root, rename.Old.Path)} was renamed to {ContentPath.Join(root, rename.New.Path)}";

    /// <summary>Says that a key has changed: with the path, if that is where it comes from.</summary>
    string Renamed(Rename rename, ContentField field, string? key) => rename.Old.Path != rename.New.Path || key is null
        ? Moved(rename)
        : $"The {field.Name} of {ContentPath.Join(root, rename.New.Path)} has become {Quote.Text(key)}";

    /// <summary>The folder of the diagnostic's file below the content root, with a slash at its end; empty for the content root.</summary>
    string FolderOf(Diagnostic diagnostic) => ContentPath.FolderOf(root.Length == 0 ? diagnostic.Path : diagnostic.Path[(root.Length + 1)..]);

    static string? KeyOf(StoredEntry? stored) =>
        stored is { Entry: { } entry, Type.KeyField: { } key } ? SnapshotIndex.TextOf(entry, key) : null;
}
