namespace ContentApi.Content.Strings;

/// <summary>The language that a path names, as generators of sites mark translations: by a folder or before the extension of the file.</summary>
static class LanguageTag
{
    /// <summary>Whether a name is a language tag such as <c>de</c> or <c>pt-br</c> (RFC 5646).</summary>
    public static bool Is(ReadOnlySpan<char> name) =>
        name.Length is 2 or 5 or 7 && name[..2].IndexOfAnyExceptInRange('a', 'z') < 0
        && (name.Length == 2 || (name[2] is '-' or '_' && IsLetters(name[3..])));

    static bool IsLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetter(c)) return false;
        return true;
    }

    /// <summary>Returns the tag before the extension of a path, with its dot: <c>.nl</c> of <c>docs/about.nl.md</c>. Empty if there is none.</summary>
    public static string SuffixOf(string path)
    {
        var stem = ContentPath.WithoutExtension(path);
        var suffix = stem[ContentPath.WithoutExtension(stem).Length..];
        return suffix.Length > 0 && Is(suffix.AsSpan(1)) ? suffix : "";
    }

    /// <summary>Returns the folder at the top of a path, with a slash, if it is named by a language; otherwise an empty text.</summary>
    public static string FolderOf(string path) => path.IndexOf('/') is > 0 and var end && Is(path.AsSpan(0, end)) ? path[..(end + 1)] : "";
}
