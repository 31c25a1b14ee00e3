using System.Collections;

namespace ContentApi.Git.Contract;

/// <summary>
/// The files of a tree in order. Folders that two trees have in common are the same runs in both, so that one hundred thousand files are listed, and compared with the commit before, by their
/// folders. Immutable.
/// </summary>
public sealed class TreeFiles : IReadOnlyList<TreeFile>
{
    readonly TreeFile[][] runs;

    /// <param name="runs">One after another; none is empty.</param>
    internal TreeFiles(TreeFile[][] runs)
    {
        this.runs = runs;
        foreach (var run in runs) Count += run.Length;
    }

    public static TreeFiles None { get; } = new([]);

    public int Count { get; }

    /// <remarks>Walks the folders; for a few.</remarks>
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

    /// <summary>What is different in a later tree. Reads the files of the folders that are not the same.</summary>
    /// <param name="most">With more differences it gives up.</param>
    /// <returns>Null where it gave up.</returns>
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

    /// <summary>By UTF-8 bytes, which is the order of code points. That of UTF-16 code units is another where one of two is a surrogate.</summary>
    static int Compare(string left, string right)
    {
        if (ReferenceEquals(left, right)) return 0;
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length) return left.Length - right.Length;
        var (l, r) = (left[common], right[common]);
        return char.IsSurrogate(l) == char.IsSurrogate(r) ? l - r : char.IsSurrogate(l) ? 1 : -1;
    }

    /// <summary>A place in the files.</summary>
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

/// <summary>How the files of two trees differ, each part in the order of the trees.</summary>
/// <param name="Changed">In the later one, at paths of both.</param>
/// <param name="Added">In the later one alone.</param>
/// <param name="Removed">In the earlier one alone.</param>
public sealed record TreeChanges(IReadOnlyList<TreeFile> Changed, IReadOnlyList<TreeFile> Added, IReadOnlyList<TreeFile> Removed);
