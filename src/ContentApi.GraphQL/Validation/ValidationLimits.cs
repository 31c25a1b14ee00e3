namespace ContentApi.GraphQL.Validation;

/// <summary>Limits the errors of one validation. <see cref="Contract.GraphQLEngineOptions.MaxValidationSteps"/> limits its work.</summary>
static class ValidationLimits
{
    /// <summary>Stops a document with thousands of errors from filling the response with them.</summary>
    public const int MaxErrors = 100;

    /// <summary>Stops a long path of fragments or fields from being repeated in each of many errors.</summary>
    public const int MaxNodesPerError = 40;

    /// <summary>Stops a long literal, name or chain of reasons from being repeated in each of many messages. In UTF-16 code units.</summary>
    public const int MaxQuotedLength = 1_000;

    /// <summary>Stops a large type system with many unknown names from comparing each of them with all names. Later errors have no suggestions.</summary>
    public const int MaxNameComparisons = 1_000_000;
}
