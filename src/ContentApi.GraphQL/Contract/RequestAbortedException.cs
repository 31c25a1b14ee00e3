namespace ContentApi.GraphQL.Contract;

/// <summary>Ends a request that exceeds a limit. Unlike a field error it is not caught at a nullable parent field: <c>data</c> is null.</summary>
/// <param name="error">Creates the error from the options, because the code that throws does not know the value of the limit.</param>
/// <param name="outcome">The outcome of the request.</param>
sealed class RequestAbortedException(Func<GraphQLEngineOptions, GraphQLError> error, ExecutionOutcome outcome = ExecutionOutcome.Executed)
    : Exception("The request exceeded a limit.")
{
    public ExecutionOutcome Outcome { get; } = outcome;

    public GraphQLError ErrorFor(GraphQLEngineOptions options) => error(options);
}
