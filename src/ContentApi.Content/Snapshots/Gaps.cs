using System.Collections.Concurrent;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots;

/// <summary>Why the content of a file or folder is not known.</summary>
public enum GapReason : byte
{
    /// <summary>A partial clone left the object out on purpose.</summary>
    LeftOut,

    /// <summary>The header of the object gives a size above the limit. The object is too large, or its header is damaged.</summary>
    SaidTooLarge,

    /// <summary>The object is missing or damaged.</summary>
    Unreadable,
}

/// <summary>A file or folder of a commit that could not be read: what it holds is unknown, not absent.</summary>
/// <param name="Path">Relative to the content root; empty for the content root itself.</param>
/// <param name="Oid">The object that could not be read; default for a folder.</param>
/// <param name="Types">The types whose entries the file holds; empty for a folder and for a file of redirects.</param>
/// <param name="IsFolder">Whether any number of files may be missing.</param>
/// <param name="Reason">Why it could not be read.</param>
public sealed record Gap(string Path, GitObjectId Oid, IReadOnlyList<ContentType> Types, bool IsFolder, GapReason Reason)
{
    /// <summary>Whether an entry of the type may be missing.</summary>
    public bool Concerns(ContentType type) => IsFolder ? type.Path!.MayMatchBelow(Path) : Types.Contains(type);

    /// <summary>Makes the diagnostic of the gap, for authors and operators.</summary>
    public Diagnostic Describe()
    {
        var (what, path) = (IsFolder ? "folder" : "file", Path.Length == 0 ? "." : Path);
        // The content root has an empty path. It may be unreadable because a folder above it is.
        var it = Path.Length == 0 ? "this folder or of one above it" : $"this {what}";
        return Reason == GapReason.LeftOut
            ? new(DiagnosticRules.ObjectMissing, path, TextPosition.Start, $"The partial clone left out the object of {it}, so the {what} is not served.",
                "Fetch the object, or serve a full clone.")
            : new(DiagnosticRules.ObjectUnreadable, path, TextPosition.Start, $"The object of {it} is missing or damaged, so the {what} cannot be read.",
                "Fetch the object again, restore it from another clone ('git fsck' names what is damaged), or mend the permissions of the repository's files.");
    }
}

/// <summary>All gaps of a commit. Thread-safe; its content never changes.</summary>
public sealed class Gaps
{
    readonly bool concernAll;
    readonly ConcurrentDictionary<ContentType, Gaps> byType = [];

    /// <param name="all">The gaps in ordinal order of path.</param>
    /// <param name="concernAll">Whether entries were left out that the content of the gaps might complete, so that entries of any type may be missing.</param>
    public Gaps(IReadOnlyList<Gap> all, bool concernAll)
    {
        All = all;
        this.concernAll = concernAll;
        Unreadable = [.. all.Where(gap => gap.Reason == GapReason.Unreadable)];
    }

    public static Gaps None { get; } = new([], false);

    public IReadOnlyList<Gap> All { get; }

    public bool IsEmpty => All.Count == 0;

    /// <summary>The gaps whose objects are missing or damaged.</summary>
    public IReadOnlyList<Gap> Unreadable { get; }

    public bool HasUnreadable => Unreadable.Count > 0;

    /// <summary>The gaps because of which entries of a type may be missing.</summary>
    public Gaps Concerning(ContentType type) => concernAll || IsEmpty ? this
        : byType.GetOrAdd(type, static (type, self) => new([.. self.All.Where(gap => gap.Concerns(type))], concernAll: false), this);
}
