using System.Collections;

namespace ContentApi.Git.Contract;

/// <summary>
/// The files of a tree, in order. Immutable. The list consists of runs, which are arrays of consecutive files of one folder. Two trees share the
/// runs of an unchanged folder, so a tree of one hundred thousand files is listed, and compared with that of the previous commit, folder by folder.
/// </summary>
public sealed class TreeFiles : IReadOnlyList<TreeFile>
{
    readonly TreeFile[][] runs;

    /// <param name="runs">The files in order, in arrays none of which is empty.</param>
    internal TreeFiles(TreeFile[][] runs)
    {
        this.runs = runs;
        foreach (var run in runs) Count += run.Length;
    }

    public static TreeFiles None { get; } = new([]);

    public int Count { get; }

    /// <remarks>Takes time proportional to the number of runs: enumerate to read more than a few files.</remarks>
    public TreeFile this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var run = 0;
            while (index >= runs[run].Length) index -= runs[run++].Length;
            return runs[run][index];
        }
    }

    public IEnumerator<TreeFile> GetEnumerator()
    {
        foreach (var run in runs)
            foreach (var file in run) yield return file;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Finds the differences between this tree and a later one. Compares only the files of folders that changed.</summary>
    /// <param name="later">The tree to compare with.</param>
    /// <param name="most">The largest number of differences to report.</param>
    /// <returns>The differences; null if there are more than <paramref name="most"/>.</returns>
    public TreeChanges? ChangesTo(TreeFiles later, int most)
    {
        ArgumentNullException.ThrowIfNull(later);
        var (changed, added, removed) = (new List<TreeFile>(), new List<TreeFile>(), new List<TreeFile>());
        var (old, @new) = (new Cursor(runs), new Cursor(later.runs));
        while (!old.IsAtEnd || !@new.IsAtEnd)
        {
            if (old.TrySkipRunWith(ref @new)) continue;
            var order = old.IsAtEnd ? 1 : @new.IsAtEnd ? -1 : Compare(old.File.Path, @new.File.Path);
            if (order == 0 && old.File.Oid != @new.File.Oid) changed.Add(@new.File);
            if (order < 0) removed.Add(old.File);
            if (order > 0) added.Add(@new.File);
            if (order <= 0) old.Move();
            if (order >= 0) @new.Move();
            if (changed.Count + added.Count + removed.Count > most) return null;
        }
        return new(changed, added, removed);
    }

    /// <summary>
    /// Compares by UTF-8 bytes, which is the order of code points. The order of UTF-16 code units differs from it if one of two units is a surrogate.
    /// </summary>
    static int Compare(string left, string right)
    {
        if (ReferenceEquals(left, right)) return 0;
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length) return left.Length - right.Length;
        var (l, r) = (left[common], right[common]);
        return char.IsSurrogate(l) == char.IsSurrogate(r) ? l - r : char.IsSurrogate(l) ? 1 : -1;
    }

    /// <summary>A position in the files.</summary>
    struct Cursor(TreeFile[][] runs)
    {
        int run, at;

        public readonly bool IsAtEnd => run == runs.Length;
        public readonly TreeFile File => runs[run][at];

        public void Move()
        {
            if (++at == runs[run].Length) (run, at) = (run + 1, 0);
        }

        public bool TrySkipRunWith(ref Cursor other)
        {
            if (IsAtEnd || other.IsAtEnd || at > 0 || other.at > 0 || runs[run] != other.Runs[other.run]) return false;
            run++;
            other.run++;
            return true;
        }

        readonly TreeFile[][] Runs => runs;
    }
}

/// <summary>The differences between the files of two trees, each list ordered by path.</summary>
/// <param name="Changed">The later tree's files at paths that both trees have with different blobs.</param>
/// <param name="Added">Files at paths that only the later tree has.</param>
/// <param name="Removed">Files at paths that only the earlier tree has.</param>
public sealed record TreeChanges(IReadOnlyList<TreeFile> Changed, IReadOnlyList<TreeFile> Added, IReadOnlyList<TreeFile> Removed);
