using System.Buffers;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.Content.Strings;
using ContentApi.Git;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Proposals;

/// <summary>
/// Divides the content files of a commit into collections by their folders, and reads what they hold. Reads each file once; of a file only its profile is
/// kept.
/// </summary>
sealed class ContentSurvey
{
    /// <summary>A folder with fewer pages is no collection of its own: its pages belong to those of the whole site.</summary>
    const int LeastPages = 3;

    /// <summary>The largest file that is read, in bytes: that of <see cref="Snapshots.EntryStore"/>.</summary>
    const int MaxFileBytes = Snapshots.EntryStore.MaxFileBytes;

    readonly GitRepository repository;
    readonly SiteGenerator generator;
    readonly SiteConfig config;
    readonly HashSet<string> typeNames;
    readonly List<CollectionSketch> collections = [];
    readonly List<(string Path, string Reason)> rest = [];

    ContentSurvey(GitRepository repository, SiteGenerator generator, TreeFile? configuration)
    {
        (this.repository, this.generator) = (repository, generator);
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
        var survey = new ContentSurvey(repository, generator, configuration);
        var files = tree.Files.Where(file => !PageFiles.HasOtherUse(file.Path)).ToList();
        survey.DividePages(files);
        survey.DivideData([.. files.Where(file => PageFiles.IsData(file.Path) && survey.IsInDataFolder(file.Path))]);
        return survey;
    }

