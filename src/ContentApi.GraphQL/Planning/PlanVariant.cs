using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Planning.Cost;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

/// <summary>
/// An operation compiled for one combination of its <c>@skip</c> and <c>@include</c> variables, so that execution never evaluates directives. A selection is
/// compiled when a value of its type first occurs, under a lock on the variant.
/// </summary>
sealed class PlanVariant
{
    readonly PlannedDocument document;
    readonly OperationPlan operation;
    readonly bool?[] conditions;

    // A field of a fragment that is spread in many places is compiled once.
    readonly Dictionary<FieldKey, FieldPlan> fields = [];
    int argumentSlots;
    bool kept;
    OperationCost? cost;

    public PlanVariant(PlannedDocument document, OperationPlan operation, bool?[] conditions)
    {
        this.document = document;
        this.operation = operation;
        this.conditions = conditions;
        Root = Compile(operation.RootType, [operation.Node.SelectionSet]);
    }

    public Schema Schema => document.Schema;
    public SelectionPlan Root { get; }

    /// <summary>The cost of the operation.</summary>
    /// <exception cref="RequestAbortedException">The plan has too many fields.</exception>
    public OperationCost Cost => cost ??= new OperationCostBuilder(this, document.Options.AssumedListSize).Build();

    public int NextArgumentSlot() => argumentSlots++;

    /// <summary>
    /// Returns representatives of the object types that a field's value may have: of the types that satisfy the
    /// same type conditions in the document, and so have the same selection, only the first. None for a leaf.
    /// </summary>
    public IEnumerable<ObjectType> DistinctTypes(FieldPlan field)
    {
        if (field.Completion.IsLeaf) return [];
        var possible = Schema.PossibleTypes(field.Field.Type.Named);
        if (possible.Count < 2) return possible;
        var conditions = new HashSet<string>();
        foreach (var node in field.Nodes)
            if (node.SelectionSet is { } selectionSet) CollectConditions(selectionSet, conditions, []);
        NamedType[] types = [.. conditions.Select(Schema.FindType).OfType<NamedType>()];
        return possible.DistinctBy(type => string.Concat(types.Select(condition => Schema.IsSubType(type, condition) ? '1' : '0')));
    }

    /// <summary>Counts the fields of this variant, present and future, in the document's size.</summary>
    public void Keep()
    {
        lock (this)
        {
            kept = true;
            document.CountFieldPlans(fields.Count);
        }
    }

    /// <summary>Compiles the merged selection of the nodes of one field (specification, 6.4.3, <c>CollectSubfields</c>).</summary>
    public SelectionPlan CompileSubselection(ObjectType type, IReadOnlyList<FieldNode> nodes) =>
        Compile(type, nodes.Where(node => node.SelectionSet is not null).Select(node => node.SelectionSet!));

    SelectionPlan Compile(ObjectType type, IEnumerable<SelectionSetNode> selectionSets)
    {
        var grouped = new OrderedDictionary<string, List<FieldNode>>();
        var visited = new HashSet<string>();
        try
        {
            foreach (var selectionSet in selectionSets) CollectFields(type, selectionSet, grouped, visited);
        }
        catch (GraphQLException exception)
        {
            return new(type, [], exception.Errors[0]);
        }

        var plans = new List<FieldPlan>(grouped.Count);
        foreach (var nodes in grouped.Values)
        {
            // A field that the type does not have is not executed (specification, 6.3.3). It does not occur in a validated document.
            var field = MetaFields.Find(Schema, type, nodes[0].Name.Value) ?? type.FindField(nodes[0].Name.Value);
            if (field is not null) plans.Add(Plan(type, field, [.. nodes]));
        }
        return new(type, [.. plans]);
    }

    void CollectFields(ObjectType type, SelectionSetNode selectionSet, OrderedDictionary<string, List<FieldNode>> grouped, HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!IsIncluded(selection.Directives)) continue;
            switch (selection)
            {
                case FieldNode node:
                    if (!grouped.TryGetValue(node.ResponseName, out var nodes)) grouped.Add(node.ResponseName, nodes = []);
                    nodes.Add(node);
                    break;
                case FragmentSpreadNode spread:
                    if (!visited.Add(spread.Name.Value)) break;
                    if (document.FindFragment(spread.Name.Value) is { } fragment && DoesFragmentTypeApply(type, fragment.TypeCondition))
                        CollectFields(type, fragment.SelectionSet, grouped, visited);
                    break;
                case InlineFragmentNode inline:
                    if (inline.TypeCondition is null || DoesFragmentTypeApply(type, inline.TypeCondition))
                        CollectFields(type, inline.SelectionSet, grouped, visited);
                    break;
            }
        }
    }

    /// <summary>Collects the type conditions that decide which fields of a selection apply.</summary>
    void CollectConditions(SelectionSetNode selectionSet, HashSet<string> conditions, HashSet<string> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case InlineFragmentNode inline:
                    if (inline.TypeCondition is { } condition) conditions.Add(condition.Name.Value);
                    CollectConditions(inline.SelectionSet, conditions, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value) && document.FindFragment(spread.Name.Value) is { } fragment:
                    conditions.Add(fragment.TypeCondition.Name.Value);
                    CollectConditions(fragment.SelectionSet, conditions, visited);
                    break;
            }
        }
    }

    bool DoesFragmentTypeApply(ObjectType type, NamedTypeNode condition) =>
        Schema.FindType(condition.Name.Value) is { } fragmentType && Schema.IsSubType(type, fragmentType);

    /// <summary>Whether the directives include a selection. <c>@include</c> is not evaluated if <c>@skip</c> excludes the selection.</summary>
    bool IsIncluded(IReadOnlyList<DirectiveNode> directives) =>
        directives.Count == 0 || (Condition(directives, "skip") != true && Condition(directives, "include") != false);

    /// <summary>Returns the value of the argument <c>if</c> of the directive with that name; null if there is no such directive.</summary>
    /// <exception cref="GraphQLException">The argument is null.</exception>
    bool? Condition(IReadOnlyList<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value != name || SelectionConditions.Condition(directive) is not { } value) continue;
            return value switch
            {
                BooleanValueNode literal => literal.Value,
                VariableNode variable => conditions[operation.Conditions.IndexOf(variable.Name.Value)],
                _ => null,
            } ?? throw new GraphQLException(new GraphQLError(
                $"Argument \"@{name}(if:)\" of non-null type \"Boolean!\" must not be null.", ErrorCodes.BadUserInput, value));
        }
        return null;
    }

    FieldPlan Plan(ObjectType type, Field field, FieldNode[] nodes)
    {
        var key = new FieldKey(type, nodes);
        if (fields.TryGetValue(key, out var plan)) return plan;
        if (fields.Count == document.Options.MaxPlannedFields)
            throw new RequestAbortedException(options => LimitErrors.TooManyPlannedFields(options.MaxPlannedFields));
        if (kept) document.CountFieldPlans(1);
        return fields[key] = new(this, type, field, nodes);
    }

    /// <summary>The nodes of a field and the object type that they are selected on, which determine the plan.</summary>
    readonly struct FieldKey(ObjectType type, FieldNode[] nodes) : IEquatable<FieldKey>
    {
        readonly ObjectType type = type;
        readonly FieldNode[] nodes = nodes;

        public bool Equals(FieldKey other) => ReferenceEquals(type, other.type) && nodes.AsSpan().SequenceEqual(other.nodes);

        public override bool Equals(object? obj) => obj is FieldKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(type);
            foreach (var node in nodes) hash.Add(node);
            return hash.ToHashCode();
        }
    }
}
