using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>Says which type a file is an entry of. A singleton's file is not also one of a collection.</summary>
sealed class FileTypes(ContentModel model)
{
    readonly ContentType[] collections = [.. model.EntryTypes.Where(type => type.Kind == ContentTypeKind.Collection)];
    readonly Dictionary<string, List<ContentType>> singletons =
        model.EntryTypes.Where(type => type.Kind == ContentTypeKind.Singleton).GroupBy(type => type.Path!.Text).ToDictionary(group => group.Key, group => group.ToList());

    /// <param name="remembered">Entries of the same model; one with the same blob need not be matched again.</param>
    /// <returns>The files of a type, in the order of <paramref name="files"/>.</returns>
    public List<TypedFile> Assign(IReadOnlyList<TreeFile> files, StoredEntries remembered, List<Diagnostic> faults)
    {
        var typed = new List<TypedFile>(files.Count);
        foreach (var file in files)
        {
            if (remembered.Find(file.Path) is { } entry && entry.File.Oid == file.Oid) typed.Add(new(file, entry.Type, [], entry));
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

/// <param name="Remembered">Its entry, where it was read before.</param>
readonly record struct TypedFile(TreeFile File, ContentType Type, IReadOnlyList<string> Captures, StoredEntry? Remembered);
