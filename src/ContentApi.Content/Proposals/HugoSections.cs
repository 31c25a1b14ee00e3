using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Proposals;

/// <summary>Makes collections of the sections of a Hugo site for whose pages the configuration has permalinks.</summary>
/// <param name="survey">Receives the collections.</param>
/// <param name="config">The configuration of the site.</param>
sealed class HugoSections(ContentSurvey survey, SiteConfig config)
{
    /// <param name="folder">The folder of the language, or a capture for the folders of several; empty if there are no languages.</param>
    /// <param name="below">The beginning of the addresses.</param>
    /// <param name="pages">The pages.</param>
    /// <returns>The pages of other sections, and the pages that list those of a section.</returns>
    public List<TreeFile> Divide(string folder, string below, List<TreeFile> pages)
    {
        var others = new List<TreeFile>();
        foreach (var section in pages.GroupBy(file => SectionOf(file.Path, folder)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var own = section.Where(file => CollectionSketch.NameOf(file.Path) != "_index").ToList();
            if (own.Count == 0 || config.SectionAddress(section.Key) is not { } address)
            {
                others.AddRange(section);
                continue;
            }
            var lists = section.Except(own).ToList();
            var start = ContentPath.Join(folder, section.Key);
            var typeName = survey.TypeName(section.Key, "Page");
            survey.Read(new()
            {
                TypeName = typeName, Files = own, Path = $"{start}/{{folder**}}/{{name}}{CollectionSketch.EndingsOf(own)}",
                Url = $"{{url ?? {below}{address}}}",
            });
            if (lists.Count == 0) continue;
            survey.Read(new()
            {
                TypeName = survey.TypeName(section.Key + "-section", "Page"), Files = lists,
                Path = $"{start}/{{path**}}/_index.{CollectionSketch.ExtensionsOf(lists)}", Url = $"{{url ?? {below}/{section.Key}/[{{path:urlize}}/]}}",
            });
        }
        return others;
    }

    /// <summary>The folder at the top, below that of the language.</summary>
    static string SectionOf(string path, string language)
    {
        if (language.Length > 0) path = path[(path.IndexOf('/') + 1)..];
        return path.IndexOf('/') is > 0 and var end ? path[..end] : "";
    }
}
