using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>No fragment spreads itself, directly or through others.</summary>
sealed class NoFragmentCyclesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Leave<DocumentNode>(NodeKind.Document, Check);

    static void Check(DocumentNode node, ValidationContext context)
    {
        var visited = new HashSet<string>();
        foreach (var fragment in context.Facts.Fragments) Follow(fragment, visited, context);
    }

    /// <summary>
    /// Walks depth-first over fragments that have not been visited yet. A spread of a fragment on the current path closes a cycle.
    /// Does not use the call stack, because fragments may form a long chain.
    /// </summary>
    static void Follow(FragmentDefinitionNode start, HashSet<string> visited, ValidationContext context)
    {
        if (!visited.Add(start.Name.Value)) return;

        var path = new List<FragmentSpreadNode>();
        var depthByName = new Dictionary<string, int>();
        var open = new Stack<(string Name, IEnumerator<FragmentSpreadNode> Spreads)>();
        Open(start);
        while (open.TryPeek(out var frame))
        {
            if (!frame.Spreads.MoveNext())
            {
                open.Pop();
                depthByName.Remove(frame.Name);
                if (path.Count > 0) path.RemoveAt(path.Count - 1);
                continue;
            }
            var spread = frame.Spreads.Current;
            if (depthByName.TryGetValue(spread.Name.Value, out var depth)) ReportCycle([.. path.Skip(depth), spread], context);
            else if (context.Facts.FindFragment(spread.Name.Value) is { } fragment && visited.Add(spread.Name.Value))
            {
                path.Add(spread);
                Open(fragment);
            }
        }

        void Open(FragmentDefinitionNode fragment)
        {
            depthByName[fragment.Name.Value] = open.Count;
            open.Push((fragment.Name.Value, context.Facts.SpreadsIn(fragment).GetEnumerator()));
        }
    }

    static void ReportCycle(List<FragmentSpreadNode> cycle, ValidationContext context)
    {
        context.Spend(cycle.Count);
        var between = cycle[..^1];
        var via = string.Join(", ", between.Take(ValidationLimits.MaxNodesPerError).Select(spread => $"\"{spread.Name.Value}\""));
        if (between.Count > ValidationLimits.MaxNodesPerError) via += ", ...";
        context.Report(
            $"Cannot spread fragment \"{cycle[^1].Name.Value}\" within itself{(via == "" ? "" : $" via {via}")}.",
            cycle.Count > ValidationLimits.MaxNodesPerError ? cycle[..ValidationLimits.MaxNodesPerError] : cycle);
    }
}
