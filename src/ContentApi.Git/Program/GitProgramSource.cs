using System.Security.Cryptography;
using System.Text;
using ContentApi.Git.References;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Program;

/// <summary>
/// Reads a repository that libgit2 cannot read by asking the <c>git</c> program: one process stays for objects, and short ones list refs. See
/// <c>docs/decisions/0004-libgit2-and-git.md</c>.
/// </summary>
sealed class GitProgramSource : IRepositorySource
{
    /// <summary>As in Git; a circle of symbolic refs has no end.</summary>
    const int MaxSymbolicRefs = 5;

    const string NameAndObject = "--format=%(objectname) %(refname)";

    readonly SpecialFiles files;
    readonly GitProgram git;
    readonly CatFile objects;

    // Mostly the object that is read next.
    ObjectHeader? last;

    // What for-each-ref said of a ref at last. While the long process gives the same object, no other is started.
    (string Name, GitObjectId Oid) known = ("", default);

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
    /// <remarks>Git does not compare the content of a loose object with its name.</remarks>
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
        foreach (var name in names) files.CheckReference(name);
        oid = default;
        if (names.Count == 0) return false;

        // The long process looks for a name in other places as well. So its word counts only where it is what was found in full before.
        if (names[0] == known.Name && objects.Info(known.Name) is { } header && header.Oid == known.Oid)
        {
            oid = known.Oid;
            return true;
        }
        known = ("", default);
        foreach (var (name, found) in names is ["HEAD"] ? ReadHead() : ReadReferences(names))
        {
            if (name == names[0]) known = (name, found);
            oid = found;
            return true;
        }
        foreach (var name in names) RefuseCircle(name);
        return false;
    }

    IEnumerable<(string Name, GitObjectId Oid)> ReadReferences(IReadOnlyList<string> names)
    {
        var (code, output, errors) = git.Run(["for-each-ref", NameAndObject, "--", .. names]);
        if (code != 0) throw Failure("for-each-ref", errors);
        var found = new Dictionary<string, GitObjectId>();
        foreach (var line in Lines(output))
        {
            // A name also lists what lies below it as a folder.
            var space = line.IndexOf(' ');
            if (space > 0 && GitObjectId.TryParse(line[..space], out var oid)) found[line[(space + 1)..]] = oid;
        }
        return names.Where(found.ContainsKey).Select(name => (name, found[name]));
    }

    IEnumerable<(string Name, GitObjectId Oid)> ReadHead()
    {
        if (ReadSymbolicTarget("HEAD") is { } target) return ReadReferences([target]).Select(found => ("HEAD", found.Oid));
        return GitObjectId.TryParse(git.Run("rev-parse", "--verify", "--quiet", "HEAD").Output.TrimEnd(), out var oid) ? [("HEAD", oid)] : [];
    }

    void RefuseCircle(string name)
    {
        var target = name;
        for (var i = 0; i <= MaxSymbolicRefs; i++)
        {
            if (ReadSymbolicTarget(target) is not { } next) return;
            target = next;
        }
        throw new GitException($"The ref '{name}' cannot be read: it is a symbolic ref, and behind it are {MaxSymbolicRefs} more or a circle.");
    }

    /// <inheritdoc/>
    public string? ReadSymbolicTarget(string name)
    {
        if (!RefName.IsValid(name)) return null;
        var (code, output, _) = git.Run("symbolic-ref", "--quiet", "--no-recurse", "--", name);
        return code == 0 ? output.TrimEnd('\n') : null;
    }

    /// <inheritdoc/>
    public string[] ListReferences()
    {
        files.CheckReferences();
        return Lines(git.Run("for-each-ref", "--format=%(refname)").Output);
    }

    GitException Failure(string command, string errors) => new(Directory.Exists(git.GitDirectory)
        ? $"'git {command}' fails in {git.GitDirectory}: {errors}" : RepositoryPaths.IsGone(git.GitDirectory));

    static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => objects.Dispose();
}