    bool IsInDataFolder(string path) => generator.DataFolders.Count == 0
        ? generator.ContentFolder.Length > 0
        : generator.DataFolders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal));

    void DividePages(List<TreeFile> files)
    {
        var html = files.Where(file => PageFiles.IsHtml(file.Path)).AsParallel().AsOrdered().Where(HasFrontMatter).ToHashSet();
        var pages = files.Where(file => PageFiles.IsMarkdown(file.Path) || html.Contains(file)).ToList();
        var languages = LanguagesOf(pages);
        if (languages.Count > 0)
        {
            // The pages of all languages have the same fields: they are one collection, whose path captures the language.
            var translated = pages.Where(file => languages.Contains(TopFolderOf(file.Path))).ToList();
            Read(TranslatedPages(languages.Count == 1 ? languages.First() : null, translated));
            pages = [.. pages.Except(translated)];
        }
        var groups = pages.GroupBy(file => GroupOf(file.Path)).ToList();
        var own = groups.Where(group => group.Key.Length > 0 && group.Count() >= LeastPages).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        foreach (var group in own) Read(PageCollection(group.Key, [.. group]));
        var others = groups.Except(own).SelectMany(group => group).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        if (others.Count > 0) Read(PageCollection("", others));
    }

    /// <summary>The folders at the top that are named by languages, if they have most of the pages; otherwise none.</summary>
    static HashSet<string> LanguagesOf(List<TreeFile> pages)
    {
        var languages = pages.Select(file => TopFolderOf(file.Path)).Where(IsLanguage).ToHashSet(StringComparer.Ordinal);
        var translated = pages.Count(file => languages.Contains(TopFolderOf(file.Path)));
        return 2 * translated > pages.Count ? languages : [];
    }

    static string TopFolderOf(string path) => path.IndexOf('/') is > 0 and var end ? path[..end] : "";

    /// <summary>Whether a name is a language tag such as <c>de</c> or <c>pt-br</c> (RFC 5646).</summary>
    static bool IsLanguage(string name) => name.Length is 2 or 5 or 7 && name.AsSpan(0, 2).IndexOfAnyExceptInRange('a', 'z') < 0
        && (name.Length == 2 || (name[2] is '-' or '_' && name.AsSpan(3).IndexOfAnyExcept(SearchValues.Create(Letters)) < 0));

    const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <param name="only">The language if there is one, whose pages most generators publish at the root; null for several.</param>
    /// <param name="files">The pages.</param>
    CollectionSketch TranslatedPages(string? only, List<TreeFile> files) => new()
    {
        TypeName = TypeName("page", "Page"), Files = files, Path = $"{only ?? "{language}"}/{{path**}}.{ExtensionsOf(files)}",
        Url = (only is null ? "/{language}" : "") + generator.PageAddress.Replace("{name", "{path", StringComparison.Ordinal),
    };

    bool HasFrontMatter(TreeFile file) =>
        repository.ReadBlob(file.Oid, MaxFileBytes) is { Status: BlobStatus.Found } blob && blob.Bytes.Span.StartsWith("---"u8);

    /// <summary>The folder by which a page is put into a collection: the first one, or in Jekyll the folder of the posts, wherever it is.</summary>
    string GroupOf(string path)
    {
        var folder = ContentPath.FolderOf(path).TrimEnd('/');
        if (generator == SiteGenerator.Jekyll)
            for (var at = 0; at >= 0 && at < folder.Length; at = folder.IndexOf('/', at) is >= 0 and var slash ? slash + 1 : -1)
                if (folder[at..].StartsWith("_posts", StringComparison.Ordinal) && (folder.Length == at + 6 || folder[at + 6] == '/')) return folder[..(at + 6)];
        return folder.IndexOf('/') is > 0 and var end ? folder[..end] : folder;
    }

    CollectionSketch PageCollection(string folder, List<TreeFile> files)
    {
        var isFlat = files.All(file => ContentPath.FolderOf(file.Path).TrimEnd('/') == folder);
        var undated = files.Where(file => Date(NameOf(file.Path)) is null).ToList();
        // Jekyll does not publish a post without a date in its name.
        var isDated = folder.Length > 0 && (undated.Count == 0 || (ContentPath.NameOf(folder) == "_posts" && undated.Count < files.Count));
        if (isDated)
        {
            rest.AddRange(undated.Select(file => (file.Path, "its name has no date, as those of the other files in its folder")));
            files = [.. files.Except(undated)];
        }
        var name = isDated ? "{date}-{slug}" : isFlat ? "{slug}" : "{path**}";
        var path = ContentPath.Join(folder, $"{(isDated && !isFlat ? "**/" : "")}{name}.{ExtensionsOf(files)}");
        return new()
        {
            TypeName = TypeName(folder.Length == 0 ? "page" : ContentPath.NameOf(folder), "Page"), Path = path, Files = files, HasDateInName = isDated,
            SlugOf = isDated ? file => NameOf(file)[11..] : isFlat ? NameOf : null,
            Url = PageUrl(folder, isDated, isFlat),
        };
    }

    /// <summary>The address template of the pages in a folder; null if the site does not publish them.</summary>
    string? PageUrl(string folder, bool isDated, bool isFlat)
    {
        var address = generator == SiteGenerator.Jekyll ? JekyllUrl(folder, isDated)
            : generator == SiteGenerator.Hugo && config.SectionAddress(folder) is { } configured ? configured
            : isDated ? $"/{folder}/{{date:yyyy/MM/dd}}/{{name}}"
            : folder.Length == 0 || generator.PublishesAtRoot(folder) ? generator.PageAddress : $"/{PlainName(folder)}{generator.PageAddress}";
        return address?.Replace("{name", isDated || isFlat ? "{slug" : "{path", StringComparison.Ordinal);
    }

    /// <summary>The name of a folder in addresses: without the number by which a generator orders folders.</summary>
    string PlainName(string folder) =>
        generator.PageAddress.Contains("dropNumbers", StringComparison.Ordinal) ? UrlFormat.Find("dropNumbers")!.Apply(new(folder))!.Value.Text : folder;

    string? JekyllUrl(string folder, bool isDated)
    {
        if (isDated) return folder.EndsWith("/_posts", StringComparison.Ordinal) ? $"/{folder[..^"/_posts".Length]}{config.PostAddress}" : config.PostAddress;
        if (folder.StartsWith('_')) return config.CollectionAddress(folder[1..]);
        return folder.Length == 0 ? config.PageAddress : $"/{folder}{config.PageAddress}";
    }

    static string NameOf(string path) => ContentPath.NameOf(ContentPath.WithoutExtension(path));

    /// <summary>The date that begins a file's name before a hyphen; null if there is none.</summary>
    static DateOnly? Date(string name) => name.Length > 11 && name[10] == '-' && name[4] == '-' && name[7] == '-' ? Timestamps.ReadDate(name[..10], out _) : null;

    void DivideData(List<TreeFile> files)
    {
        foreach (var folder in files.GroupBy(file => ContentPath.FolderOf(file.Path)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var read = folder.AsParallel().AsOrdered().Select(file => (File: file, Document: Parse(file))).ToList();
            var mappings = read.Where(pair => pair.Document is { Value: MappingValue { Entries.Count: > 0 } mapping } && !IsMapOfRecords(mapping)).ToList();
            // Files of one folder that have the same keys are the entries of one collection.
            var maps = read.Where(pair => pair.Document is { Value: MappingValue { Entries: [{ Value: MappingValue { Entries.Count: > 0 } }] } }).ToList();
            if (maps.Count >= LeastPages && IsInnerFolder(folder.Key) && HaveSharedKeys([.. maps.Select(pair => RecordOf(pair.Document!))]))
            {
                AddMaps(folder.Key, [.. maps.Select(pair => pair.File)], [.. maps.Select(pair => RecordOf(pair.Document!))]);
                foreach (var (file, document) in read.Except(maps)) AddData(file, document);
                continue;
            }
            var together = mappings.Count >= LeastPages && IsInnerFolder(folder.Key) && HaveSharedKeys([.. mappings.Select(pair => (MappingValue)pair.Document!.Value)]);
            if (together) AddFolder(folder.Key, [.. mappings.Select(pair => pair.File)]);
            foreach (var (file, document) in read)
                if (!together || !mappings.Exists(pair => pair.File == file)) AddData(file, document);
        }
    }

    bool IsInnerFolder(string folder) => !generator.DataFolders.Contains(folder.TrimEnd('/'));

    /// <summary>The only record of a file such as <c>en: {hello: Hello}</c>.</summary>
    static MappingValue RecordOf(Document document) => (MappingValue)((MappingValue)document.Value).Entries[0].Value;

    void AddMaps(string folder, List<TreeFile> files, List<MappingValue> records) => Read(new()
    {
        TypeName = TypeName(ContentPath.NameOf(folder.TrimEnd('/')), "Item"), Files = files, HasItems = true, ItemKey = FreeKey(records),
        Path = $"{folder}*.{ExtensionsOf(files)}",
    });

    /// <summary>A name for the field that the key of a map fills.</summary>
    static string FreeKey(List<MappingValue> records) =>
        new[] { "slug", "key", "handle", "mapKey" }.First(key => !records.Exists(record => record.Find(key) is not null));

    /// <summary>The extensions of files, as the end of a path template: <c>md</c> or <c>{md,mdx}</c>.</summary>
    static string ExtensionsOf(List<TreeFile> files)
    {
        string[] extensions = [.. files.Select(file => PageFiles.ExtensionOf(file.Path)).Distinct().Order(StringComparer.Ordinal)];
        return extensions is [var only] ? only : $"{{{string.Join(',', extensions)}}}";
    }

    void AddFolder(string folder, List<TreeFile> files) => Read(new()
    {
        TypeName = TypeName(ContentPath.NameOf(folder.TrimEnd('/')), "Item"), Files = files, SlugOf = NameOf, Path = $"{folder}{{slug}}.{ExtensionsOf(files)}",
    });

    void AddData(TreeFile file, Document? document)
    {
        var name = NameOf(file.Path);
        switch (document?.Value)
        {
            case ListValue { Items: [_, ..] items } when items.All(item => item is MappingValue):
                Read(new()
                {
                    TypeName = TypeName(name, "Item"), Path = file.Path, Files = [file], HasItems = true,
                    ItemKey = IdentifyingKey([.. items.Cast<MappingValue>()]),
                });
                break;
            case MappingValue mapping when IsMapOfRecords(mapping):
                var own = mapping.Entries.Select(entry => (MappingValue)entry.Value).ToList();
                Read(new()
                {
                    TypeName = TypeName(name, "Item"), Path = file.Path, Files = [file], HasItems = true,
                    ItemKey = FreeKey(own),
                });
                break;
            case MappingValue { Entries.Count: > 0 }:
                Read(new() { TypeName = TypeName(name, "Item"), Path = file.Path, Files = [file], IsSingleton = true });
                break;
            default:
                rest.Add((file.Path, document?.Value switch
                {
                    null => document is null ? "it cannot be read" : "it has no values",
                    MappingValue => "it has no values",
                    ListValue { Items.Count: 0 } => "its list is empty",
                    ListValue => "it is a list of texts or lists, not of records with keys",
                    _ => "it is one text",
                }));
                break;
        }
    }

    /// <summary>Whether each value is a mapping, and the mappings have keys in common: a map of records such as <c>ann: {name: Ann}</c>.</summary>
    static bool IsMapOfRecords(MappingValue mapping) =>
        mapping.Entries.Count >= 2 && mapping.Entries.All(entry => entry.Value is MappingValue { Entries.Count: > 0 })
        && HaveSharedKeys([.. mapping.Entries.Select(entry => (MappingValue)entry.Value)]);

    static bool HaveSharedKeys(List<MappingValue> records)
    {
        var counts = records.SelectMany(record => record.Entries.Select(entry => entry.Key)).CountBy(key => key).ToDictionary();
        // On average, most of a record's keys are those that most records have.
        var common = records.Sum(record => record.Entries.Count(entry => 2 * counts[entry.Key] > records.Count));
        return 2 * common > records.Sum(record => record.Entries.Count);
    }

    /// <summary>The key whose values tell the items apart; null if none does.</summary>
    static string? IdentifyingKey(List<MappingValue> items)
    {
        foreach (var key in new[] { "slug", "id", "key", "handle", "code", "name", "title", "label", "email", "url" })
        {
            var values = items.Select(item => (item.Find(key)?.Value as ScalarValue)?.Text.Trim()).ToList();
            if (values.TrueForAll(value => !string.IsNullOrEmpty(value)) && values.Distinct().Count() == values.Count) return key;
        }
        return null;
    }

    void Read(CollectionSketch collection)
    {
        foreach (var (file, document) in collection.Files.AsParallel().AsOrdered().Select(file => (File: file, Document: Parse(file))).AsEnumerable())
        {
            switch (document?.Value)
            {
                case ListValue list when collection.HasItems:
                    foreach (var item in list.Items.OfType<MappingValue>()) collection.Add(file, item);
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
    Document? Parse(TreeFile file)
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
