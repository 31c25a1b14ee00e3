using System.Collections.Concurrent;
using ContentApi.GraphQL.Coercion;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Limits;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

/// <summary>One operation of a document, compiled once for a schema. Thread-safe.</summary>
sealed class OperationPlan
{
    /// <summary>
    /// The number of combinations of <c>@skip</c> and <c>@include</c> whose plans are kept. A plan for a further combination is
    /// compiled for each request that needs it. Stops a client that tries all combinations of its conditions from filling the memory.
    /// </summary>
    public const int MaxVariants = 32;

    /// <summary>The number of conditions that a key of 64 bits can hold. If an operation has more, which nobody writes by hand, no variant is kept.</summary>
    const int MaxKeyedConditions = 64;

    readonly PlannedDocument document;
    readonly ConcurrentDictionary<ulong, PlanVariant> variants = new(concurrencyLevel: 1, capacity: 1);

    /// <exception cref="GraphQLException">The schema has no root type for the operation.</exception>
    public OperationPlan(PlannedDocument document, OperationDefinitionNode node, OperationSize size)
    {
        this.document = document;
        Node = node;
        Size = size;
        RootType = document.Schema.RootType(node.Operation)
            ?? throw new GraphQLException(new GraphQLError(
                $"Schema is not configured to execute {node.Operation.ToString().ToLowerInvariant()} operation.", ErrorCodes.ValidationFailed, node));
        Conditions = new(document, node);
        Variables = new(document.Schema, node.VariableDefinitions);
    }

    public OperationDefinitionNode Node { get; }
    public OperationSize Size { get; }
    public GraphQLEngineOptions Options => document.Options;
    public ObjectType RootType { get; }
    public VariablePlans Variables { get; }
    public SelectionConditions Conditions { get; }

    /// <summary>The number of kept variants. Concurrent requests may raise it slightly above <see cref="MaxVariants"/>.</summary>
    public int VariantCount => variants.Count;

    /// <summary>Returns the operation compiled for the given values of its conditions.</summary>
    public PlanVariant Variant(VariableValues values)
    {
        var count = Conditions.Variables.Count;
        if (count > MaxKeyedConditions) return Compile(values);

        ulong key = 0;
        for (var i = 0; i < count; i++)
        {
            // A condition that is null is an error of the client, so no variant is kept for it.
            if (Condition(i, values) is not { } condition) return Compile(values);
            if (condition) key |= 1UL << i;
        }
        if (variants.TryGetValue(key, out var variant)) return variant;

        variant = Compile(values);
        // Concurrent requests may exceed the limit by a few, which is enough to bound the memory.
        if (variants.Count >= MaxVariants) return variant;
        if (!variants.TryAdd(key, variant)) return variants[key];
        variant.Keep();
        return variant;
    }

    PlanVariant Compile(VariableValues values)
    {
        var conditions = new bool?[Conditions.Variables.Count];
        for (var i = 0; i < conditions.Length; i++) conditions[i] = Condition(i, values);
        return new(document, this, conditions);
    }

    /// <summary>
    /// Returns the value of a condition; null if the variable is null. That is possible, because a nullable
    /// variable with a default value is allowed where a <c>Boolean!</c> is expected (specification, 5.8.5).
    /// </summary>
    bool? Condition(int index, VariableValues values) =>
        values.TryGet(Conditions.Variables[index].Name.Value, out var value) && value is bool condition ? condition : null;
}
