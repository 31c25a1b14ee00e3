using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;
using ContentApi.Git;
using ContentApi.GraphQL.Response;

namespace ContentApi.Content.Entries;

/// <summary>
/// A typed content file. It depends on nothing but the model, the path and the blob, so that one entry serves every commit that has
/// the file: what depends on other files (references, inverses) is asked of the snapshot.
/// </summary>
public sealed class Entry(ContentType type, object?[] slots) : ContentObject(type, slots)
{
    PreparedValue? urlJson;

    /// <summary>Relative to the content root; unique in a snapshot.</summary>
    public required string Path { get; init; }

    /// <summary>The id in the API, made of <see cref="Path"/>: see <c>docs/decisions/0005-an-entry-is-known-by-its-path.md</c>.</summary>
    public required PreparedValue Id { get; init; }

    /// <summary>The public path, or null.</summary>
    public string? Url { get; init; }

    /// <summary><see cref="Url"/> ready to send.</summary>
    public PreparedValue? UrlJson => Url is null ? null : urlJson ??= PreparedValue.FromString(Url);

    /// <summary>Public paths that lead here as well, as the key <c>aliases</c> gives them, with their places in the file.</summary>
    public IReadOnlyList<(string Path, TextPosition Position)> Aliases { get; init; } = [];
    public required GitObjectId BlobOid { get; init; }

    public override string ToString() => $"{Type.Name} {Path}";
}
