using ContentApi.Content.Documents;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Proposals;

/// <summary>Makes collections of the pages of Docusaurus: the blog, the documentation with its versions, and the pages in <c>src/pages</c>.</summary>
/// <param name="survey">Receives the collections.</param>
/// <param name="files">All files of the site.</param>
sealed class DocusaurusPages(ContentSurvey survey, List<TreeFile> files)
{
    const string Docs = "docs", Blog = "blog", Versioned = "versioned_docs", Pages = "src/pages";

    /// <summary>The address of a page below that of its folder: its slug, from the root of the documentation or from the folder; its id; or its path.</summary>
    const string DocAddress = "{slug:rooted ?? /{path:folder:dropNumbers}/{slug} ?? /{path:folder:dropNumbers}/{contentId} "
        + "?? path:dropTwin:dropReadme:dropIndex:dropNumbers}";

    /// <param name="pages">The pages of the site.</param>
    /// <returns>The pages that Docusaurus publishes in a way that only its configuration says, such as translations.</returns>
    public List<TreeFile> Divide(List<TreeFile> pages)
    {
        var others = new List<TreeFile>();
        var latest = LatestVersion();
        foreach (var group in pages.GroupBy(file => FolderOf(file.Path)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            List<TreeFile> own = [.. group];
            switch (group.Key)
            {
                case Blog:
                    AddBlog(own);
                    break;
                case Versioned:
                    var current = own.Where(file => file.Path.StartsWith($"{Versioned}/version-{latest}/", StringComparison.Ordinal)).ToList();
                    Add("doc", current, $"{Versioned}/version-{latest}/{{path**}}", $"/{Docs}/{DocAddress}");
                    Add("old-doc", [.. own.Except(current)], Versioned + "/version-{version}/{path**}", $"/{Docs}/{{version}}/{DocAddress}");
                    break;
                case Docs:
                    // If there are versions, the documentation of the next one is not at the root.
                    Add(latest is null ? "doc" : "next-doc", own, Docs + "/{path**}", $"/{Docs}/{(latest is null ? "" : "next/")}{DocAddress}");
                    break;
                case Pages:
                    Add("page", own, Pages + "/{path**}", "/{path:dropIndex}");
                    break;
                case "" or "src":
                    break; // Docusaurus publishes no pages of these folders.
                case "i18n":
                    others.AddRange(own);
                    break;
                default:
                    Add(group.Key, own, group.Key + "/{path**}", $"/{group.Key}/{DocAddress}");
                    break;
            }
        }
        return others;
    }

    /// <summary>The folder of a page that decides its address.</summary>
    static string FolderOf(string path) =>
        path.StartsWith(Pages + "/", StringComparison.Ordinal) ? Pages : path.IndexOf('/') is > 0 and var end ? path[..end] : "";

    /// <summary>
    /// The version of the documentation that has no version in its addresses: the first of <c>versions.json</c>; null if there are no versions.
    /// </summary>
    string? LatestVersion() =>
        files.Find(file => file.Path == "versions.json") is { Path: not null } list && survey.Parse(list)?.Value is ListValue { Items: [ScalarValue first, ..] }
            ? first.Text : null;

    void AddBlog(List<TreeFile> posts)
    {
        var dated = posts.Where(file => BundleOf(file.Path) is var post && NameDate.Of(ContentPath.NameOf(post)) is not null
            && ContentPath.FolderOf(post) == Blog + "/").ToList();
        if (dated.Count > 0)
        {
            survey.Read(new()
            {
                TypeName = survey.TypeName("post", "Page"), Files = dated, Path = $"{Blog}/{{date}}-{{name}}{CollectionSketch.EndingsOf(dated)}",
                Url = $"/{Blog}/{{slug ?? /{{date:yyyy/MM/dd}}/{{name}}}}", HasDateInName = true, HasOwnDay = true,
            });
        }
        Add(dated.Count > 0 ? "other-post" : "post", [.. posts.Except(dated)], Blog + "/{path**}", $"/{Blog}/{{slug ?? path:dropIndex}}");
    }

    /// <summary>The path of a page without its extension, or of its folder if it is the index of the folder.</summary>
    static string BundleOf(string path) =>
        CollectionSketch.NameOf(path) == "index" ? ContentPath.FolderOf(path).TrimEnd('/') : ContentPath.WithoutExtension(path);

    void Add(string name, List<TreeFile> pages, string path, string address)
    {
        // A name that begins with an underscore is a part that other pages import.
        pages = [.. pages.Where(file => !ContentPath.NameOf(file.Path).StartsWith('_'))];
        if (pages.Count == 0) return;
        survey.Read(new()
        {
            TypeName = survey.TypeName(name, "Page"), Files = pages, Path = $"{path}.{CollectionSketch.ExtensionsOf(pages)}", Url = address,
        });
    }
}
