using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>A formula in a line of text, whose source no syntax of Markdown changes.</summary>
/// <param name="source">The formula as written, with its delimiters.</param>
/// <param name="delimiter">The number of characters of each delimiter.</param>
/// <param name="isDisplayed">Whether the formula is shown on a line of its own.</param>
sealed class Formula(StringSlice source, int delimiter, bool isDisplayed) : LeafInline
{
    public StringSlice Source { get; set; } = source;
    public bool IsDisplayed { get; } = isDisplayed;

    /// <summary>The formula without its delimiters and the white space inside of them.</summary>
    public ReadOnlySpan<char> Content => Source.AsSpan()[delimiter..^delimiter].Trim();
}

/// <summary>
/// Renders formulas as Pandoc does, with the delimiters that MathJax and KaTeX find: <c>&lt;span class="math inline"&gt;\(x\)&lt;/span&gt;</c>.
/// </summary>
sealed class FormulaRenderer : HtmlObjectRenderer<Formula>
{
    protected override void Write(HtmlRenderer renderer, Formula formula)
    {
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(formula.Source.AsSpan());
            return;
        }
        renderer.Write(formula.IsDisplayed ? "<span class=\"math display\">\\[" : "<span class=\"math inline\">\\(");
        renderer.WriteEscape(formula.Content);
        renderer.Write(formula.IsDisplayed ? "\\]</span>" : "\\)</span>");
    }
}

/// <summary>A formula between two lines that have <c>$$</c>.</summary>
sealed class FormulaBlock(BlockParser parser) : CodeBlock(parser);

/// <summary>Renders a formula as <see cref="FormulaRenderer"/> does, in a block of its own.</summary>
sealed class FormulaBlockRenderer : HtmlObjectRenderer<FormulaBlock>
{
    protected override void Write(HtmlRenderer renderer, FormulaBlock block)
    {
        var attributes = new HtmlAttributes();
        attributes.AddClass("math");
        attributes.AddClass("display");
        block.TryGetAttributes()?.CopyTo(attributes, mergeIdAndProperties: true);
        renderer.EnsureLine();
        renderer.Write("<div").WriteAttributes(attributes).WriteLine(">\\[");
        renderer.WriteLeafRawLines(block, writeEndOfLines: true, escape: true);
        renderer.WriteLine("\\]</div>");
    }
}
