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

    /// <summary>Executed as far as <see cref="GraphQLEngineOptions.MaxExecutionMilliseconds"/> allowed; <c>data</c> is null. Another time the answer may be another.</summary>
    TimedOut,

    /// <summary>Executed until <see cref="Response.ResponseWriter.Room"/> had no more memory; <c>data</c> is null. The request may be executed again once there is more.</summary>
    NoRoom,
}
