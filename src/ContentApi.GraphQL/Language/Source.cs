using System.Text;

namespace ContentApi.GraphQL.Language;

/// <summary>A GraphQL text, and its name in error messages.</summary>
/// <param name="Body">The text as UTF-8. A byte order mark is skipped as white space.</param>
/// <param name="Name">The path of the file for a type system document; <c>GraphQL request</c> for a request.</param>
public sealed record Source(ReadOnlyMemory<byte> Body, string Name = Source.RequestName)
{
    public const string RequestName = "GraphQL request";

    public Source(string body, string name = RequestName) : this(Encoding.UTF8.GetBytes(body), name) { }

    /// <summary>The name of the file in an error's location; null for a request, since the client knows what it sent.</summary>
    internal string? NameInErrors => Name == RequestName ? null : Name;
}
