using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>
/// A reference as the author wrote it. Which entry it means is asked of the snapshot: the target's key field, or a
/// content path with or without extension.
/// </summary>
public sealed class Reference(string text, IReadOnlyList<ContentType> types, TextPosition position)
{
    public string Text { get; } = text;

    /// <summary>The types that the target may have: those of the field, or the one that a one-key mapping names.</summary>
    public IReadOnlyList<ContentType> Types { get; } = types;

    /// <summary>Where it stands in its file.</summary>
    public TextPosition Position { get; } = position;

    /// <summary>What it was last found to mean, and in which snapshot: the answer to most questions for it.</summary>
    internal Resolved? Latest { get; set; }

    /// <param name="Sequence">Of the snapshot: see <see cref="Snapshots.SnapshotVersions"/>.</param>
    /// <param name="Target">Null where it dangles.</param>
    internal sealed record Resolved(long Sequence, Entry? Target);
}

/// <summary>A file of the commit that an entry names.</summary>
/// <param name="path">Relative to the content root, normalised; it may not exist.</param>
public sealed class AssetReference(string path, TextPosition position)
{
    public string Path { get; } = path;
    public TextPosition Position { get; } = position;
}
