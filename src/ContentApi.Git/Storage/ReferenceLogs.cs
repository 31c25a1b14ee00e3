using System.Text;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>Reads the reflogs that are files (gitrepository-layout, <c>logs</c>): a line for each change of a ref, the newest last. Thread-safe.</summary>
sealed class ReferenceLogs(RepositoryPaths paths)
{
    /// <summary>The number of bytes that are read from the end of a reflog: some ten thousand changes.</summary>
    const int MaxBytes = 2 << 20;

    /// <summary>Finds the object that a ref named some changes ago.</summary>
    /// <param name="name">The ref's full name.</param>
    /// <param name="index">The number of changes; 0 is the newest value.</param>
    /// <exception cref="GitException">The ref has no reflog, or one with fewer changes, or the file cannot be read.</exception>
    public GitObjectId Read(string name, int index)
    {
        var path = Path.Combine(LooseReferences.IsOwn(name) ? paths.GitDirectory : paths.CommonDirectory, "logs", name);
        using var file = RegularFile.Open(path);
        if (file is null)
            throw new GitException($"The ref '{name}' has no reflog in {paths.GitDirectory}. Bare repositories keep none unless core.logAllRefUpdates is set.");
        var length = RandomAccess.GetLength(file);
        var count = (int)Math.Min(length, MaxBytes);
        ReadOnlySpan<byte> rest = RegularFile.Read(file, length - count, count).AsSpan().TrimEnd((byte)'\n');
        for (var i = 0; ; i++)
        {
            var start = rest.LastIndexOf((byte)'\n') + 1;
            var line = rest[start..];
            if (i == index) return Id(line, isNew: true) ?? throw TooShort(name, i);
            if (start == 0)
            {
                // The oldest line also has the value before it.
                return i + 1 == index && length == count && Id(line, isNew: false) is { } oldest ? oldest : throw TooShort(name, i + 1);
            }
            rest = rest[..(start - 1)];
        }
    }

    /// <summary>Reads one of the two ids with which a line begins: before the change and after it.</summary>
    /// <returns>Null if the line is malformed, or the ref did not exist.</returns>
    static GitObjectId? Id(ReadOnlySpan<byte> line, bool isNew)
    {
        const int digits = 2 * GitObjectId.Sha1Size;
        if (line.Length <= 2 * digits || line[digits] != ' ') return null;
        var hex = line.Slice(isNew ? digits + 1 : 0, digits);
        return hex.ContainsAnyExcept((byte)'0') && GitObjectId.TryParse(Encoding.Latin1.GetString(hex), out var oid) ? oid : null;
    }

    GitException TooShort(string name, int count) =>
        new($"The reflog of '{name}' in {paths.GitDirectory} does not go back so far: it has {(count == 1 ? "one entry" : $"{count} entries")}.");
}
