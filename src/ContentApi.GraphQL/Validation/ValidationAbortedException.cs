namespace ContentApi.GraphQL.Validation;

/// <summary>Leaves the walk at once when a limit is reached; never leaves <see cref="Validator"/>.</summary>
sealed class ValidationAbortedException(string code, string message) : Exception(message)
{
    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public string Code { get; } = code;
}
