using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Snapshots.Checks;
using ContentApi.Git;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Proposals;

/// <summary>
/// The collections into which the content files of a commit are divided, and what their files hold. Each file is parsed once, and only its profile is kept.
/// </summary>
sealed class ContentSurvey
{
    /// <summary>The largest file that is read, in bytes: that of <see cref="Snapshots.EntryStore"/>.</summary>
    const int MaxFileBytes = Snapshots.EntryStore.MaxFileBytes;

    readonly GitRepository repository;
    readonly SiteConfig config;
    readonly HashSet<string> typeNames;
    readonly List<CollectionSketch> collections = [];
    readonly List<(string Path, string Reason)> rest = [];

    ContentSurvey(GitRepository repository, TreeFile? configuration)
    {
        this.repository = repository;
        config = new(configuration is { } file && Parse(file) is { } document ? document.Root : new(TextPosition.Start, []));
        typeNames = new(Vocabulary.ReservedTypeNames, StringComparer.Ordinal);
    }

    public IReadOnlyList<CollectionSketch> Collections => collections;

    /// <summary>Content files that no collection of the proposal can have, with the reason.</summary>
    public IReadOnlyList<(string Path, string Reason)> Rest => rest;

    /// <summary>The number of content files: those of the collections and the rest.</summary>
    public int Files => collections.Sum(collection => collection.Files.Count) + rest.Count;

    /// <param name="repository">The repository.</param>
    /// <param name="tree">The files below the content folder.</param>
    /// <param name="generator">The generator whose habits the repository has.</param>
    /// <param name="configuration">The file that configures the generator; null if there is none.</param>
    public static ContentSurvey Of(GitRepository repository, CommitTree tree, SiteGenerator generator, TreeFile? configuration)
    {
        var survey = new ContentSurvey(repository, configuration);
        var files = tree.Files.Where(file => !OtherFiles.Has(file.Path)).ToList();
        new PageDivision(survey, generator, survey.config).Divide(files);
        var data = new DataDivision(survey, generator);
        data.Divide(files.Where(file => data.Takes(file.Path)));
        return survey;
    }

    /// <summary>Adds a file that no collection can have, with the reason.</summary>
    public void LeaveOut((string Path, string Reason) file) => rest.Add(file);

    public bool HasFrontMatter(TreeFile file) =>
        repository.ReadBlob(file.Oid, MaxFileBytes) is { Status: BlobStatus.Found } blob && DocumentParser.HasFrontMatter(blob.Bytes.Span);

    /// <summary>Adds a collection, and reads what its files hold.</summary>
    public void Read(CollectionSketch collection) =>
        Add(collection, collection.Files.AsParallel().AsOrdered().Select(file => (File: file, Document: Parse(file))).AsEnumerable());

    /// <summary>Adds a collection whose files are parsed.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="parsed">The files with what they hold; null for a file that cannot be read.</param>
    public void Add(CollectionSketch collection, IEnumerable<(TreeFile File, Document? Document)> parsed)
    {
        foreach (var (file, document) in parsed)
        {
            switch (document?.Value)
            {
                case ListValue list when collection.HasItems:
                    foreach (var item in list.Items)
                    {
                        if (item is MappingValue record) collection.Add(file, record);
                        else if (item is ScalarValue text) collection.Add(file, new(text.Position, []), text.Text.Trim());
                    }
                    break;
                case MappingValue mapping when collection.HasItems:
                    foreach (var entry in mapping.Entries)
                        if (entry.Value is MappingValue record) collection.Add(file, record, entry.Key);
                    break;
                case MappingValue mapping:
                    collection.Add(file, mapping);
                    break;
            }
        }
        if (collection.Entries > 0 || collection.Files.Count == 0) collections.Add(collection);
        else rest.AddRange(collection.Files.Select(file => (file.Path, "its front matter or its values cannot be read")));
    }

    /// <returns>Null if the file cannot be read or has errors, which <c>check</c> reports.</returns>
    public Document? Parse(TreeFile file)
    {
        if (!DocumentParser.Understands(file.Path) || repository.ReadBlob(file.Oid, MaxFileBytes) is not { Status: BlobStatus.Found } blob) return null;
        var document = DocumentParser.Parse(file.Path, blob.Bytes.Span);
        return document.Diagnostics.Any(diagnostic => diagnostic.IsError) ? null : document;
    }

    /// <summary>Returns a name for a type that no other type of the proposal has.</summary>
    /// <param name="folder">The name of the folder, file or key that the type is made of.</param>
    /// <param name="suffix">The end of the name if the API has a type of the plain one.</param>
    public string TypeName(string folder, string suffix)
    {
        var name = ProposedNames.Type(folder);
        if (Vocabulary.ReservedTypeNames.Contains(name) || QueryNameClashes.GeneratedSuffixes.Any(end => name.EndsWith(end, StringComparison.Ordinal)))
            name += suffix;
        var unique = name;
        for (var number = 2; !typeNames.Add(unique); number++) unique = $"{name}{number}";
        return unique;
    }
}
