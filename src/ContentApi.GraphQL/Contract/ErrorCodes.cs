namespace ContentApi.GraphQL.Contract;

/// <summary>The values of <c>extensions.code</c>. The names of the first group are those of Apollo Server.</summary>
public static class ErrorCodes
{
    /// <summary>The document is not syntactically correct GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document is not valid against the schema.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable or an argument has an invalid value.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The document has no operation with the requested name, or it has several operations and the request names none.</summary>
    public const string OperationResolutionFailure = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>The HTTP request or its JSON is malformed.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The HTTP request has more bytes, or its batch has more requests, than the server accepts.</summary>
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";

    /// <summary>The request names a document by an id that the server does not know.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>The request names a document by its hash, and the server does not store documents that clients send.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>The server executes trusted documents only, and the requested document is not one of them.</summary>
    public const string QueryNotInSafelist = "QUERY_NOT_IN_SAFELIST";

    /// <summary>The server has failed. The details are in its log, not in the response.</summary>
    public const string InternalServerError = "INTERNAL_SERVER_ERROR";

    /// <summary>The requested page is larger than the maximum page size of the connection.</summary>
    public const string PageSizeExceeded = "PAGE_SIZE_EXCEEDED";

    /// <summary>The server has no content to serve yet, or no memory for the response at the moment.</summary>
    public const string ServiceUnavailable = "SERVICE_UNAVAILABLE";

    /// <summary>An object of the repository is missing or damaged, so the response may lack content.</summary>
    public const string ContentUnreadable = "CONTENT_UNREADABLE";

    /// <summary>A document has more tokens, directives or nested values than <see cref="GraphQLEngineOptions"/> allow.</summary>
    public const string DocumentTooLarge = "DOCUMENT_TOO_LARGE";

    /// <summary>Selections are nested deeper than <see cref="GraphQLEngineOptions.MaxDepth"/>.</summary>
    public const string OperationTooDeep = "OPERATION_TOO_DEEP";

    /// <summary>The operation selects more fields, root fields or aliases than <see cref="GraphQLEngineOptions"/> allow.</summary>
    public const string OperationTooLarge = "OPERATION_TOO_LARGE";

    /// <summary>
    /// The operation's cost exceeds <see cref="GraphQLEngineOptions.MaxCost"/>, or its resolvers take more steps than
    /// <see cref="GraphQLEngineOptions.MaxSteps"/>.
    /// </summary>
    public const string OperationTooCostly = "OPERATION_TOO_COSTLY";

    /// <summary>The response would exceed <see cref="GraphQLEngineOptions.MaxResponseBytes"/>.</summary>
    public const string ResponseTooLarge = "RESPONSE_TOO_LARGE";

    /// <summary>The request took longer than <see cref="GraphQLEngineOptions.MaxExecutionMilliseconds"/>.</summary>
    public const string ExecutionTimeout = "EXECUTION_TIMEOUT";

    /// <summary>The document selects <c>__schema</c> or <c>__type</c>, and <see cref="GraphQLEngineOptions.Introspection"/> is off.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";
}
