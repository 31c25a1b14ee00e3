using ContentApi.Content.Collections;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Routes;
using ContentApi.Content.Snapshots.Checks;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>The result of the build of a commit. Immutable: requests read it, and the build of the next commit begins with it.</summary>
sealed class SnapshotFacts
{
    public required ContentModel Model { get; init; }
    public required CommitTree Tree { get; init; }

    /// <summary>The files that belong to a type and their entries, whether they are served or not.</summary>
    public required StoredEntries Entries { get; init; }

    /// <summary>The entries that are served.</summary>
    public required SnapshotIndex Index { get; init; }

    /// <summary>All files below the content root, by path.</summary>
    public required NameMap<TreeFile> TreeFiles { get; init; }

    /// <summary>The files that assets may name.</summary>
    public required SiteFiles SiteFiles { get; init; }

    /// <summary>The entries with a public path, by <see cref="RoutePath.AddressKey"/> of that path.</summary>
    public required NameMap<Entry> Urls { get; init; }

    public required LinkTargets Links { get; init; }
    public required RouteTable Routes { get; init; }

    /// <summary>The served entries with <c>aliases</c>, in the order of their places.</summary>
    public required IReadOnlyList<StoredEntry> Aliased { get; init; }

    /// <summary>The files and folders that could not be read.</summary>
    public required Gaps Gaps { get; init; }

    /// <summary>
    /// Whether there are entries that are not served, or not whole, because another entry has their name or because they lack an entry or file that they
    /// require.
    /// </summary>
    public required bool HasLeftOut { get; init; }

    /// <summary>The number of times that the build searched for a name similar to an unknown one.</summary>
    public required int Suggestions { get; init; }

    /// <summary>The number of entries that the build checked against the others.</summary>
    public required int FilesChecked { get; init; }
}
