using System.Security.Cryptography;
using System.Text;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Program;

/// <summary>
/// Reads a repository that libgit2 cannot read through the <c>git</c> program. One long-running process reads objects, and short-lived processes read refs. See
/// <c>docs/decisions/0004-libgit2-and-git.md</c>.
/// </summary>
sealed class GitProgramSource : IRepositorySource
{
    readonly SpecialFiles files;
    readonly GitProgram git;
    readonly CatFile objects;

    // The object whose header was read last. Usually its content is read next.
    ObjectHeader? last;

    // The ref that was found last. As long as the long-running process returns the same object for it, no other process is started.
    (string? Name, string Target, GitObjectId Oid) known;

    public GitProgramSource(GitProgram git, SpecialFiles files, int idSize)
    {
        (this.git, this.files, IdSize) = (git, files, idSize);
        objects = new(git);
    }

    public int IdSize { get; }

    /// <inheritdoc/>
    public bool TryReadHeader(GitObjectId oid, out GitObjectType type, out long size)
    {
        last = oid.Size == IdSize && files.IsReadable(oid) ? objects.Info(oid.ToString()) : null;
        (type, size) = (last?.Type ?? default, last?.Size ?? 0);
        return last is not null;
    }

    /// <inheritdoc/>
    public bool Exists(GitObjectId oid) => TryReadHeader(oid, out _, out _);

    /// <inheritdoc/>
    /// <remarks>The content is hashed here, because <c>git cat-file</c> does not compare the content of a loose object with its id.</remarks>
    public byte[]? Read(GitObjectId oid)
    {
        if (last?.Oid != oid && !TryReadHeader(oid, out _, out _)) return null;
        return objects.Contents(oid.ToString(), last!.Value.Size) is var (type, content) && Hash(type, content) == oid ? content : null;
    }

    GitObjectId Hash(GitObjectType type, byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(IdSize == GitObjectId.Sha256Size ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"{type.ToString().ToLowerInvariant()} {content.Length}\0"));
        hash.AppendData(content);
        return new(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public bool TryFindPrefix(string hex, out GitObjectId oid)
    {
        var found = Lines(git.Run("rev-parse", "--disambiguate=" + hex).Output);
        if (found.Length > 1) throw new GitException($"'{hex}' is the beginning of more than one object's id: give more digits.");
        oid = default;
        return found.Length == 1 && GitObjectId.TryParse(found[0], out oid);
    }

    /// <inheritdoc/>
    public bool TryReadReference(IReadOnlyList<string> names, out GitObjectId oid)
    {
        names = [.. names.Where(RefName.IsValid)];
        oid = known.Oid;
        if (names.Count > 0 && IsAsKnown(names[0])) return true;
        known = default;
        foreach (var name in names)
        {
            var target = name == "HEAD" ? ReadSymbolicTarget(name) ?? name : name;
            if (!TryReadReference(target, out oid)) continue;
            if (name == names[0]) known = new(name, target, oid);
            return true;
        }
        foreach (var name in names) RefuseCircle(name);
        return false;
    }

    /// <summary>
    /// Whether the long-running process returns the object that was found before. Any other response does not count, because the process also
    /// looks for the name in other places, such as <c>refs/tags/refs/heads/main</c>, and reports a ref as missing if only its object is missing.
    /// </summary>
    bool IsAsKnown(string name)
    {
        if (known.Name != name || !files.IsReadable(known.Oid)) return false;
        files.CheckReference(name);
        files.CheckReference(known.Target);
        return objects.Info(name)?.Oid == known.Oid;
    }

    bool TryReadReference(string name, out GitObjectId oid)
    {
        // To find one ref, Git reads the whole folder.
        files.CheckReferences();
        oid = default;
        if (name == "HEAD") return GitObjectId.TryParse(git.Run("rev-parse", "--verify", "--quiet", name).Output.TrimEnd(), out oid);
        var (code, output, errors) = git.Run("for-each-ref", "--format=%(objectname) %(refname)", "--", name);
        if (code != 0)
            throw new GitException(
                Directory.Exists(git.GitDirectory) ? $"The ref '{name}' cannot be read: {errors}" : RepositoryPaths.IsGone(git.GitDirectory));
        // for-each-ref also lists the refs below the name, as if it were a folder.
        foreach (var line in Lines(output))
            if (line.Split(' ', 2) is [var id, var found] && found == name) return GitObjectId.TryParse(id, out oid);
        return false;
    }

    void RefuseCircle(string name)
    {
        var target = name;
        for (var i = 0; i <= SymbolicReferences.Max; i++)
        {
            if (ReadSymbolicTarget(target) is not { } next) return;
            target = next;
        }
        throw SymbolicReferences.TooMany(name);
    }

    /// <inheritdoc/>
    public GitObjectId ReadReflog(string name, int index)
    {
        files.CheckReference("logs/" + name);
        var (code, output, errors) = git.Run("rev-parse", "--verify", "--end-of-options", $"{name}@{{{index}}}");
        return code == 0 && GitObjectId.TryParse(output.TrimEnd(), out var oid)
            ? oid
            : throw new GitException($"The reflog of '{name}' in {git.GitDirectory} cannot be read so far back: {errors}");
    }

    /// <inheritdoc/>
    public string? ReadSymbolicTarget(string name)
    {
        if (!RefName.IsValid(name)) return null;
        files.CheckReference(name);
        // Git reads HEAD to check that this is a repository.
        files.CheckReference("HEAD");
        var (code, output, _) = git.Run("symbolic-ref", "--quiet", "--no-recurse", "--", name);
        return code == 0 ? output.TrimEnd('\n') : null;
    }

    /// <inheritdoc/>
    public string[] ListReferences()
    {
        files.CheckReferences();
        // Git leaves out symbolic refs whose target does not exist.
        return Lines(git.Run("for-each-ref", "--format=%(refname)").Output);
    }

    static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => objects.Dispose();
}
