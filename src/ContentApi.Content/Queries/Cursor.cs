using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;

namespace ContentApi.Content.Queries;

/// <summary>
/// A place in a list of entries: the type and the path of the entry before or after which a page begins, as base64url. It outlives a
/// commit, even one that deletes the entry, since a place between two paths always exists.
/// </summary>
static class Cursor
{
    public static string Encode(Entry entry)
    {
        // A connection asks it for each of its edges: only the result is allocated.
        var (type, path) = (entry.Type.Name, entry.Path);
        var longest = Encoding.UTF8.GetMaxByteCount(type.Length + 1 + path.Length);
        Span<byte> bytes = longest <= 1024 ? stackalloc byte[longest] : new byte[longest];
        var length = Encoding.UTF8.GetBytes(type, bytes);
        bytes[length++] = (byte)':';
        length += Encoding.UTF8.GetBytes(path, bytes[length..]);
        return Base64Url.EncodeToString(bytes[..length]);
    }

    /// <returns>False for text that is not a cursor, and for a cursor of another type's list.</returns>
    public static bool TryDecode(string text, ContentType type, [NotNullWhen(true)] out string? path)
    {
        path = null;
        if (!Base64Url.IsValid(text)) return false;
        var decoded = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        if (!decoded.StartsWith($"{type.Name}:", StringComparison.Ordinal)) return false;
        path = decoded[(type.Name.Length + 1)..];
        return path.Length > 0;
    }
}
