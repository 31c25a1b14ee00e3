using System.Buffers;
using System.Security.Cryptography;

namespace ContentApi.Server.Requests;

/// <summary>Identifiers of persisted documents (GraphQL over HTTP, Appendix A, "Identifying a Document").</summary>
static class DocumentId
{
    public const string Sha256Prefix = "sha256:";

    static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");
    static readonly SearchValues<char> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>Returns the id of a document: the prefix and the SHA-256 of its text.</summary>
    public static string Of(ReadOnlySpan<byte> document) => Sha256Prefix + Convert.ToHexStringLower(SHA256.HashData(document));

    /// <summary>Whether the text is 64 hexadecimal digits in lower case.</summary>
    public static bool IsSha256(string hash) => hash.Length == 64 && !hash.AsSpan().ContainsAnyExcept(LowerHex);

    /// <summary>Returns what is wrong with an id, in one sentence; null if its form is valid.</summary>
    public static string? Check(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        if (id.StartsWith(Sha256Prefix, StringComparison.Ordinal))
            return IsSha256(id[Sha256Prefix.Length..]) ? null : "\"sha256:\" in \"documentId\" must be followed by 64 hexadecimal digits in lower case.";
        if (colon >= 0 && !id.StartsWith("x-", StringComparison.Ordinal))
            return "The prefix of \"documentId\" must be \"sha256:\", or begin with \"x-\" if it is your own.";
        var (prefix, payload) = colon < 0 ? ("x", id) : (id[..colon], id[(colon + 1)..]);
        return prefix.Length > 0 && payload.Length > 0 && !prefix.AsSpan().ContainsAnyExcept(Unreserved) && !payload.AsSpan().ContainsAnyExcept(Unreserved)
            ? null
            : "\"documentId\" may hold letters, digits and \"-._~\" only, besides the colon after its prefix.";
    }
}
