using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Measures the depth of a tree without recursion, so that no recursive code walks down one that would overflow the stack.</summary>
static class TreeDepth
{
    public static bool IsWithin(MarkdownDocument document, int limit, WorkBudget budget)
    {
        var open = new Stack<(MarkdownObject Node, int Depth)>();
        open.Push((document, 0));
        while (open.TryPop(out var next))
        {
            if (next.Depth > limit) return false;
            budget.Visit();
            switch (next.Node)
            {
                case ContainerBlock blocks:
                    foreach (var block in blocks) open.Push((block, next.Depth + 1));
                    break;
                case LeafBlock { Inline: { } inline }:
                    open.Push((inline, next.Depth + 1));
                    break;
                case ContainerInline inlines:
                    for (var child = inlines.FirstChild; child is not null; child = child.NextSibling) open.Push((child, next.Depth + 1));
                    break;
            }
        }
        return true;
    }
}
