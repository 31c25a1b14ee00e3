using ContentApi.Content.Documents;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Proposals;

/// <summary>Divides data files into collections: lists and maps of records, folders of files with the same keys, and single files.</summary>
/// <param name="survey">Receives the collections.</param>
/// <param name="generator">The generator whose habits the repository has.</param>
sealed class DataDivision(ContentSurvey survey, SiteGenerator generator)
{
    /// <summary>A folder with fewer files is no collection of its own.</summary>
    const int LeastFiles = 3;

    public bool Takes(string path) => DocumentParser.Understands(path) && !DocumentParser.IsPage(path) && (generator.DataFolders.Count == 0
        ? generator.ContentFolder.Length > 0
        : generator.DataFolders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal)));

    public void Divide(IEnumerable<TreeFile> files)
    {
        foreach (var folder in files.GroupBy(file => ContentPath.FolderOf(file.Path)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var parsed = folder.AsParallel().AsOrdered().Select(file => (File: file, Document: survey.Parse(file))).ToList();
            var together = generator.DataFolders.Contains(folder.Key.TrimEnd('/')) ? [] : AddTogether(folder.Key, parsed);
            foreach (var (file, document) in parsed.Except(together)) AddData(file, document);
        }
    }

    /// <summary>Adds the files of one folder that have the same keys as one collection.</summary>
    /// <param name="folder">The path of the folder with its slash.</param>
    /// <param name="parsed">The files of the folder.</param>
    /// <returns>The files that were added; none if too few have the same keys.</returns>
    List<(TreeFile File, Document? Document)> AddTogether(string folder, List<(TreeFile File, Document? Document)> parsed)
    {
        var maps = parsed.Where(file => OnlyRecordOf(file.Document) is not null).ToList();
        var records = maps.ConvertAll(file => OnlyRecordOf(file.Document)!);
        if (maps.Count >= LeastFiles && HaveSharedKeys(records))
        {
            survey.Add(new()
            {
                TypeName = NameOf(folder), Files = maps.ConvertAll(file => file.File), HasItems = true, ItemKey = FreeKey(records),
                Path = $"{folder}*.{CollectionSketch.ExtensionsOf(maps.ConvertAll(file => file.File))}",
            }, maps);
            return maps;
        }
        var mappings = parsed.Where(file => file.Document?.Value is MappingValue { Entries.Count: > 0 } mapping && !IsMapOfRecords(mapping)).ToList();
        if (mappings.Count < LeastFiles || !HaveSharedKeys(mappings.ConvertAll(file => (MappingValue)file.Document!.Value))) return [];
        survey.Add(new()
        {
            TypeName = NameOf(folder), Files = mappings.ConvertAll(file => file.File), SlugOf = CollectionSketch.NameOf,
            Path = $"{folder}{{slug}}.{CollectionSketch.ExtensionsOf(mappings.ConvertAll(file => file.File))}",
        }, mappings);
        return mappings;
    }

    string NameOf(string folder) => survey.TypeName(ContentPath.NameOf(folder.TrimEnd('/')), "Item");

    /// <summary>The only record of a file such as <c>en: {hello: Hello}</c>; null for any other file.</summary>
    static MappingValue? OnlyRecordOf(Document? document) =>
        document?.Value is MappingValue { Entries: [{ Value: MappingValue { Entries.Count: > 0 } record }] } ? record : null;

    /// <summary>A name for the field that the key of a map fills.</summary>
    static string FreeKey(List<MappingValue> records) =>
        new[] { "slug", "key", "handle", "mapKey" }.First(key => !records.Exists(record => record.Find(key) is not null));

    void AddData(TreeFile file, Document? document)
    {
        var name = CollectionSketch.NameOf(file.Path);
        switch (document?.Value)
        {
            case ListValue { Items: [_, ..] items } when items.All(item => item is MappingValue):
                Add(new()
                {
                    TypeName = survey.TypeName(name, "Item"), Path = file.Path, Files = [file], HasItems = true,
                    ItemKey = IdentifyingKey([.. items.Cast<MappingValue>()]),
                });
                break;
            case ListValue { Items: [_, ..] items } when AreNames(items):
                Add(new() { TypeName = survey.TypeName(name, "Item"), Path = file.Path, Files = [file], HasItems = true, ItemKey = "name" });
                break;
            case MappingValue mapping when IsMapOfRecords(mapping):
                Add(new()
                {
                    TypeName = survey.TypeName(name, "Item"), Path = file.Path, Files = [file], HasItems = true,
                    ItemKey = FreeKey([.. mapping.Entries.Select(entry => (MappingValue)entry.Value)]),
                });
                break;
            case MappingValue { Entries.Count: > 0 }:
                Add(new() { TypeName = survey.TypeName(name, "Item"), Path = file.Path, Files = [file], IsSingleton = true });
                break;
            default:
                survey.LeaveOut((file.Path, document?.Value switch
                {
                    null => document is null ? "it cannot be read" : "it has no values",
                    MappingValue => "it has no values",
                    ListValue { Items.Count: 0 } => "its list is empty",
                    ListValue => "it is a list of lists or of equal texts, not of records with keys",
                    _ => "it is one text",
                }));
                break;
        }

        void Add(CollectionSketch collection) => survey.Add(collection, [(file, document)]);
    }

    /// <summary>Whether a list has texts alone, each once, so that a text identifies its item.</summary>
    static bool AreNames(IReadOnlyList<DocumentValue> items) =>
        items.All(item => item is ScalarValue { IsNull: false } scalar && !string.IsNullOrWhiteSpace(scalar.Text))
        && items.Select(item => ((ScalarValue)item).Text.Trim()).Distinct().Count() == items.Count;

    /// <summary>Whether each value is a mapping, and the mappings have keys in common: a map of records such as <c>ann: {name: Ann}</c>.</summary>
    static bool IsMapOfRecords(MappingValue mapping) =>
        mapping.Entries.Count >= 2 && mapping.Entries.All(entry => entry.Value is MappingValue { Entries.Count: > 0 })
        && HaveSharedKeys([.. mapping.Entries.Select(entry => (MappingValue)entry.Value)]);

    static bool HaveSharedKeys(List<MappingValue> records)
    {
        var counts = records.SelectMany(record => record.Entries.Select(entry => entry.Key)).CountBy(key => key).ToDictionary();
        // On average, half of a record's keys are those that most records have.
        var common = records.Sum(record => record.Entries.Count(entry => 2 * counts[entry.Key] > records.Count));
        return 2 * common >= records.Sum(record => record.Entries.Count);
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
}
