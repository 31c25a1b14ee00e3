using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Entries;

/// <summary>
/// A typed content file. It depends only on the model, the path and the blob, so that one entry serves every commit that has the file. Values that depend on
/// other files (references, inverses) are looked up in the snapshot.
/// </summary>
/// <param name="type">The content type.</param>
/// <param name="slots">See <see cref="ContentObject"/>.</param>
/// <param name="id">The id in the API, made of the path.</param>
/// <param name="url">The public path; null if there is none.</param>
public sealed class Entry(ContentType type, object?[] slots, PreparedValue id, string? url)
    : ContentObject(type, slots, id, url is null ? null : PreparedValue.FromString(url))
{
    /// <summary>The path of the file, relative to the content root; unique in a snapshot.</summary>
    public required string Path { get; init; }

    /// <summary>The id in the API: see <c>docs/decisions/0005-an-entry-is-known-by-its-path.md</c>.</summary>
    public PreparedValue Id { get; } = id;

    public string? Url { get; } = url;

    /// <summary>Public paths that redirect to this entry, from the key <c>aliases</c>, with their places in the file.</summary>
    public IReadOnlyList<(string Path, TextPosition Position)> Aliases { get; init; } = [];
    public required GitObjectId BlobOid { get; init; }

    public override string ToString() => $"{Type.Name} {Path}";
}
