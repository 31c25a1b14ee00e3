using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation;

/// <summary>
/// Facts about a document that several rules need: its operations and fragments, which definition spreads which fragments and, recorded by
/// the walk, which definition uses which variables.
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

    /// <summary>Returns the fragment with that name, the last if there are several; null if there is none.</summary>
    public FragmentDefinitionNode? FindFragment(string name) => fragmentsByName.GetValueOrDefault(name);

    /// <summary>Whether the document itself defines a type with that name, which is not allowed in a request.</summary>
    public bool DefinesType(string name) => definedTypes.Contains(name);

    /// <summary>Returns the document's own definition of a directive, which is not allowed in a request; null if there is none.</summary>
    public DirectiveDefinitionNode? FindDirectiveDefinition(string name) => definedDirectives.GetValueOrDefault(name);

    /// <summary>
    /// Returns the spreads inside a definition: first those of the outer selection set, in the order of the text, then those of the inner
    /// selection sets, the last set first. This is the order of the reference implementation, which decides how a cycle is reported.
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

    /// <summary>
    /// Returns the variables that a definition itself uses, in the order of the text. The list is complete when the walk has left the definition.
    /// </summary>
    public IReadOnlyList<VariableUsage> UsagesIn(ExecutableDefinitionNode definition) =>
        usages.TryGetValue(definition, out var found) ? found : [];

    /// <summary>Returns the fragments that the definitions spread, directly or through other fragments, each once, the nearest first.</summary>
    /// <param name="definitions">The definitions to start from.</param>
    /// <param name="spend">Called with the number of spreads of each definition, to count the work.</param>
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
