namespace ContentApi.GraphQL.Contract;

/// <summary>An error of a response (specification, 7.1.2).</summary>
public sealed class GraphQLError
{
    /// <summary>
    /// The longest message, in UTF-16 code units. Stops a request with one huge name (of its operation or of a variable) from causing a hundred errors that
    /// each repeat the name.
    /// </summary>
    public const int MaxMessageLength = 4_000;

    public GraphQLError(string message, string code, params IReadOnlyList<ErrorLocation> locations)
    {
        Message = message.Length <= MaxMessageLength ? message : $"{message.AsSpan(0, MaxMessageLength)}...";
        Code = code;
        Locations = locations;
    }

    /// <summary>Tells a developer what is wrong, where, and what to do. Truncated after <see cref="MaxMessageLength"/> code units.</summary>
    public string Message { get; }

    /// <summary>One of <see cref="ErrorCodes"/>; sent as <c>extensions.code</c>.</summary>
    public string Code { get; }

    /// <summary>The places in the request's document, or in type system documents; empty if the error belongs to no place.</summary>
    public IReadOnlyList<ErrorLocation> Locations { get; }

    /// <summary>
    /// The response path: response names (<see cref="string"/>) and list indexes (<see cref="int"/>). Null for a request error, which belongs to no field.
    /// </summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>The entries of <c>extensions</c> besides <c>code</c>: strings, numbers and booleans. Null for none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public override string ToString() => Message;
}

/// <summary>A place in a document: line and column, both from 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column, in UTF-16 code units.</param>
/// <param name="SourceName">The file of a type system document; null for a request's document. Not sent to clients.</param>
public readonly record struct ErrorLocation(int Line, int Column, string? SourceName = null);
