using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Validation;

/// <summary>Leaves the walk at once when a limit is reached; never leaves <see cref="Validator"/>.</summary>
sealed class ValidationAbortedException(GraphQLError error) : Exception(error.Message)
{
    /// <summary>Says which limit.</summary>
    public GraphQLError Error { get; } = error;
}
