namespace ContentApi.GraphQL.Contract;

/// <summary>How the execution of a request ended.</summary>
public enum ExecutionOutcome : byte
{
    /// <summary>
    /// A request error before execution: in the syntax, a limit, validation, the operation name, a variable or the cost. The response has no
    /// <c>data</c> entry.
    /// </summary>
    RequestError,

    /// <summary>
    /// The operation is a mutation or subscription, and <see cref="GraphQLRequest.QueryOnly"/> allows queries only. The response has no <c>data</c> entry.
    /// </summary>
    OperationNotAllowed,

    /// <summary>The operation was executed. The response may have field errors.</summary>
    Executed,

    /// <summary>
    /// The request took longer than <see cref="GraphQLEngineOptions.MaxExecutionMilliseconds"/>; <c>data</c> is null. The same request may succeed later.
    /// </summary>
    TimedOut,

    /// <summary>
    /// <see cref="Response.ResponseBuffer.Room"/> refused memory for the response; <c>data</c> is null. The host may execute the request again when memory is
    /// free.
    /// </summary>
    NoRoom,
}
