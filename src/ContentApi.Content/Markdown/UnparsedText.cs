using ContentApi.Content.Markdown.Bounds;
using ContentApi.Content.Markdown.Html;
using ContentApi.Content.Markdown.Templates;
using ContentApi.Content.Model;

namespace ContentApi.Content.Markdown;

/// <summary>Makes the text that readers see instead of a text beyond a limit: its source without comments, since it has no syntax tree.</summary>
static class UnparsedText
{
    /// <summary>The source for the fields that show markup: without comments, and with template markup if the site keeps it.</summary>
    public static string WithMarkup(MarkdownText source) => Of(source, keepsTemplates: source.Settings.Templates == TemplateMarkup.Keep);

    /// <summary>The source for the fields that show no markup: without comments and template markup.</summary>
    public static string WithoutTemplates(MarkdownText source) => Of(source, keepsTemplates: false);

    static string Of(MarkdownText source, bool keepsTemplates)
    {
        var text = source.Text;
        try
        {
            // Without a tree nobody knows what is code.
            if (TemplateMask.Of(text, source.IsMdx, null, new(text.Length, MarkdownLimits.ExtraSteps, null)) is not { } mask) return Comments.Strip(text);
            return mask.Replace(Comments.Strip(mask.Text), piece => piece switch
            {
                { IsSilent: true } => "",
                { Kind: TemplateKind.Literal } => piece.Content,
                _ => keepsTemplates ? mask.SourceOf(piece) : "",
            });
        }
        catch (MarkdownTooComplexException)
        {
            // Nobody can tell which part of the text is a comment.
            return "";
        }
    }
}
