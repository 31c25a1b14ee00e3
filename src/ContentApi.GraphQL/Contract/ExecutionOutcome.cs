namespace ContentApi.GraphQL.Contract;

/// <summary>How far a request came.</summary>
public enum ExecutionOutcome : byte
{
    /// <summary>A request error before execution: parse, limits, validation, operation name, variables, cost. No <c>data</c> entry.</summary>
    RequestError,

    /// <summary>A mutation or subscription where <see cref="GraphQLRequest.QueryOnly"/> allows queries alone. No <c>data</c> entry.</summary>
    OperationNotAllowed,

    /// <summary>Executed; there may be field errors.</summary>
    Executed,

    /// <summary>
    /// Ended by <see cref="GraphQLEngineOptions.MaxExecutionMilliseconds"/>; <c>data</c> is null. The same request may succeed at another time.
    /// </summary>
    TimedOut,

    /// <summary>
    /// Ended because <see cref="Response.ResponseBuffer.Room"/> had no more memory; <c>data</c> is null. The host may execute the request again once there is.
    /// </summary>
    NoRoom,
}
