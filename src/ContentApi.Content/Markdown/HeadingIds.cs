using ContentApi.Content.Strings;

namespace ContentApi.Content.Markdown;

/// <summary>
/// Makes the ids of headings as GitHub does. Letters, in lower case, marks, digits, <c>-</c> and <c>_</c> are kept, spaces become hyphens, all else is
/// dropped. The second heading with an id gets the suffix <c>-1</c>, the third <c>-2</c>; a number that makes an id which is used already is skipped.
/// </summary>
sealed class HeadingIds
{
    /// <summary>The id of a heading of which no character is kept, such as one of punctuation.</summary>
    const string Nameless = "section";

    /// <summary>Every id that is used, with the last number that was appended to it: a thousand equal headings cost a thousand steps.</summary>
    readonly Dictionary<string, int> used = [];

    /// <summary>Returns the id that no element has yet: the one that is wanted, or that one with a number.</summary>
    public string Next(string id)
    {
        if (!used.TryGetValue(id, out var number))
        {
            used[id] = 0;
            return id;
        }
        string numbered;
        do numbered = $"{id}-{++number}";
        while (!used.TryAdd(numbered, 0));
        used[id] = number;
        return numbered;
    }

    /// <summary>Takes an id that an author gives. False if it is used already.</summary>
    public bool Reserve(string id) => used.TryAdd(id, 0);

    /// <summary>Returns the id that is made of a heading's text.</summary>
    public static string Of(string text)
    {
        var slug = GitHubSlug.Of(text.Trim());
        return slug.Length == 0 ? Nameless : slug;
    }
}
