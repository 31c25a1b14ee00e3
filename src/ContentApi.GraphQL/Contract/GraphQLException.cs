namespace ContentApi.GraphQL.Contract;

/// <summary>
/// Ends the processing of a request with one or more errors. If a resolver throws it, only the resolver's field fails: the executor adds path and location
/// to the error.
/// </summary>
public sealed class GraphQLException : Exception
{
    public GraphQLException(GraphQLError error) : base(error.Message) => Errors = [error];

    public GraphQLException(IReadOnlyList<GraphQLError> errors) : base(errors.Count > 0 ? errors[0].Message : "") => Errors = errors;

    /// <summary>Creates an exception with one error that has no location, as a resolver throws it for a wrong argument or value.</summary>
    public GraphQLException(string message, string code) : this(new GraphQLError(message, code)) { }

    public IReadOnlyList<GraphQLError> Errors { get; }
}
