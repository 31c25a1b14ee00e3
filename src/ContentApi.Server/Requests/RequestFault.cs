using ContentApi.GraphQL.Contract;

namespace ContentApi.Server.Requests;

/// <summary>An error that is sent in place of an answer: the request is malformed, has no document to execute, or cannot be served now.</summary>
/// <param name="Status">The HTTP status, 4xx or 5xx; null for that of GraphQL request errors: see <see cref="MediaTypes.RequestErrorStatus"/>.</param>
/// <param name="Message">The problem and what to do about it, in one or two sentences.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
sealed record RequestFault(int? Status, string Message, string Code = ErrorCodes.BadRequest)
{
    public static readonly RequestFault NoContentYet =
        new(StatusCodes.Status503ServiceUnavailable, "The content is still being read. Try again in a moment.", ErrorCodes.ServiceUnavailable);

    /// <summary>The fault of a request whose body had not arrived when the server began to stop.</summary>
    public static readonly RequestFault Stopping = new(
        StatusCodes.Status503ServiceUnavailable, "The server is stopping and does not wait for the rest of the body. Send the request again.",
        ErrorCodes.ServiceUnavailable);

    public static readonly RequestFault NoRoom = new(
        StatusCodes.Status503ServiceUnavailable,
        "The server has no memory for a large answer until clients have received theirs. Try again in a moment, or request less at once.",
        ErrorCodes.ServiceUnavailable);

    /// <summary>Further entries of the error's <c>extensions</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public GraphQLError Error => new(Message, Code) { Extensions = Extensions };

    public static RequestFault Malformed(string message) => new(StatusCodes.Status400BadRequest, message);

    /// <summary>Returns the fault of a well-formed request whose document is unknown or may not be executed.</summary>
    public static RequestFault OfDocument(string message, string code) => new(null, message, code);

    /// <param name="status">413 or 414, or 400 for a part of the body.</param>
    /// <param name="comparison">The beginning of the message, before "than the limit": "The batch has more requests", for example.</param>
    /// <param name="setting">The limit's name among the settings.</param>
    /// <param name="limit">The limit's value.</param>
    /// <param name="advice">An instruction to the client.</param>
    public static RequestFault TooLarge(int status, string comparison, string setting, int limit, string advice) =>
        new(status, $"{comparison} than the limit {setting}, which is {limit}. {advice}", ErrorCodes.RequestTooLarge)
        {
            Extensions = new Dictionary<string, object?> { ["limit"] = limit, ["setting"] = setting },
        };
}
