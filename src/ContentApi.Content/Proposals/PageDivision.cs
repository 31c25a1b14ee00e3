using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Proposals;

/// <summary>Divides pages into collections by their folders, and gives the collections addresses as a generator does.</summary>
/// <param name="survey">Receives the collections.</param>
/// <param name="generator">The generator whose habits the repository has.</param>
/// <param name="config">The configuration of the site.</param>
sealed class PageDivision(ContentSurvey survey, SiteGenerator generator, SiteConfig config)
{
    /// <summary>A folder with fewer pages is no collection of its own: its pages belong to those of the whole site.</summary>
    const int LeastPages = 3;

    public void Divide(List<TreeFile> files)
    {
        var pages = files.Where(file => DocumentParser.IsPage(file.Path)).AsParallel().AsOrdered()
            .Where(file => !DocumentParser.NeedsFrontMatter(file.Path) || survey.HasFrontMatter(file)).ToList();
        if (generator == SiteGenerator.Docusaurus) pages = new DocusaurusPages(survey, files).Divide(pages);
        var languages = LanguagesOf(pages);
        if (languages.Count > 0)
        {
            // The pages of all languages have the same fields: they are one collection, whose path captures the language.
            var translated = pages.Where(file => languages.Contains(TopFolderOf(file.Path))).ToList();
            var root = languages.Count == 1 ? languages.First() : generator.IsHugo ? config.RootLanguage : null;
            foreach (var language in translated.GroupBy(file => TopFolderOf(file.Path) == root))
            {
                var (folder, below) = language.Key ? (root!, "") : ("{language}", "/{language}");
                DivideTranslated(folder, below, [.. language]);
            }
            pages = [.. pages.Except(translated)];
        }
        if (generator.IsHugo) pages = new HugoSections(survey, config).Divide("", "", pages);
        var groups = pages.GroupBy(file => GroupOf(file.Path)).ToList();
        var own = groups.Where(group => IsCollection(group.Key, group.Count())).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        foreach (var group in own) survey.Read(PageCollection(group.Key, [.. group]));
        var others = groups.Except(own).SelectMany(group => group).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        if (others.Count > 0) survey.Read(PageCollection("", others));
    }

    /// <summary>Whether the pages of a folder are a collection of their own. Folders of posts and of collections of Jekyll always are.</summary>
    bool IsCollection(string folder, int pages) =>
        folder.Length > 0 && (pages >= LeastPages || (generator == SiteGenerator.Jekyll && ContentPath.NameOf(folder).StartsWith('_')));

    /// <summary>The folders at the top that are named by languages, if they have most of the pages; otherwise none.</summary>
    static HashSet<string> LanguagesOf(List<TreeFile> pages)
    {
        var languages = pages.Select(file => TopFolderOf(file.Path)).Where(name => LanguageTag.Is(name)).ToHashSet(StringComparer.Ordinal);
        var translated = pages.Count(file => languages.Contains(TopFolderOf(file.Path)));
        return 2 * translated > pages.Count ? languages : [];
    }

    static string TopFolderOf(string path) => path.IndexOf('/') is > 0 and var end ? path[..end] : "";

    /// <param name="folder">The folder of the language whose pages are at the root of the site, or a capture for the folders of the others.</param>
    /// <param name="below">The beginning of the addresses.</param>
    /// <param name="files">The pages.</param>
    void DivideTranslated(string folder, string below, List<TreeFile> files)
    {
        if (generator.IsHugo) files = new HugoSections(survey, config).Divide(folder, below, files);
        if (files.Count == 0) return;
        var address = generator == SiteGenerator.Jekyll ? $"{{permalink ?? {below}{config.PageAddress("")}}}" : Below(below, generator.PageAddress);
        survey.Read(new()
        {
            TypeName = survey.TypeName("page", "Page"), Files = files, Path = $"{folder}/{{path**}}.{CollectionSketch.ExtensionsOf(files)}", Url = address,
        });
    }

    /// <summary>The folder by which a page is put into a collection: the first one, or in Jekyll the folder of the posts, wherever it is.</summary>
    string GroupOf(string path)
    {
        var folder = ContentPath.FolderOf(path).TrimEnd('/');
        if (generator == SiteGenerator.Jekyll && $"/{folder}/".IndexOf("/_posts/", StringComparison.Ordinal) is >= 0 and var posts)
            return folder[..(posts + "_posts".Length)];
        return folder.IndexOf('/') is > 0 and var end ? folder[..end] : folder;
    }

