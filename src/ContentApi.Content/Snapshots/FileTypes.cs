using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Finds the content types of each file by its path: at most one for the whole file, and one for each place of the file that holds items. The whole file of a
/// singleton is never an entry of a collection, and a file that the site excludes has no type. Of several collections that read one place the one whose path is
/// narrower counts: see <see cref="PathTemplate.CompareNarrowness"/>.
/// </summary>
sealed class FileTypes(ContentModel model)
{
    readonly ContentType[] collections = [.. model.EntryTypes.Where(type => type.Kind == ContentTypeKind.Collection)];
    /// <summary>The singletons by their paths, in whose extensions capitals make no difference.</summary>
    readonly Dictionary<string, List<ContentType>> singletons =
        model.EntryTypes.Where(type => type.Kind == ContentTypeKind.Singleton).GroupBy(type => PathTemplate.WithSmallExtension(type.Path!.Text))
            .ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>Finds the types of files, and reports files that two types read at the same place.</summary>
    /// <param name="files">The files of a tree.</param>
    /// <param name="remembered">The kept entries of the same model; an unchanged file has the same types.</param>
    /// <param name="faults">Receives the diagnostics.</param>
    /// <returns>The files that belong to a type, in the order of <paramref name="files"/>.</returns>
    public List<TypedFile> Assign(IReadOnlyList<TreeFile> files, StoredEntries remembered, List<Diagnostic> faults)
    {
        var typed = new List<TypedFile>(files.Count);
        foreach (var file in files)
        {
            var known = remembered.Find(file.Path);
            if (known is not null && known.File.Oid == file.Oid) typed.Add(new(file, [], known.Whole));
            else if (Find(file, faults) is { } match) typed.Add(match with { Earlier = known });
        }
        return typed;
    }

    TypedFile? Find(TreeFile file, List<Diagnostic> faults)
    {
        if (!DocumentParser.Understands(file.Path) || model.Site.Excludes(file.Path)) return null;
        var isSingleton = singletons.TryGetValue(PathTemplate.WithSmallExtension(file.Path), out var types);
        if (types is [var one, var other, ..])
        {
            faults.Add(Several(file, one, other));
            return null;
        }

        var parts = new List<FilePart>(1);
        if (isSingleton) parts.Add(new(types![0], []));
        var rivals = new List<FilePart>();
        foreach (var type in collections)
        {
            if (type.Path!.Match(file.Path) is not { } captures) continue;
            var part = new FilePart(type, captures);
            var at = parts.FindIndex(known => known.Place == part.Place);
            // The whole file comes first.
            if (at < 0) parts.Insert(part.Place.Length == 0 ? 0 : parts.Count, part);
            else if (parts[at].Type.Kind == ContentTypeKind.Collection)
            {
                var order = type.Path.CompareNarrowness(parts[at].Type.Path!);
                if (order == 0) rivals.Add(part);
                if (order <= 0) continue;
                parts[at] = part;
                rivals.RemoveAll(rival => rival.Place == part.Place);
            }
        }
        if (rivals is [var first, ..])
        {
            faults.Add(Several(file, parts.Find(part => part.Place == first.Place).Type, first.Type));
            return null;
        }
        return parts.Count == 0 ? null : new(file, parts, null);
    }

    static Diagnostic Several(TreeFile file, ContentType one, ContentType other) => new(
        DiagnosticRules.SeveralCollections, file.Path, TextPosition.Start,
        $"The file matches the path of {one.Name}, {one.Path}, and that of {other.Name}, {other.Path}, and neither is narrower.",
        "Move the file, or make one of the paths narrower: literal text is narrower than wildcards, and these are narrower than '**'.");
}

/// <summary>A file that belongs to content types.</summary>
/// <param name="File">The file.</param>
/// <param name="Parts">The parts of the file with their types, the whole file first; empty if <paramref name="Remembered"/> is not null.</param>
/// <param name="Remembered">The kept entries of the unchanged file; null if the file must be read.</param>
readonly record struct TypedFile(TreeFile File, IReadOnlyList<FilePart> Parts, StoredFile? Remembered)
{
    public ContentType[] Types => [.. Parts.Select(part => part.Type)];

    /// <summary>Another version of the file, which was read by the same model and whose items may be the same; null if none is kept.</summary>
    public StoredFile? Earlier { get; init; }
}
