using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Syntax;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown;

/// <summary>The elements of a tree that have an id: headings, and what attributes give one.</summary>
/// <remarks>
/// The ids that an author chose are given before those that are made of headings. One that is used already gets a number. The ids of texts on one page are
/// different, too: <see cref="PageIds"/>.
/// </remarks>
sealed class ElementIds
{
    readonly List<(MarkdownObject Element, string Id)> chosen = [];
    readonly List<(HeadingBlock Heading, string Text, string Id)> headings = [];
    readonly List<ContentsBlock> contents = [];

    public ElementIds(MarkdownDocument document, WorkBudget budget)
    {
        foreach (var node in document.Descendants())
        {
            budget.Visit();
            if (node is ContentsBlock && node.TryGetAttributes()?.Id is null) node.GetAttributes().Id = ContentsBlock.OwnId;
            var id = node.TryGetAttributes()?.Id;
            if (id is not null) chosen.Add((node, id));
            if (node is HeadingBlock heading)
            {
                var text = TextOf(heading, budget, isAsWritten: false);
                headings.Add((heading, text, id ?? HeadingIds.Of(TextOf(heading, budget, isAsWritten: true))));
            }
            else if (node is ContentsBlock block) contents.Add(block);
            HasFootnotes |= node is FootnoteGroup;
        }
    }

    public bool HasFootnotes { get; }

    /// <summary>The number of ids.</summary>
    public int Count => chosen.Count + headings.Count;

    /// <summary>Returns the ids of the elements, first those that are chosen. A heading with a chosen id has it twice.</summary>
    public string[] Choose(HeadingIds ids)
    {
        var result = new string[Count];
        var next = 0;
        var byElement = new Dictionary<MarkdownObject, string>(ReferenceEqualityComparer.Instance);
        foreach (var (element, id) in chosen) byElement[element] = result[next++] = ids.Next(id);
        foreach (var (heading, _, id) in headings) result[next++] = byElement.GetValueOrDefault(heading) ?? ids.Next(id);
        return result;
    }

    /// <summary>Gives the elements their ids, and returns the headings.</summary>
    /// <param name="ids">See <see cref="Choose"/>.</param>
    /// <param name="variant">The prefix of the ids, and the offset of the levels.</param>
    public IReadOnlyList<MarkdownHeading> Assign(string[] ids, HtmlVariant variant)
    {
        var next = 0;
        foreach (var (element, _) in chosen) element.GetAttributes().Id = variant.IdPrefix + ids[next++];
        var named = new List<MarkdownHeading>(headings.Count);
        var listed = new List<MarkdownHeading>();
        foreach (var (heading, text, _) in headings)
        {
            var attributes = heading.GetAttributes();
            attributes.Id = variant.IdPrefix + ids[next++];
            heading.Level = Math.Min(6, heading.Level + variant.HeadingOffset);
            named.Add(new(heading.Level, text, attributes.Id));
            if (contents.Count > 0 && attributes.Classes?.Contains(ContentsBlock.LeftOut) != true) listed.Add(named[^1]);
        }
        foreach (var block in contents) block.Headings = listed;
        return named;
    }

    static string TextOf(HeadingBlock heading, WorkBudget budget, bool isAsWritten) =>
        heading.Inline is { } inline ? PlainTextWriter.Write(inline, budget, isAsWritten).ReplaceLineEndings(" ").Trim() : "";
}
