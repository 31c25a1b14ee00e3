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
/// <param name="Obstacle">The first setting that libgit2 does not support, such as <c>extensions.objectformat = sha256</c>; null if it supports all.</param>
sealed unsafe record RepositoryFormat(string ObjectFormat, string RefStorage, string? Obstacle)
{
    /// <summary>
    /// Extensions that do not change how refs and objects are read, whatever their value. A partial clone lacks
    /// objects, which are reported one by one. A second object format (<c>compatobjectformat</c>) adds ids and
    /// changes none. The others concern settings of worktrees, the paths of worktrees and submodules, and pruning.
    /// </summary>
    static readonly string[] AnyValue =
        ["compatobjectformat", "noop", "noop-v1", "partialclone", "preciousobjects", "relativeworktrees", "submodulepathconfig", "worktreeconfig"];

    /// <summary>Extensions of which libgit2 supports one value.</summary>
    static readonly Dictionary<string, string> OneValue = new() { ["objectformat"] = "sha1", ["refstorage"] = "files" };

    /// <summary>The names of the extensions that libgit2 is told to accept. libgit2 checks only names; <see cref="Read"/> checks the values.</summary>
    public static string[] AcceptedExtensions => [.. AnyValue, .. OneValue.Keys];

    /// <param name="configuration">The path of the repository's file <c>config</c>, which need not exist.</param>
    /// <exception cref="GitException">The file cannot be read.</exception>
    public static RepositoryFormat Read(string configuration)
    {
        var settings = ReadSettings(configuration);
        var version = settings.GetValueOrDefault("core.repositoryformatversion", "0");
        var extensions = settings.Where(setting => setting.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .OrderBy(setting => setting.Key, StringComparer.Ordinal);
        var obstacle = version switch
        {
            // Git ignores extensions in format version 0.
            "0" => null,
            "1" => extensions.FirstOrDefault(extension => !IsReadable(extension.Key[Prefix.Length..], extension.Value)) is { Key: { } name } found
                ? $"{name} = {found.Value}"
                : null,
            _ => "core.repositoryformatversion = " + version,
        };
        string Value(string extension) => version == "0" ? OneValue[extension] : settings.GetValueOrDefault(Prefix + extension, OneValue[extension]);
        return new(Value("objectformat"), Value("refstorage"), obstacle);
    }

    const string Prefix = "extensions.";

    static bool IsReadable(string extension, string value) =>
        OneValue.TryGetValue(extension, out var readable) ? value == readable : AnyValue.Contains(extension);

    /// <summary>Reads the settings that concern the format, by name in lower case. The last value of each setting counts.</summary>
    static Dictionary<string, string> ReadSettings(string configuration)
    {
        var settings = new Dictionary<string, string>();
        using var opened = RegularFile.Open(configuration);
        if (opened is null) return settings;
        // libgit2 gets the path of the open descriptor. With the file's own path it would block if a FIFO had replaced the
        // file in the meantime. It does not find included files this way, but Git ignores these for the format as well.
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
