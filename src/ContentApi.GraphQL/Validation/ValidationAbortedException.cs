using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Validation;

/// <summary>Ends the walk when a limit is reached. <see cref="Validator"/> catches it.</summary>
sealed class ValidationAbortedException(GraphQLError error) : Exception(error.Message)
{
    /// <summary>The error that names the limit.</summary>
    public GraphQLError Error { get; } = error;
}
