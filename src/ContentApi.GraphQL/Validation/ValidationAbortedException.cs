namespace ContentApi.GraphQL.Validation;

/// <summary>Leaves the walk at once when a limit is reached; never leaves <see cref="Validator"/>.</summary>
sealed class ValidationAbortedException(string message) : Exception(message);
