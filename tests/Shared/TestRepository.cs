using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ContentApi.Tests;

/// <summary>
/// A real repository in a temporary folder, made by the real <c>git</c> program and deleted on dispose. The user's Git configuration has no
/// effect, and the author and the dates are fixed (one minute from commit to commit), so the same steps give the same commit ids everywhere.
/// </summary>
/// <example><code>
/// using var repository = TestRepository.With("""
///     -- pages/home.md --
///     # Hello
///     """);
/// var second = repository.Commit("-- pages/home.md --\n# Hello again\n");
/// </code></example>
sealed class TestRepository : IDisposable
{
    /// <summary>The length of listings of which a template is kept in memory, in characters.</summary>
    const int MaxKept = 100_000;

    public const string AuthorName = "Ada Author", AuthorEmail = "ada@example.org";
    public static readonly DateTimeOffset FirstCommitDate = new(2024, 1, 1, 12, 0, 0, TimeSpan.Zero);

    readonly string folder;

    /// <summary>The branches that <see cref="CommitInBulk"/> has committed to.</summary>
    readonly HashSet<string> bulkBranches = [];

    /// <summary>The object format that <c>git init</c> uses: <c>sha1</c> or <c>sha256</c>.</summary>
    readonly string objectFormat;

    TestRepository(string name, string objectFormat)
    {
        folder = Directory.CreateTempSubdirectory("content-api-test-").FullName;
        this.objectFormat = objectFormat;
        Path = System.IO.Path.Combine(folder, name);
        Directory.CreateDirectory(Path);
    }

    /// <summary>The path of the working folder; of a bare repository, the path of the repository.</summary>
    public string Path { get; }

    /// <summary>The number of commits and tags that were made, which gives the date of the next one.</summary>
    public int Commits { get; private set; }

    /// <summary>The id of the commit of <c>HEAD</c>. Read from the files, where it nearly always is, since a process takes many times as long.</summary>
    public string Head
    {
        get
        {
            var head = File.Exists(GitFolder + "/HEAD") ? File.ReadAllText(GitFolder + "/HEAD").Trim() : "";
            if (head.StartsWith("ref: ", StringComparison.Ordinal) && File.Exists($"{GitFolder}/{head[5..]}"))
                head = File.ReadAllText($"{GitFolder}/{head[5..]}").Trim();
            return head.Length > 0 && head.All(char.IsAsciiHexDigit) ? head : Git("rev-parse", "HEAD");
        }
    }

    /// <summary>An ordinary repository on the branch <c>main</c>, without a commit.</summary>
    /// <param name="objectFormat"><c>sha1</c> or <c>sha256</c>.</param>
    public static TestRepository Empty(string objectFormat = "sha1") => Initialised("repository", objectFormat);

    public static TestRepository Bare(string objectFormat = "sha1") => Initialised("repository.git", objectFormat, "--bare");

    /// <summary>An ordinary repository with one commit.</summary>
    /// <param name="listing">See <see cref="FileListing"/>.</param>
    public static TestRepository With(string listing, string objectFormat = "sha1")
    {
        if (listing.Length <= MaxKept) return Like($"with {listing}", repository => repository.Commit(listing, "First commit"), objectFormat);
        var large = Empty(objectFormat);
        large.Commit(listing, "First commit");
        return large;
    }

    /// <summary>Returns an ordinary repository on the branch <c>main</c> in which an action was done.</summary>
    /// <param name="name">Names the action among all of the test run: it is done once, and further calls return copies.</param>
    /// <param name="action">Changes a repository without commits. It writes no absolute path.</param>
    public static TestRepository Like(string name, Action<TestRepository> action, string objectFormat = "sha1") =>
        Copied("repository", objectFormat, name, () =>
        {
            var repository = Empty(objectFormat);
            action(repository);
            return repository;
        });

    static TestRepository Initialised(string name, string objectFormat, params string[] options) => Copied(name, objectFormat, "init", () =>
    {
        var repository = new TestRepository(name, objectFormat);
        repository.Git(["init", "--quiet", "--initial-branch=main", .. options]);
        return repository;
    });

    static TestRepository Copied(string name, string objectFormat, string action, Func<TestRepository> make)
    {
        var template = RepositoryTemplate.Of($"{name} {objectFormat} {action}", make);
        var copy = new TestRepository(name, objectFormat) { Commits = template.Commits };
        template.CopyTo(copy.Path);
        return copy;
    }

    /// <summary>Makes a clone in a new temporary folder.</summary>
    /// <param name="options">Options of <c>git clone</c>, such as <c>--bare</c> or <c>--filter=blob:none</c>.</param>
    public TestRepository Clone(params string[] options)
    {
        // In the repository's config file, since git does not pass settings of the environment to the process that sends the objects.
        File.AppendAllText(GitFolder + "/config", "[uploadpack]\n\tallowFilter = true\n\tallowAnySHA1InWant = true\n");
        var clone = new TestRepository("clone", objectFormat) { Commits = Commits };
        // A file:// address: from a path git makes hard links, which ignores filters.
        clone.Git(["clone", "--quiet", .. options, "file://" + Path, "."]);
        return clone;
    }

