namespace ContentApi.GraphQL.Contract;

/// <summary>
/// Carries errors from where a request cannot go on. A resolver throws it to fail one field: the executor adds path and location.
/// </summary>
public sealed class GraphQLException : Exception
{
    public GraphQLException(GraphQLError error) : base(error.Message) => Errors = [error];

    public GraphQLException(IReadOnlyList<GraphQLError> errors) : base(errors.Count > 0 ? errors[0].Message : "") => Errors = errors;

    /// <summary>A resolver's way to say what is wrong with an argument or a value.</summary>
    public GraphQLException(string message, string code) : this(new GraphQLError(message, code)) { }

    public IReadOnlyList<GraphQLError> Errors { get; }
}
