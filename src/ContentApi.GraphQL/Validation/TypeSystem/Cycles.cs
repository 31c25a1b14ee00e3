namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>Finds cycles in a graph. Does not use the call stack, because definitions may form a long chain.</summary>
static class Cycles
{
    /// <summary>Stops a long chain with many edges back from causing many errors that each repeat the whole chain.</summary>
    const int MaxReportedEdges = 40;

    /// <summary>Walks depth-first over all edges, each once, and reports a cycle for each edge that leads to a node on the current path.</summary>
    /// <param name="nodes">The nodes to start from.</param>
    /// <param name="edges">Returns the edges of a node, each with its target.</param>
    /// <param name="report">Called with the edges of each cycle, in order; with the first edges and the last edge of a long cycle.</param>
    public static void Find<TNode, TEdge>(
        IEnumerable<TNode> nodes, Func<TNode, IEnumerable<(TEdge Edge, TNode Target)>> edges, Action<IReadOnlyList<TEdge>> report)
        where TNode : notnull
    {
        var depths = new Dictionary<TNode, int>(); // The depth of a node on the current path, from 0; -1 once the walk has left the node.
        var path = new List<TEdge>();
        var open = new Stack<(TNode Node, IEnumerator<(TEdge Edge, TNode Target)> Edges)>();
        foreach (var root in nodes)
        {
            if (depths.ContainsKey(root)) continue;
            Enter(root);
            while (open.TryPeek(out var top))
            {
                if (!top.Edges.MoveNext())
                {
                    depths[top.Node] = -1;
                    open.Pop();
                    if (path.Count > 0) path.RemoveAt(path.Count - 1);
                    continue;
                }
                var (edge, target) = top.Edges.Current;
                if (!depths.TryGetValue(target, out var depth))
                {
                    path.Add(edge);
                    Enter(target);
                }
                else if (depth >= 0)
                {
                    report([.. path.GetRange(depth, Math.Min(path.Count - depth, MaxReportedEdges - 1)), edge]);
                }
            }
        }

        void Enter(TNode node)
        {
            depths[node] = open.Count;
            open.Push((node, edges(node).GetEnumerator()));
        }
    }

    /// <summary>Returns the nodes that are on at least one cycle: Tarjan's algorithm for strongly connected components, in one pass over all edges.</summary>
    public static HashSet<TNode> Members<TNode>(IEnumerable<TNode> nodes, Func<TNode, IEnumerable<TNode>> edges) where TNode : notnull
    {
        var members = new HashSet<TNode>();
        var order = new Dictionary<TNode, int>();
        var lowest = new Dictionary<TNode, int>();
        var pending = new Stack<TNode>();
        var isPending = new HashSet<TNode>();
        var open = new Stack<(TNode Node, IEnumerator<TNode> Targets)>();
        foreach (var root in nodes)
        {
            if (order.ContainsKey(root)) continue;
            Enter(root);
            while (open.TryPeek(out var top))
            {
                var (node, targets) = top;
                if (targets.MoveNext())
                {
                    var target = targets.Current;
                    if (target.Equals(node)) members.Add(node);
                    if (!order.TryGetValue(target, out var targetOrder)) Enter(target);
                    else if (isPending.Contains(target)) lowest[node] = Math.Min(lowest[node], targetOrder);
                    continue;
                }
                open.Pop();
                if (open.TryPeek(out var parent)) lowest[parent.Node] = Math.Min(lowest[parent.Node], lowest[node]);
                if (lowest[node] == order[node]) Close(node);
            }
        }
        return members;

        void Enter(TNode node)
        {
            order[node] = lowest[node] = order.Count;
            pending.Push(node);
            isPending.Add(node);
            open.Push((node, edges(node).GetEnumerator()));
        }

        void Close(TNode first)
        {
            if (pending.Peek().Equals(first))
            {
                isPending.Remove(pending.Pop());
                return;
            }
            TNode member;
            do
            {
                member = pending.Pop();
                isPending.Remove(member);
                members.Add(member);
            }
            while (!member.Equals(first));
        }
    }
}
