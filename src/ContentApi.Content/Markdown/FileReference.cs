using ContentApi.Content.Documents;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Markdown;

/// <summary>What the address of a link means that template markup makes, such as <c>{{&lt; ref "page.md" &gt;}}</c>.</summary>
/// <param name="Paths">
/// The paths that it may mean, from the content root, normalised and percent-decoded; the likeliest first: in the language of the text, from its folder, from
/// the root of its language, from the root of the content.
/// </param>
/// <param name="Name">The name of a file in any folder, if none of the paths is there; null for an address with folders.</param>
/// <param name="Language">The language of the text, as <see cref="LanguageOf"/> returns it.</param>
public sealed record FileReference(IReadOnlyList<string> Paths, string? Name, string Language)
{
    /// <summary>The folder of Hugo's content, if the content root is that of the site.</summary>
    const string ContentFolder = "content/";

    /// <param name="from">The content path of the file that holds the link.</param>
    /// <param name="address">The address as it is written.</param>
    internal static FileReference Of(string from, LinkAddress address)
    {
        var root = from.StartsWith(ContentFolder, StringComparison.Ordinal) ? ContentFolder : "";
        var rootOfLanguage = root + LanguageTag.FolderOf(from[root.Length..]);
        var isRooted = address.Url.StartsWith('/');
        var relative = new LinkAddress(address.Url.TrimStart('/'), address.Kind);
        var paths = new List<string>();
        foreach (var folder in isRooted ? [rootOfLanguage, root] : new[] { ContentPath.FolderOf(from), rootOfLanguage, root })
            if (relative.ResolveFrom(folder).Target is var path && !paths.Contains(path)) paths.Add(path);
        var suffix = LanguageTag.SuffixOf(from);
        return new(
            suffix.Length == 0 ? paths : [.. paths.SelectMany(path => Translations(path, suffix)), .. paths],
            relative.ResolveFrom("").Target is { Length: > 0 } name && !name.Contains('/') ? name : null, LanguageOf(from));
    }

    /// <summary>Returns the mark of a path's language: a folder at the top, or what precedes the extension. Empty if it has none.</summary>
    public static string LanguageOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var inside = path.StartsWith(ContentFolder, StringComparison.Ordinal) ? path[ContentFolder.Length..] : path;
        return LanguageTag.FolderOf(inside) + LanguageTag.SuffixOf(path);
    }

    /// <summary>Returns the names that are looked up in place of <see cref="Name"/>: that of the translation first.</summary>
    internal IEnumerable<string> Names() =>
        Name is null ? [] : Language.IndexOf('.') is >= 0 and var suffix ? [WithSuffix(Name, Language[suffix..]), Name] : [Name];

    static IEnumerable<string> Translations(string path, string suffix) =>
        [WithSuffix(path, suffix), .. new[] { "index", "_index" }.Select(index => ContentPath.Join(path, index + suffix))];

    /// <summary>Returns a path with the mark of a language before its extension, or at its end if it has none of a content file.</summary>
    static string WithSuffix(string path, string suffix) =>
        DocumentParser.Understands(path) && ContentPath.WithoutExtension(path) is var stem ? stem + suffix + path[stem.Length..] : path + suffix;
}
