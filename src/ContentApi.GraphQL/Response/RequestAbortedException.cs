namespace ContentApi.GraphQL.Response;

/// <summary>Ends a request while it is executed: unlike a field's error it passes every nullable ancestor, and <c>data</c> is null.</summary>
sealed class RequestAbortedException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLError Error { get; } = error;

    public static RequestAbortedException ResponseTooLarge() => new(new(
        "The response is larger than this server sends. Ask for fewer fields or for smaller pages.", ErrorCodes.ResponseTooLarge));

    public static RequestAbortedException OperationTooLarge(int limit) => new(new(
        $"The operation selects more than {limit} different fields once its fragments are spread. Split it into several operations.",
        ErrorCodes.OperationTooLarge));
}