    CollectionSketch PageCollection(string folder, List<TreeFile> files)
    {
        if (generator == SiteGenerator.Jekyll && ContentPath.NameOf(folder) == "_posts" && files.Exists(file => DateOf(file) is not null))
            return JekyllPosts(folder, files);
        var isFlat = IsFlat(folder, files);
        if (generator == SiteGenerator.Eleventy && folder.Length > 0 && isFlat && files.TrueForAll(file => DateOf(file) is not null))
        {
            // Eleventy leaves the date in the name.
            return Sketch(folder, files, "{date}-{slug}", Below(BelowOf(folder), "{permalink:dropIndex ?? {below}/{date}-{slug}/}"), isDated: true);
        }
        if (generator == SiteGenerator.Jekyll)
        {
            var address = folder.StartsWith('_') ? config.CollectionAddress(folder[1..]) : config.PageAddress(folder);
            // A collection may have the name of the file in addresses, without the folders below that of the collection.
            var isNamed = address?.Contains("{name", StringComparison.Ordinal) == true;
            var name = isFlat ? "{slug}" : isNamed ? "**/{slug}" : "{path**}";
            var drop = files.Exists(file => DateOf(file) is not null) ? ":dropDate" : "";
            address = address?.Replace("{name", "{slug" + drop, StringComparison.Ordinal);
            if (isFlat) address = address?.Replace("{path", "{slug", StringComparison.Ordinal);
            return Sketch(folder, files, name, address is null ? null : $"{{permalink ?? {address}}}");
        }
        return isFlat && generator.FlatAddress is { } flat ? Sketch(folder, files, "{slug}", Below(BelowOf(folder), flat))
            : Sketch(folder, files, "{path**}", Below(BelowOf(folder), generator.PageAddress));
    }

    CollectionSketch JekyllPosts(string folder, List<TreeFile> files)
    {
        // Jekyll does not publish a post without a date in its name.
        foreach (var file in files.Where(file => DateOf(file) is null))
            survey.LeaveOut((file.Path, "its name has no date, as those of the other files in its folder"));
        files = [.. files.Where(file => DateOf(file) is not null)];
        var below = folder == "_posts" ? "" : "/" + folder[..^"/_posts".Length];
        var address = config.PostAddress(folder).Replace("{name", "{slug", StringComparison.Ordinal);
        return Sketch(
            folder, files, (IsFlat(folder, files) ? "" : "**/") + "{date}-{slug}", $"{{permalink ?? {below}{address}}}", isDated: true);
    }

    CollectionSketch Sketch(string folder, List<TreeFile> files, string name, string? address, bool isDated = false) => new()
    {
        TypeName = survey.TypeName(folder.Length == 0 ? "page" : ContentPath.NameOf(folder), "Page"), Files = files, Url = address, HasDateInName = isDated,
        Path = ContentPath.Join(folder, $"{name}.{CollectionSketch.ExtensionsOf(files)}"),
        SlugOf = isDated ? file => CollectionSketch.NameOf(file)[11..] : name.EndsWith("{slug}", StringComparison.Ordinal) ? CollectionSketch.NameOf : null,
        SplitKeys = generator == SiteGenerator.Jekyll ? ["categories", "tags"] : [],
    };

    static bool IsFlat(string folder, List<TreeFile> files) => files.TrueForAll(file => ContentPath.FolderOf(file.Path).TrimEnd('/') == folder);

    /// <summary>The beginning of the addresses of the pages in a folder.</summary>
    string BelowOf(string folder)
    {
        if (folder.Length == 0 || generator.PublishesAtRoot(folder)) return "";
        return "/" + generator.FolderFormats.Aggregate(folder, (name, format) => UrlFormat.Find(format)!.Apply(new(name))!.Value.Text);
    }

    static string Below(string below, string address) => address.Replace("{below}", below, StringComparison.Ordinal);

    static DateOnly? DateOf(TreeFile file) => NameDate.Of(CollectionSketch.NameOf(file.Path));
}
