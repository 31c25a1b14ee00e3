using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL;

/// <summary>An error as the client sees it (specification, 7.1.2).</summary>
public sealed class GraphQLError
{
    public GraphQLError(string message, string code, params IReadOnlyList<SyntaxNode> nodes)
        : this(message, code, Locate(nodes)) { }

    public GraphQLError(string message, string code, IReadOnlyList<ErrorLocation> locations)
    {
        Message = message;
        Code = code;
        Locations = locations;
    }

    /// <summary>For the developer who reads it: what is wrong, where, and what to do.</summary>
    public string Message { get; }

    /// <summary>One of <see cref="ErrorCodes"/>; sent as <c>extensions.code</c>.</summary>
    public string Code { get; }

    /// <summary>Places in the request's document; empty where no place applies.</summary>
    public IReadOnlyList<ErrorLocation> Locations { get; }

    /// <summary>The response path, response names (<see cref="string"/>) and list indexes (<see cref="int"/>); null for an error of the request.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>Further entries of <c>extensions</c>, besides <c>code</c>: strings, numbers and booleans.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public override string ToString() => Message;

    static IReadOnlyList<ErrorLocation> Locate(IReadOnlyList<SyntaxNode> nodes)
    {
        if (nodes.Count == 0) return [];
        var locations = new ErrorLocation[nodes.Count];
        for (var i = 0; i < locations.Length; i++) locations[i] = new(nodes[i].Location.Line, nodes[i].Location.Column);
        return locations;
    }
}

/// <summary>Line and column, both from 1, in the request's document.</summary>
public readonly record struct ErrorLocation(int Line, int Column);
