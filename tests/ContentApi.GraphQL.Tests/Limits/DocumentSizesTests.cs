using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Limits;

namespace ContentApi.GraphQL.Tests.Limits;

public sealed class DocumentSizesTests
{
    /// <summary>Compares the sizes of random documents with those that a naive visitor counts, which visits a fragment at each of its spreads.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sizes_are_those_of_the_operation_with_its_fragments_expanded(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var count = random.Next(1, 7);
            var text = $"{{ {Selections(random, 0, count, 3)} }} "
                + $"{string.Concat(Enumerable.Range(0, count).Select(f => $"fragment F{f} on Query {{ {Selections(random, f + 1, count, 2)} }} "))}";
            var document = Parser.ParseDocument(new Source(text), new() { MaxDepth = 200 });
            var operation = (OperationDefinitionNode)document.Definitions[0];
            var fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(fragment => fragment.Name.Value);

            var naive = new Naive(fragments);
            naive.Visit(operation.SelectionSet, 1, atRoot: true);
            var size = new DocumentSizes(document).Measure(operation);
            Assert.True(
                (naive.Depth, naive.Fields, naive.RootFields, naive.MostAliases) == (size.Depth, size.Fields, size.RootFields, size.Aliases),
                $"seed {seed}, document {i}: {naive.Depth} {naive.Fields} {naive.RootFields} {naive.MostAliases}, not {size}: {text}");
        }
    }

    static string Selections(Random random, int firstFragment, int fragments, int depth) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(6) switch
        {
            0 when depth > 0 => $"... {{ {Selections(random, firstFragment, fragments, depth - 1)} }}",
            1 when depth > 0 => $"q {{ {Selections(random, firstFragment, fragments, depth - 1)} }}",
            2 when depth > 0 => $"x{random.Next(9)}: q {{ {Selections(random, firstFragment, fragments, depth - 1)} }}",
            3 or 4 when firstFragment < fragments => $"...F{random.Next(firstFragment, fragments)}",
            5 => $"x{random.Next(9)}: a",
            _ => "a",
        }));

    [Fact]
    public void Fragments_that_are_unknown_or_in_a_cycle_are_left_to_validation()
    {
        var document = Parser.ParseDocument(new Source("{ a ...F ...Unknown } fragment F on Query { a ...G } fragment G on Query { a ...F }"));
        Assert.InRange(new DocumentSizes(document).Measure((OperationDefinitionNode)document.Definitions[0]).Fields, 3, 4);
    }

    [Fact]
    public void A_chain_of_100000_fragments_is_measured_without_the_call_stack()
    {
        var text = $"{{ ...F0 }} {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"fragment F{i} on Query {{ a ...F{i + 1} }} "))} "
            + $"fragment F100000 on Query {{ a }}";
        var document = Parser.ParseDocument(new Source(text), new() { MaxTokens = int.MaxValue });
        var size = new DocumentSizes(document).Measure((OperationDefinitionNode)document.Definitions[0]);
        Assert.Equal((100_002, 100_001), (size.Depth, size.Fields));
    }

    sealed class Naive(Dictionary<string, FragmentDefinitionNode> fragments)
    {
        readonly HashSet<FieldNode> aliased = [];

        public int Depth { get; private set; }
        public int Fields { get; private set; }
        public int RootFields { get; private set; }
        public int MostAliases => aliased.GroupBy(node => node.Name.Value).Select(group => group.Count()).DefaultIfEmpty().Max();

        public void Visit(SelectionSetNode set, int depth, bool atRoot)
        {
            Depth = Math.Max(Depth, depth);
            foreach (var selection in set.Selections)
            {
                if (selection is FragmentSpreadNode spread) Visit(fragments[spread.Name.Value].SelectionSet, depth + 1, atRoot);
                if (selection is InlineFragmentNode inline) Visit(inline.SelectionSet, depth + 1, atRoot);
                if (selection is not FieldNode field) continue;
                Fields++;
                if (atRoot) RootFields++;
                if (field.Alias is not null) aliased.Add(field);
                if (field.SelectionSet is { } inner) Visit(inner, depth + 1, atRoot: false);
            }
        }
    }
}
