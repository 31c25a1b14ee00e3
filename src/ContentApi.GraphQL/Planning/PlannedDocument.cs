using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Limits;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

/// <summary>A validated document with the plans of its operations, each made when it is first asked for. Thread-safe.</summary>
sealed class PlannedDocument
{
    readonly Dictionary<string, FragmentDefinitionNode> fragments = [];
    readonly OperationDefinitionNode[] operations;
    readonly OperationSize[] sizes;
    readonly OperationPlan?[] plans;
    int fieldPlans;

    /// <param name="sizes">Of the operations, in their order.</param>
    public PlannedDocument(Schema schema, DocumentNode document, OperationSize[] sizes, GraphQLEngineOptions options)
    {
        Schema = schema;
        Options = options;
        this.sizes = sizes;
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>()) fragments.TryAdd(fragment.Name.Value, fragment);
        operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
        plans = new OperationPlan?[operations.Length];
    }

    public Schema Schema { get; }
    public GraphQLEngineOptions Options { get; }

    /// <summary>How many fields the kept plans have: the measure of what they hold.</summary>
    public int FieldPlanCount => Volatile.Read(ref fieldPlans);

    public FragmentDefinitionNode? FindFragment(string name) => fragments.GetValueOrDefault(name);

    public void CountFieldPlans(int added) => Interlocked.Add(ref fieldPlans, added);

    /// <summary>The plan of the operation that a request names (specification, 6.1, <c>GetOperation</c>).</summary>
    /// <exception cref="GraphQLException">There is no such operation, or it cannot be executed.</exception>
    public OperationPlan GetOperation(string? name)
    {
        var index = IndexOf(name);
        if (Volatile.Read(ref plans[index]) is { } plan) return plan;
        plan = new(this, operations[index], sizes[index]);
        return Interlocked.CompareExchange(ref plans[index], plan, null) ?? plan;
    }

    int IndexOf(string? name)
    {
        if (name is null)
        {
            return operations.Length switch
            {
                1 => 0,
                0 => throw Unresolved("Must provide an operation."),
                _ => throw Unresolved("Must provide operation name if query contains multiple operations."),
            };
        }
        for (var i = 0; i < operations.Length; i++)
            if (operations[i].Name?.Value == name) return i;
        throw Unresolved($"Unknown operation named \"{name}\".");
    }

    static GraphQLException Unresolved(string message) => new(message, ErrorCodes.OperationResolutionFailure);
}
