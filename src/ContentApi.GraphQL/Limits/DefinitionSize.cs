using System.Runtime.InteropServices;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Limits;

/// <summary>The size of one operation or fragment without the fragments that it spreads, counted in one walk over its nodes.</summary>
sealed class DefinitionSize
{
    readonly Dictionary<string, Spread> spreads = [];

    public DefinitionSize(ExecutableDefinitionNode node) => Visit(node.SelectionSet, 1, atRoot: true);

    public int Depth { get; private set; }
    public int Fields { get; private set; }

    /// <summary>The number of fields of the outermost selection set, inline fragments included.</summary>
    public int RootFields { get; private set; }

    /// <summary>The number of aliases, by the name of the field that has them.</summary>
    public Dictionary<string, int> Aliases { get; } = [];

    /// <summary>The fragment spreads, by the name of the fragment.</summary>
    public Dictionary<string, Spread> Spreads => spreads;

    /// <summary>Counts a selection set. Recursive along the nesting of the text, which the parser bounds.</summary>
    void Visit(SelectionSetNode set, int depth, bool atRoot)
    {
        Depth = Math.Max(Depth, depth);
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Fields++;
                    if (atRoot) RootFields++;
                    if (field.Alias is { } alias && alias.Value != field.Name.Value)
                        CollectionsMarshal.GetValueRefOrAddDefault(Aliases, field.Name.Value, out _)++;
                    if (field.SelectionSet is { } inner) Visit(inner, depth + 1, atRoot: false);
                    break;
                case InlineFragmentNode inline:
                    Visit(inline.SelectionSet, depth + 1, atRoot);
                    break;
                case FragmentSpreadNode spread:
                    ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(spreads, spread.Name.Value, out _);
                    known = new(known.Count + 1, known.RootCount + (atRoot ? 1 : 0), Math.Max(known.Depth, depth));
                    break;
            }
        }
    }

    /// <summary>All spreads of one fragment in one definition.</summary>
    /// <param name="Count">The number of spreads.</param>
    /// <param name="RootCount">The number of spreads in the outermost selection set.</param>
    /// <param name="Depth">The number of selection sets around the deepest spread.</param>
    public readonly record struct Spread(int Count, int RootCount, int Depth);
}
