namespace ContentApi.GraphQL.Contract;

/// <summary>Ends a request: unlike a field's error it passes every nullable ancestor, and <c>data</c> is null.</summary>
/// <param name="error">Tells which limit was passed; where it is thrown its value is not known.</param>
/// <param name="outcome">What that makes of the request.</param>
sealed class RequestAbortedException(Func<GraphQLEngineOptions, GraphQLError> error, ExecutionOutcome outcome = ExecutionOutcome.Executed)
    : Exception("A limit of the request was passed.")
{
    public ExecutionOutcome Outcome { get; } = outcome;

    public GraphQLError ErrorFor(GraphQLEngineOptions options) => error(options);
}
