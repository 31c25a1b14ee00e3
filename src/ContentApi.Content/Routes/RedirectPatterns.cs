using ContentApi.Content.Strings;

namespace ContentApi.Content.Routes;

/// <summary>
/// The redirects from paths of a form, as a tree of segments. Of several that match a path the more specific one is found: the first segment in which they
/// differ decides, where a text precedes a <c>:name</c>, and that precedes <c>*</c>. A look-up takes a step for each segment, however many redirects there are.
/// </summary>
sealed class RedirectPatterns
{
    /// <summary>The most nodes that a look-up visits. Only redirects with many names at the same places need more than a node for each segment.</summary>
    const int MaxSteps = 1_000;

    readonly Node root = new();

    public bool IsEmpty { get; private set; } = true;

    /// <returns>The pattern that has the same path already; null if the pattern was added.</returns>
    public RedirectPattern? Add(RedirectPattern pattern)
    {
        var node = root;
        foreach (var segment in pattern.EndsInSplat ? pattern.Segments.SkipLast(1) : pattern.Segments)
        {
            if (RedirectPattern.IsName(segment)) node = node.Any ??= new();
            else if (node.Texts.TryGetValue(NameFolding.Form(segment), out var next)) node = next;
            else node.Texts.Add(NameFolding.Form(segment), node = new());
        }
        ref var place = ref (pattern.EndsInSplat ? ref node.Rest : ref node.Here);
        if (place is not null) return place;
        place = pattern;
        IsEmpty = false;
        return null;
    }

    /// <param name="segments">The segments of a path, decoded.</param>
    public RedirectPattern? Find(string[] segments)
    {
        var steps = 0;
        return IsEmpty ? null : Find(root, 0);

        // The recursion is as deep as the redirects have segments, of which a path of the site has at most 2,000.
        RedirectPattern? Find(Node node, int at)
        {
            if (++steps > MaxSteps) return null;
            if (at == segments.Length) return node.Here ?? node.Rest;
            var found = node.Texts.TryGetValue(NameFolding.Form(segments[at]), out var next) ? Find(next, at + 1) : null;
            if (found is null && node.Any is { } any && segments[at].Length > 0) found = Find(any, at + 1);
            return found ?? node.Rest;
        }
    }

    sealed class Node
    {
        public readonly Dictionary<string, Node> Texts = new(StringComparer.Ordinal);
        public Node? Any;
        public RedirectPattern? Here, Rest;
    }
}
