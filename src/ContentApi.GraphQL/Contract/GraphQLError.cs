namespace ContentApi.GraphQL.Contract;

/// <summary>An error as the client sees it (specification, 7.1.2).</summary>
public sealed class GraphQLError
{
    /// <summary>
    /// The longest message, in UTF-16 code units. Stops a request with one huge name (of its operation, of a variable) from getting it back in
    /// each of a hundred errors.
    /// </summary>
    public const int MaxMessageLength = 4_000;

    public GraphQLError(string message, string code, params IReadOnlyList<ErrorLocation> locations)
    {
        Message = message.Length <= MaxMessageLength ? message : $"{message.AsSpan(0, MaxMessageLength)}...";
        Code = code;
        Locations = locations;
    }

    /// <summary>For the developer who reads it: what is wrong, where, and what to do. Cut after <see cref="MaxMessageLength"/>.</summary>
    public string Message { get; }

    /// <summary>One of <see cref="ErrorCodes"/>; sent as <c>extensions.code</c>.</summary>
    public string Code { get; }

    /// <summary>Places in the request's document, or in type system documents; empty where no place applies.</summary>
    public IReadOnlyList<ErrorLocation> Locations { get; }

    /// <summary>The response path, response names (<see cref="string"/>) and list indexes (<see cref="int"/>); null for an error of the request.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>Further entries of <c>extensions</c>, besides <c>code</c>: strings, numbers and booleans.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public override string ToString() => Message;
}

/// <summary>A place in a document: line and column, both from 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column, in UTF-16 code units.</param>
/// <param name="SourceName">The file of a type system document; null in a request's document. Not sent to clients.</param>
public readonly record struct ErrorLocation(int Line, int Column, string? SourceName = null);
