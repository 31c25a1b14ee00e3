using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
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
        var languages = LanguagesOf(pages);
        if (languages.Count > 0)
        {
            // The pages of all languages have the same fields: they are one collection, whose path captures the language.
            var translated = pages.Where(file => languages.Contains(TopFolderOf(file.Path))).ToList();
            survey.Read(TranslatedPages(languages.Count == 1 ? languages.First() : null, translated));
            pages = [.. pages.Except(translated)];
        }
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

    /// <param name="only">The language if there is one, whose pages most generators publish at the root; null for several.</param>
    /// <param name="files">The pages.</param>
    CollectionSketch TranslatedPages(string? only, List<TreeFile> files) => new()
    {
        TypeName = survey.TypeName("page", "Page"), Files = files, Path = $"{only ?? "{language}"}/{{path**}}.{CollectionSketch.ExtensionsOf(files)}",
        Url = (only is null ? "/{language}" : "") + generator.PageAddress.Replace("{name", "{path", StringComparison.Ordinal),
    };

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
        var isFlat = files.All(file => ContentPath.FolderOf(file.Path).TrimEnd('/') == folder);
        var undated = files.Where(file => Date(CollectionSketch.NameOf(file.Path)) is null).ToList();
        // Jekyll does not publish a post without a date in its name.
        var isDated = folder.Length > 0 && (undated.Count == 0 || (ContentPath.NameOf(folder) == "_posts" && undated.Count < files.Count));
        if (isDated)
        {
            foreach (var file in undated) survey.LeaveOut((file.Path, "its name has no date, as those of the other files in its folder"));
            files = [.. files.Except(undated)];
        }
        var name = isDated ? "{date}-{slug}" : isFlat ? "{slug}" : "{path**}";
        var path = ContentPath.Join(folder, $"{(isDated && !isFlat ? "**/" : "")}{name}.{CollectionSketch.ExtensionsOf(files)}");
        return new()
        {
            TypeName = survey.TypeName(folder.Length == 0 ? "page" : ContentPath.NameOf(folder), "Page"), Path = path, Files = files, HasDateInName = isDated,
            SlugOf = isDated ? file => CollectionSketch.NameOf(file)[11..] : isFlat ? CollectionSketch.NameOf : null,
            Url = PageUrl(folder, isDated, isFlat), SplitKeys = generator == SiteGenerator.Jekyll ? ["categories", "tags"] : [],
        };
    }

    /// <summary>The address template of the pages in a folder; null if the site does not publish them.</summary>
    string? PageUrl(string folder, bool isDated, bool isFlat)
    {
        var address = generator == SiteGenerator.Jekyll ? JekyllUrl(folder, isDated)
            : generator == SiteGenerator.Hugo && config.SectionAddress(folder) is { } configured ? configured
            // Eleventy leaves the date in the name.
            : isDated && generator == SiteGenerator.Eleventy ? $"/{folder}/{{date}}-{{name}}/"
            : isDated ? $"/{folder}/{{date:yyyy/MM/dd}}/{{name}}"
            : folder.Length == 0 || generator.PublishesAtRoot(folder) ? generator.PageAddress : $"/{PlainName(folder)}{generator.PageAddress}";
        // A capture of one name has no folder of the same name.
        return isDated || isFlat
            ? address?.Replace("{name", "{slug", StringComparison.Ordinal).Replace(":dropTwin", "", StringComparison.Ordinal)
            : address?.Replace("{name", "{path", StringComparison.Ordinal);
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

    /// <summary>The date that begins a file's name before a hyphen; null if there is none.</summary>
    static DateOnly? Date(string name) =>
        name.Length > 11 && name[4] == '-' && name[7] == '-' && name[10] == '-' ? Timestamps.ReadDate(name.AsSpan(0, 10)) : null;
}
