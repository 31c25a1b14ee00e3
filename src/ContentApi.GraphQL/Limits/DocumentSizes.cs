using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Limits;

/// <summary>
/// Measures the operations of a document before validation. The work for each operation is linear in the length of the document, however much nested
/// fragments multiply: fragments are visited in topological order, so that the number of uses of a fragment is final when its fields are counted.
/// </summary>
sealed class DocumentSizes
{
    /// <inheritdoc cref="LimitErrors.MaxCount"/>
    public const long MaxCount = LimitErrors.MaxCount;

    // Topological order: each fragment precedes those that it spreads. `spreads` has the spreads of the fragment with the same index.
    readonly List<DefinitionSize> fragments = [];
    readonly List<(int Index, DefinitionSize.Spread Spread)[]> spreads = [];
    readonly Dictionary<string, int> indexes = [];

    readonly int maxSteps;
    int steps;

    /// <param name="maxSteps">See <see cref="GraphQLEngineOptions.MaxValidationSteps"/>.</param>
    public DocumentSizes(DocumentNode document, int maxSteps = int.MaxValue)
    {
        this.maxSteps = maxSteps;
        var nodes = new Dictionary<string, FragmentDefinitionNode>();
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>()) nodes.TryAdd(fragment.Name.Value, fragment);
        foreach (var (name, size) in SpreadersFirst(nodes))
        {
            indexes.Add(name, fragments.Count);
            fragments.Add(size);
        }
        foreach (var fragment in fragments) spreads.Add(Resolve(fragment));
    }

    /// <exception cref="GraphQLException">This operation and those measured before take more steps than allowed.</exception>
    public OperationSize Measure(OperationDefinitionNode operation)
    {
        var own = new DefinitionSize(operation);
        var uses = new Use[fragments.Count];
        var (fields, rootFields, depth) = ((long)own.Fields, (long)own.RootFields, own.Depth);
        var aliases = new AliasCount();
        aliases.Add(own.Aliases);
        Pass(Resolve(own), new(1, 1, 0), uses);
        for (var i = 0; i < uses.Length; i++)
        {
            if (uses[i].Count == 0) continue;
            var fragment = fragments[i];
            steps += 1 + spreads[i].Length + fragment.Aliases.Count;
            if (steps > maxSteps) throw new GraphQLException(LimitErrors.TooManySteps(maxSteps));
            fields += uses[i].Count * fragment.Fields;
            rootFields += uses[i].RootCount * fragment.RootFields;
            depth = Math.Max(depth, uses[i].Depth + fragment.Depth);
            aliases.Add(fragment.Aliases);
            Pass(spreads[i], uses[i], uses);
        }
        return new(depth, Math.Min(fields, MaxCount), Math.Min(rootFields, MaxCount), aliases.Most, aliases.Field);
    }

    /// <summary>Adds the uses of a definition to the uses of each fragment that it spreads.</summary>
    static void Pass((int Index, DefinitionSize.Spread Spread)[] spreads, Use by, Use[] uses)
    {
        foreach (var (index, spread) in spreads)
        {
            ref var use = ref uses[index];
            use = new(
                Math.Min(MaxCount, use.Count + (by.Count * spread.Count)),
                Math.Min(MaxCount, use.RootCount + (by.RootCount * spread.RootCount)),
                Math.Max(use.Depth, by.Depth + spread.Depth));
        }
    }

    /// <summary>Returns the spreads of a definition with the index of each fragment. Omits undefined fragments, which validation reports.</summary>
    (int, DefinitionSize.Spread)[] Resolve(DefinitionSize definition) =>
        [.. definition.Spreads.Where(spread => indexes.ContainsKey(spread.Key)).Select(spread => (indexes[spread.Key], spread.Value))];

    /// <summary>
    /// Returns the fragments in topological order. In a cycle of fragments, which validation reports, one spread is not counted. Uses an explicit stack,
    /// because only the length of the document bounds a chain of fragments.
    /// </summary>
    static IEnumerable<(string Name, DefinitionSize Size)> SpreadersFirst(Dictionary<string, FragmentDefinitionNode> nodes)
    {
        var seen = new HashSet<string>();
        var finished = new List<(string, DefinitionSize)>();
        var open = new Stack<(string Name, DefinitionSize Size, IEnumerator<string> Spreads)>();
        foreach (var name in nodes.Keys)
        {
            Open(name);
            while (open.TryPeek(out var top))
            {
                if (top.Spreads.MoveNext()) Open(top.Spreads.Current);
                else
                {
                    finished.Add((top.Name, top.Size));
                    open.Pop();
                }
            }
        }
        finished.Reverse();
        return finished;

        void Open(string name)
        {
            if (!nodes.TryGetValue(name, out var node) || !seen.Add(name)) return;
            var size = new DefinitionSize(node);
            open.Push((name, size, size.Spreads.Keys.GetEnumerator()));
        }
    }

    /// <summary>The uses of a fragment by an operation, directly and through other fragments.</summary>
    readonly record struct Use(long Count, long RootCount, int Depth);

    sealed class AliasCount
    {
        readonly Dictionary<string, int> counts = [];

        public int Most { get; private set; }
        public string Field { get; private set; } = "";

        public void Add(Dictionary<string, int> aliases)
        {
            foreach (var (field, count) in aliases)
            {
                var sum = counts[field] = counts.GetValueOrDefault(field) + count;
                if (sum > Most) (Most, Field) = (sum, field);
            }
        }
    }
}