    string GitFolder => Directory.Exists(Path + "/.git") ? Path + "/.git" : Path;

    /// <summary>Writes the files of a listing (see <see cref="FileListing"/>) over those that exist and commits all changes in the working folder.</summary>
    /// <returns>The commit's id.</returns>
    public string Commit(string listing = "", string message = "Change")
    {
        foreach (var (path, text) in FileListing.Parse(listing)) Write(path, text);
        Git("add", "--all", "--force");
        Git("commit", "--quiet", "--message", message);
        return Head;
    }

    /// <summary>Commits many files at once without a working folder: about a second for 100,000.</summary>
    /// <param name="files">All files of the commit.</param>
    /// <returns>The commit's id; the branch points to it, index and working folder are left as they were.</returns>
    public string CommitInBulk(IEnumerable<(string Path, string Text)> files, string message = "Bulk", string branch = "main")
    {
        using var stream = new MemoryStream();
        var name = "refs/heads/" + branch;
        // A repository without commits has no branches, and git refuses a commit that would replace one.
        var isNew = Commits == 0 || !(bulkBranches.Contains(branch) || Succeeds("rev-parse", "--verify", "--quiet", name));
        void Line(string line) => stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        void Data(string text)
        {
            Line($"data {Encoding.UTF8.GetByteCount(text)}");
            Line(text);
        }

        var date = NextDate().ToUnixTimeSeconds();
        Line($"commit {name}");
        Line("mark :1");
        Line($"author {AuthorName} <{AuthorEmail}> {date} +0000");
        Line($"committer {AuthorName} <{AuthorEmail}> {date} +0000");
        Data(message);
        if (!isNew) Line($"from {name}^0");
        Line("deleteall");
        foreach (var (path, text) in files)
        {
            Line($"M 100644 inline {path}");
            Data(text);
        }
        Line("get-mark :1");
        bulkBranches.Add(branch);
        return Git(stream.ToArray(), "fast-import", "--quiet");
    }

    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    public void Delete(string path) => File.Delete(System.IO.Path.Combine(Path, path));

    /// <summary>Runs <c>git</c> in the repository.</summary>
    /// <returns>The standard output, without the last line feed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message holds git's output.</exception>
    public string Git(params string[] arguments) => Git([], arguments);

    public string Git(byte[] input, params string[] arguments)
    {
        var (code, output, errors) = Run(input, arguments);
        return code == 0 ? output.TrimEnd('\n')
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)} in {Path} ended with {code}: {output}{errors}");
    }

    public bool Succeeds(params string[] arguments) => Run([], arguments).Code == 0;

    (int Code, string Output, string Errors) Run(byte[] input, string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        Isolate(start.Environment, arguments is ["commit" or "merge" or "tag" or "commit-tree", ..] ? NextDate() : FirstCommitDate);
        start.Environment["GIT_DEFAULT_HASH"] = objectFormat;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using (var standardInput = process.StandardInput.BaseStream) standardInput.Write(input);
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }

    DateTimeOffset NextDate() => FirstCommitDate.AddMinutes(Commits++);

    static void Isolate(IDictionary<string, string?> environment, DateTimeOffset date)
    {
        // A Git hook that runs the tests sets variables such as GIT_DIR, which would lead git to the wrong repository.
        foreach (var name in environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray()) environment.Remove(name);
        environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["LC_ALL"] = "C";
        environment["GIT_AUTHOR_NAME"] = environment["GIT_COMMITTER_NAME"] = AuthorName;
        environment["GIT_AUTHOR_EMAIL"] = environment["GIT_COMMITTER_EMAIL"] = AuthorEmail;
        environment["GIT_AUTHOR_DATE"] = environment["GIT_COMMITTER_DATE"] = date.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var settings = new[]
        {
            ("gc.auto", "0"), ("maintenance.auto", "false"), ("core.autocrlf", "false"), ("advice.detachedHead", "false"),
            ("protocol.file.allow", "always"),
            // In a container, the folder may belong to another user than the one that runs the tests.
            ("safe.directory", "*"),
        };
        environment["GIT_CONFIG_COUNT"] = settings.Length.ToString(CultureInfo.InvariantCulture);
        foreach (var (index, (key, value)) in settings.Index())
        {
            environment[$"GIT_CONFIG_KEY_{index}"] = key;
            environment[$"GIT_CONFIG_VALUE_{index}"] = value;
        }
    }

    public void Dispose()
    {
        // Git's object files are read-only, which matters only on Windows. The system removes files that this cannot delete when it cleans its temp folder.
        try { Directory.Delete(folder, recursive: true); }
        catch (IOException) { }
        catch (UnauthorizedAccessException) { }
    }
}
