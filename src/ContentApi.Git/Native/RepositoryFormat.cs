using System.Runtime.InteropServices;
using ContentApi.Git.Contract;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Native;

/// <summary>
/// The format of a repository's storage, as its configuration declares it: <c>core.repositoryFormatVersion</c> and <c>extensions.*</c>
/// (gitrepository-layout; git-config, "extensions").
/// </summary>
/// <param name="ObjectFormat"><c>sha1</c> or <c>sha256</c>.</param>
/// <param name="RefStorage"><c>files</c> or <c>reftable</c>.</param>
/// <param name="Obstacle">The first setting that libgit2 cannot read, such as <c>extensions.objectformat = sha256</c>; null where there is none.</param>
sealed unsafe record RepositoryFormat(string ObjectFormat, string RefStorage, string? Obstacle)
{
    /// <summary>
    /// Extensions that change nothing for a reader, whatever their value: a partial clone lacks objects, which are reported one by one; a linked worktree's own
    /// settings, how worktrees and submodules are found, and the ban on pruning do not concern us; a second object format adds names and changes none.
    /// </summary>
    static readonly string[] AnyValue =
        ["compatobjectformat", "noop", "noop-v1", "partialclone", "preciousobjects", "relativeworktrees", "submodulepathconfig", "worktreeconfig"];

    /// <summary>Extensions of which libgit2 can read one value.</summary>
    static readonly Dictionary<string, string> OneValue = new() { ["objectformat"] = "sha1", ["refstorage"] = "files" };

    /// <summary>What libgit2 has to accept. It looks at names alone; <see cref="Read"/> looks at the values.</summary>
    public static string[] AcceptedExtensions => [.. AnyValue, .. OneValue.Keys];

    /// <param name="configuration">The file <c>config</c> of the repository; need not exist.</param>
    /// <exception cref="GitException">It cannot be read.</exception>
    public static RepositoryFormat Read(string configuration)
    {
        var settings = ReadSettings(configuration);
        var version = settings.GetValueOrDefault("core.repositoryformatversion", "0");
        var extensions = settings.Where(setting => setting.Key.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(setting => setting.Key, StringComparer.Ordinal);
        var obstacle = version switch
        {
            // Git ignores extensions in the oldest format.
            "0" => null,
            "1" => extensions.FirstOrDefault(extension => !IsReadable(extension.Key[Prefix.Length..], extension.Value)) is { Key: { } name } found ? $"{name} = {found.Value}" : null,
            _ => "core.repositoryformatversion = " + version,
        };
        string Value(string extension) => version == "0" ? OneValue[extension] : settings.GetValueOrDefault(Prefix + extension, OneValue[extension]);
        return new(Value("objectformat"), Value("refstorage"), obstacle);
    }

    const string Prefix = "extensions.";

    static bool IsReadable(string extension, string value) => OneValue.TryGetValue(extension, out var readable) ? value == readable : AnyValue.Contains(extension);

    /// <summary>The last value of each setting counts. Names are in lower case.</summary>
    static Dictionary<string, string> ReadSettings(string configuration)
    {
        var settings = new Dictionary<string, string>();
        using var opened = RegularFile.Open(configuration);
        if (opened is null) return settings;
        // libgit2 gets the descriptor's path: by the file's own it would block on a FIFO that takes the file's place now. Included files are not found this
        // way; for the format Git ignores them as well.
        var path = OperatingSystem.IsLinux() ? $"/proc/self/fd/{opened.DangerousGetHandle()}" : configuration;
        if (Libgit2.OpenConfiguration(out var file, path) < 0) throw Fault();
        try
        {
            if (Libgit2.FindSettings(out var iterator, file, @"^(extensions\.|core\.repositoryformatversion$)") < 0)
                throw Fault();
            while (Libgit2.NextSetting(out var entry, iterator) == 0)
                settings[Marshal.PtrToStringUTF8((nint)entry->Name)!] = Marshal.PtrToStringUTF8((nint)entry->Value) ?? "true";
            Libgit2.FreeSettings(iterator);
        }
        finally
        {
            Libgit2.FreeConfiguration(file);
        }
        return settings;

        GitException Fault() => new($"{configuration} cannot be read: {Libgit2.ErrorMessage().Replace(path, configuration, StringComparison.Ordinal)}.");
    }
}
