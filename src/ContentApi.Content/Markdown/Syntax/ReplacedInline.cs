using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>Characters that are shown instead of those that the author wrote: an emoji for its name, a typographic quotation mark for a straight one.</summary>
sealed class ReplacedInline : LiteralInline
{
    public ReplacedInline(string shown, string written) : base(shown)
    {
        Written = written;
        // Text behind it is not appended to it.
        IsClosed = true;
    }

    /// <summary>The author's characters, of which ids of headings are made.</summary>
    public string Written { get; }
}
