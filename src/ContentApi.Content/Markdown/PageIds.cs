namespace ContentApi.Content.Markdown;

/// <summary>
/// Makes the ids of all Markdown texts of an entry different, so that a page can show them together. The texts are taken in the order of the model's fields and
/// of the items of lists, while the file is read. A text keeps its ids only if they are not the ones that it would have alone.
/// </summary>
sealed class PageIds
{
    readonly HeadingIds used = new();
    int footnotes;

    /// <summary>Whether a text may have headings, footnotes or elements with an id. If not, it need not be parsed to name them.</summary>
    public static bool MayConcern(string text)
    {
        if (text.AsSpan().ContainsAny('#', '<') || text.Contains("[^", StringComparison.Ordinal)) return true;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var marks = line.Trim(" \t>");
            if (!marks.IsEmpty && marks[0] is '=' or '-' && marks.IndexOfAnyExcept(marks[0]) < 0) return true;
        }
        return false;
    }

    /// <summary>Returns the ids of the next text; null if they are the ones that it has alone.</summary>
    public TextIds? Take(ParsedMarkdown parsed)
    {
        var isFirstWithFootnotes = parsed.Ids?.HasFootnotes != true || footnotes++ == 0;
        string[] own, ids;
        if (parsed.Html is { } html) (own, ids) = ([.. html.Ids], [.. html.Ids.Select(used.Next)]);
        else if (parsed.Ids is { } elements) (own, ids) = (elements.Choose(new()), elements.Choose(used));
        else return null;
        return isFirstWithFootnotes && own.AsSpan().SequenceEqual(ids) ? null : new(ids, isFirstWithFootnotes ? "" : $"{footnotes}-");
    }
}

/// <summary>The ids of a text that is not the first on its page.</summary>
/// <param name="Elements">See <see cref="ElementIds.Choose"/>; for a text with raw HTML, in the order of <see cref="Html.HtmlContent.Ids"/>.</param>
/// <param name="Footnotes">Precedes the numbers of footnotes: <c>2-</c> for the second text with footnotes.</param>
sealed record TextIds(string[] Elements, string Footnotes);
