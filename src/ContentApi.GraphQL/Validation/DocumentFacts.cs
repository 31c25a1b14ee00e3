using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation;

/// <summary>
/// What several rules must know of a document: its operations and fragments, which definition spreads which fragments, and, recorded by
/// the walk, which uses which variables.
/// </summary>
sealed class DocumentFacts
{
    readonly Dictionary<string, FragmentDefinitionNode> fragmentsByName = [];
    readonly HashSet<string> definedTypes = [];
    readonly Dictionary<string, DirectiveDefinitionNode> definedDirectives = [];
    readonly Dictionary<ExecutableDefinitionNode, List<FragmentSpreadNode>> spreads = [];
    readonly Dictionary<ExecutableDefinitionNode, List<VariableUsage>> usages = [];

    public DocumentFacts(DocumentNode document)
    {
        Operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
        Fragments = [.. document.Definitions.OfType<FragmentDefinitionNode>()];
        foreach (var definition in document.Definitions)
        {
            if (definition is TypeDefinitionNode { IsExtension: false } type) definedTypes.Add(type.Name.Value);
            else if (definition is DirectiveDefinitionNode directive) definedDirectives.TryAdd(directive.Name.Value, directive);
        }
        foreach (var fragment in Fragments) fragmentsByName[fragment.Name.Value] = fragment;
    }

    public IReadOnlyList<OperationDefinitionNode> Operations { get; }

    public IReadOnlyList<FragmentDefinitionNode> Fragments { get; }

    /// <summary>The fragment of that name; of several the last.</summary>
    public FragmentDefinitionNode? FindFragment(string name) => fragmentsByName.GetValueOrDefault(name);

    /// <summary>Whether the document itself defines a type of that name, be it out of place.</summary>
    public bool DefinesType(string name) => definedTypes.Contains(name);

    /// <summary>The document's own definition of a directive, be it out of place.</summary>
    public DirectiveDefinitionNode? FindDirectiveDefinition(string name) => definedDirectives.GetValueOrDefault(name);

    /// <summary>
    /// The spreads inside a definition: those of the outer selection set first, in the order of the text, and of the inner ones the last
    /// first. It is the order of the reference implementation, which decides how a cycle is told.
    /// </summary>
    public IReadOnlyList<FragmentSpreadNode> SpreadsIn(ExecutableDefinitionNode definition)
    {
        if (spreads.TryGetValue(definition, out var found)) return found;

        found = [];
        var pending = new Stack<SelectionSetNode>([definition.SelectionSet]);
        while (pending.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                if (selection is FragmentSpreadNode spread) found.Add(spread);
                else if (selection is InlineFragmentNode inline) pending.Push(inline.SelectionSet);
                else if (selection is FieldNode { SelectionSet: { } inner }) pending.Push(inner);
            }
        }
        return spreads[definition] = found;
    }

    /// <summary>The variables that a definition itself uses, in the order of the text. Complete when the walk has left the definition.</summary>
    public IReadOnlyList<VariableUsage> UsagesIn(ExecutableDefinitionNode definition) =>
        usages.TryGetValue(definition, out var found) ? found : [];

    /// <summary>The fragments that the definitions spread, directly or through other fragments, each once, the nearest first.</summary>
    /// <param name="definitions">Where to start.</param>
    /// <param name="spend">Told of each spread that is followed.</param>
    public List<FragmentDefinitionNode> ReachableFragments(IEnumerable<ExecutableDefinitionNode> definitions, Action<int> spend)
    {
        var reached = new List<FragmentDefinitionNode>();
        var seen = new HashSet<string>();
        foreach (var definition in definitions) Follow(definition);
        for (var i = 0; i < reached.Count; i++) Follow(reached[i]);
        return reached;

        void Follow(ExecutableDefinitionNode definition)
        {
            var found = SpreadsIn(definition);
            spend(found.Count);
            foreach (var spread in found)
                if (seen.Add(spread.Name.Value) && FindFragment(spread.Name.Value) is { } fragment) reached.Add(fragment);
        }
    }

    public void Record(ExecutableDefinitionNode definition, VariableUsage usage)
    {
        if (!usages.TryGetValue(definition, out var list)) usages[definition] = list = [];
        list.Add(usage);
    }
}
