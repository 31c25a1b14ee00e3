using System.Text;

namespace ContentApi.GraphQL.Language;

/// <summary>GraphQL text as UTF-8 bytes, with the name that error messages give it.</summary>
/// <param name="Body">UTF-8, without a byte order mark or with one (it is skipped as white space).</param>
/// <param name="Name">A file path for a type system document, <c>GraphQL request</c> for a request.</param>
public sealed record Source(ReadOnlyMemory<byte> Body, string Name = Source.RequestName)
{
    public const string RequestName = "GraphQL request";

    public Source(string body, string name = RequestName) : this(Encoding.UTF8.GetBytes(body), name) { }

    /// <summary>The file that an error's location names; null for a request, whose sender knows it.</summary>
    internal string? NameInErrors => Name == RequestName ? null : Name;
}
