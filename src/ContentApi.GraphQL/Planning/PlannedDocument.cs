using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Limits;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

/// <summary>A validated document with the plans of its operations. A plan is made when a request first needs it. Thread-safe.</summary>
sealed class PlannedDocument
{
    readonly Dictionary<string, FragmentDefinitionNode> fragments = [];
    readonly OperationDefinitionNode[] operations;
    readonly OperationSize[] sizes;
    readonly OperationPlan?[] plans;
    int fieldPlans;

    /// <param name="schema">The schema.</param>
    /// <param name="document">The document.</param>
    /// <param name="sizes">The sizes of the document's operations, in the order of the operations.</param>
    /// <param name="options">The options of the engine.</param>
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

    /// <summary>The number of fields of all kept plans, from which their memory is estimated.</summary>
    public int FieldPlanCount => Volatile.Read(ref fieldPlans);

    public FragmentDefinitionNode? FindFragment(string name) => fragments.GetValueOrDefault(name);

    public void CountFieldPlans(int added) => Interlocked.Add(ref fieldPlans, added);

    /// <summary>Returns the plan of the operation that a request names (specification, 6.1, <c>GetOperation</c>).</summary>
    /// <param name="name">The operation's name; null if the document has only one operation.</param>
    /// <exception cref="GraphQLException">The operation does not exist, is ambiguous or cannot be executed.</exception>
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
