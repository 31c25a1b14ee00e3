using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>
/// A reference as the author wrote it: the value of the target's key field, a content path with or without its extension, a public path, or the name of a file.
/// A path from the folder of the file is one from the content root instead: see <see cref="TextOf"/>.
/// The snapshot finds the entry that it means.
/// </summary>
public sealed class Reference(string text, IReadOnlyList<ContentType> types, TextPosition position)
{
    public string Text { get; } = text;

    /// <summary>The types that the target may have: those of the field, or the one that a one-key mapping names.</summary>
    public IReadOnlyList<ContentType> Types { get; } = types;

    /// <summary>
    /// Returns the text by which a reference is looked up: one that begins with <c>./</c> or <c>../</c> is a path from the folder of its file.
    /// </summary>
    /// <param name="written">The text as the author wrote it.</param>
    /// <param name="file">The path of the file, relative to the content root.</param>
    internal static string TextOf(string written, string file) =>
        (written.StartsWith("./", StringComparison.Ordinal) || written.StartsWith("../", StringComparison.Ordinal))
        && AssetPath.Resolve(written.TrimEnd('/'), file) is { } path ? "/" + path : written;

    /// <summary>The place of the reference in its file.</summary>
    public TextPosition Position { get; } = position;

    /// <summary>Whether the text is an address of the site that need not be that of an entry, so that no warning is due if it is not.</summary>
    internal bool MayLeadElsewhere { get; init; }

    /// <summary>The last result of looking up the target, which answers most look-ups; null before the first.</summary>
    internal Resolved? Latest { get; set; }

    /// <param name="Sequence">The number of the snapshot in which the target was looked up: see <see cref="Snapshots.SnapshotVersions"/>.</param>
    /// <param name="Target">The target; null if the reference dangles.</param>
    /// <param name="IsCut">Whether the target was found only without the query and the fragment of the text.</param>
    internal sealed record Resolved(long Sequence, Entry? Target, bool IsCut);
}

/// <summary>A file that an entry names. The commit need not have it.</summary>
/// <param name="path">The path relative to the content root, normalised. It may begin with <c>..</c> if the site publishes folders outside the root.</param>
/// <param name="position">The place in the entry's file where it is named.</param>
public sealed class AssetReference(string path, TextPosition position)
{
    public string Path { get; } = path;

    /// <summary>The text as the author wrote it.</summary>
    public string Written { get; init; } = path;

    public TextPosition Position { get; } = position;
}
