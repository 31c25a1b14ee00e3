namespace ContentApi.GraphQL.Contract;

/// <summary>The values of <c>extensions.code</c>. The first group has Apollo Server's names.</summary>
public static class ErrorCodes
{
    /// <summary>The text is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable or an argument has a value that cannot be used.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The document has no operation of the requested name, or several and none was named.</summary>
    public const string OperationResolutionFailure = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>The HTTP request or its JSON has not the required form.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The HTTP request is longer, or a batch of more requests, than the server takes.</summary>
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";

    /// <summary>The request names a document by an id that the server does not know.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>The request names a document by its hash, and the server keeps no documents of clients.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>The server executes trusted documents only, and this is none of them.</summary>
    public const string QueryNotInSafelist = "QUERY_NOT_IN_SAFELIST";

    /// <summary>A fault of the server; its details are in the server's log only.</summary>
    public const string InternalServerError = "INTERNAL_SERVER_ERROR";

    /// <summary>A connection was asked for more than its maximum page size.</summary>
    public const string PageSizeExceeded = "PAGE_SIZE_EXCEEDED";

    /// <summary>The server has no content to answer from yet.</summary>
    public const string ServiceUnavailable = "SERVICE_UNAVAILABLE";

    /// <summary>An object of the repository is missing or damaged, so the answer may lack content.</summary>
    public const string ContentUnreadable = "CONTENT_UNREADABLE";

    /// <summary>A document has more tokens, directives or nested values than <see cref="GraphQLEngineOptions"/> allow.</summary>
    public const string DocumentTooLarge = "DOCUMENT_TOO_LARGE";

    /// <summary>Selections are nested deeper than <see cref="GraphQLEngineOptions.MaxDepth"/>.</summary>
    public const string OperationTooDeep = "OPERATION_TOO_DEEP";

    /// <summary>The operation selects more fields, root fields or aliases than <see cref="GraphQLEngineOptions"/> allow.</summary>
    public const string OperationTooLarge = "OPERATION_TOO_LARGE";

    /// <summary>The operation's cost passes <see cref="GraphQLEngineOptions.MaxCost"/>, or its resolvers take more steps than <see cref="GraphQLEngineOptions.MaxSteps"/>.</summary>
    public const string OperationTooCostly = "OPERATION_TOO_COSTLY";

    /// <summary>The response would pass <see cref="GraphQLEngineOptions.MaxResponseBytes"/>.</summary>
    public const string ResponseTooLarge = "RESPONSE_TOO_LARGE";

    /// <summary>The request took longer than <see cref="GraphQLEngineOptions.MaxExecutionMilliseconds"/>.</summary>
    public const string ExecutionTimeout = "EXECUTION_TIMEOUT";

    /// <summary>The document selects <c>__schema</c> or <c>__type</c> where <see cref="GraphQLEngineOptions.Introspection"/> is off.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";
}
