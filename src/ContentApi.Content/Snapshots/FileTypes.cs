using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>Finds the content type of each file by its path. The file of a singleton is never an entry of a collection.</summary>
sealed class FileTypes(ContentModel model)
{
    readonly ContentType[] collections = [.. model.EntryTypes.Where(type => type.Kind == ContentTypeKind.Collection)];
    readonly Dictionary<string, List<ContentType>> singletons =
        model.EntryTypes.Where(type => type.Kind == ContentTypeKind.Singleton).GroupBy(type => type.Path!.Text)
            .ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>Finds the types of files, and reports files that match several types.</summary>
    /// <param name="files">The files of a tree.</param>
    /// <param name="remembered">The kept entries of the same model; an unchanged file has the type of its entry.</param>
    /// <param name="faults">Receives the diagnostics.</param>
    /// <returns>The files that belong to exactly one type, in the order of <paramref name="files"/>.</returns>
    public List<TypedFile> Assign(IReadOnlyList<TreeFile> files, StoredEntries remembered, List<Diagnostic> faults)
    {
        var typed = new List<TypedFile>(files.Count);
        foreach (var file in files)
        {
            if (remembered.Find(file.Path) is { } entry && entry.File.Oid == file.Oid) typed.Add(new(file, entry.Type, [], entry.Whole));
            else if (Find(file, faults) is { } match) typed.Add(match);
        }
        return typed;
    }

    TypedFile? Find(TreeFile file, List<Diagnostic> faults)
    {
        if (singletons.TryGetValue(file.Path, out var types))
        {
            if (types.Count == 1) return new(file, types[0], [], null);
            faults.Add(Several(file, types[0], types[1]));
            return null;
        }

        if (!DocumentParser.Understands(file.Path)) return null;
        TypedFile? found = null;
        foreach (var type in collections)
        {
            if (type.Path!.Match(file.Path) is not { } captures) continue;
            if (found is { } first)
            {
                faults.Add(Several(file, first.Type, type));
                return null;
            }
            found = new(file, type, captures, null);
        }
        return found;
    }

    static Diagnostic Several(TreeFile file, ContentType one, ContentType other) => new(
        DiagnosticRules.SeveralCollections, file.Path, TextPosition.Start,
        $"The file matches the path of {one.Name}, {one.Path}, and that of {other.Name}, {other.Path}.", "Move the file, or make one of the paths narrower.");
}

/// <summary>A file that belongs to a content type.</summary>
/// <param name="File">The file.</param>
/// <param name="Type">The content type.</param>
/// <param name="Captures">The captured texts of the path; empty if <paramref name="Remembered"/> is not null.</param>
/// <param name="Remembered">The kept entry of the unchanged file; null if the file must be read.</param>
readonly record struct TypedFile(TreeFile File, ContentType Type, IReadOnlyList<string> Captures, StoredEntry? Remembered);
