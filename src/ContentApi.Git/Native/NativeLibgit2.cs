using System.Runtime.InteropServices;
using System.Runtime.Loader;
using LibGit2Sharp;

namespace ContentApi.Git.Native;

/// <summary>
/// Lets the system's libgit2 stand in for the one that LibGit2Sharp's package would have brought, under the name that LibGit2Sharp asks for.
/// See <c>docs/decisions/0004-libgit2-from-the-system.md</c>.
/// </summary>
static unsafe class NativeLibgit2
{
    /// <summary>The name that LibGit2Sharp 0.29.0 imports from: libgit2 1.7.1 at its commit a2bde63.</summary>
    public const string ImportName = "git2-a2bde63";

    /// <summary>The best match first. Older ones lack functions, newer ones changed structures that LibGit2Sharp 0.29.0 passes.</summary>
    static readonly string[] Versions = ["1.7", "1.6", "1.5"];

    /// <summary>
    /// Format extensions that change nothing for a reader: of a partial clone the missing objects are reported one by one, a linked worktree's own
    /// settings and the ban on pruning do not concern us. libgit2 refuses a repository with any that is not named here.
    /// </summary>
    static readonly string[] HarmlessExtensions = ["partialclone", "preciousobjects", "worktreeconfig", "relativeworktrees"];

    const int SetOwnerValidation = 36;

    static readonly Lazy<nint> Library = new(Load);

    /// <summary>Call before anything of LibGit2Sharp or <see cref="Libgit2"/>.</summary>
    /// <exception cref="GitException">No compatible library on this machine.</exception>
    public static void EnsureLoaded() => _ = Library.Value;

    static nint Load()
    {
        var handle = Find(TryLoad) ?? throw new GitException(
            $"No libgit2 of version {Versions[^1]} to {Versions[0]} is installed on this machine: install it with "
            + "'apt-get install libgit2-1.5' (Debian 12) or the package of that version that your system has.");

        // SetDllImportResolver is taken by LibGit2Sharp for its own assembly, so this event is what is left.
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name == ImportName ? handle : 0;

        Libgit2.Initialise();
        GlobalSettings.SetExtensions(HarmlessExtensions);

        // libgit2 refuses a repository of another user, because programs that its configuration names could run. Here none can: we read objects and refs,
        // and libgit2 runs no hook, filter or helper for that. A server that runs as another user than the one who pushes is the usual case, so
        // asking for safe.directory would only stop the operator. What 'git' itself is asked to do (fetch) stays under git's own check.
        Libgit2.SetOption(SetOwnerValidation, 0);
        return handle;
    }

    /// <summary>The first library that loads and is of the version that its file name says.</summary>
    public static nint? Find(Func<string, nint?> load)
    {
        foreach (var version in Versions)
        {
            var name = OperatingSystem.IsMacOS() ? $"libgit2.{version}.dylib" : $"libgit2.so.{version}";
            if (load(name) is { } handle && VersionOf(handle) == version) return handle;
        }
        return null;
    }

    static nint? TryLoad(string name) => NativeLibrary.TryLoad(name, out var handle) ? handle : null;

    static string VersionOf(nint handle)
    {
        if (!NativeLibrary.TryGetExport(handle, "git_libgit2_version", out var address)) return "";
        int major, minor, revision;
        ((delegate* unmanaged<int*, int*, int*, int>)address)(&major, &minor, &revision);
        return $"{major}.{minor}";
    }
}
