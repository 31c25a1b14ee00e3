using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>The blocks between <c>:::tip Title</c> and <c>:::</c>. The title is the first of them, a paragraph.</summary>
sealed class NamedContainer(BlockParser parser, string name, int fence, NamedContainer? outer) : ContainerBlock(parser)
{
    public string Name { get; } = name;

    /// <summary>The number of colons of the opening fence.</summary>
    public int Fence { get; } = fence;

    /// <summary>The innermost container that was open when this one began.</summary>
    public NamedContainer? Outer { get; } = outer;

    public bool HasTitle { get; set; }
}

/// <summary>
/// Renders a container as VuePress and VitePress do: <c>&lt;div class="custom-block tip"&gt;</c> with the title in a paragraph. One with the name
/// <c>details</c> is the element of that name, and its title the summary.
/// </summary>
sealed class NamedContainerRenderer : HtmlObjectRenderer<NamedContainer>
{
    public const string Class = "custom-block", TitleClass = "custom-block-title";

    protected override void Write(HtmlRenderer renderer, NamedContainer container)
    {
        var isDetails = container is { Name: "details", HasTitle: true };
        renderer.EnsureLine();
        renderer.Write(isDetails ? "<details" : "<div").WriteAttributes(container).WriteLine(">");
        var saved = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        for (var i = 0; i < container.Count; i++)
        {
            if (i > 0 || !isDetails) renderer.Write(container[i]);
            else
            {
                renderer.Write("<summary>");
                renderer.WriteLeafInline((LeafBlock)container[i]);
                renderer.WriteLine("</summary>");
            }
        }
        renderer.ImplicitParagraph = saved;
        renderer.EnsureLine();
        renderer.WriteLine(isDetails ? "</details>" : "</div>");
    }
}
