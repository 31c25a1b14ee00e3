using LibGit2Sharp;

namespace ContentApi.Git.Native;

/// <summary>Loads the libgit2 of the package <c>LibGit2Sharp.NativeBinaries</c> and sets its options, which apply to the whole process.</summary>
static class NativeLibgit2
{
    /// <summary>The name under which LibGit2Sharp 0.32.0 imports libgit2 1.8.6. It changes with each version of the package; a test compares the two.</summary>
    public const string ImportName = "git2-5853918";

    /// <summary>
    /// The number of packs that libgit2 keeps open. Each takes one file descriptor. A repository that is never repacked has hundreds of
    /// packs, and many systems limit a process to 1,024 descriptors. libgit2 opens a closed pack again when it reads an object in it.
    /// </summary>
    public const int MaxOpenPacks = 64;

    const int SetOpenPackLimit = 30;

    static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Must be called before any method of LibGit2Sharp or <see cref="Libgit2"/>.</summary>
    public static void EnsureLoaded() => _ = Loaded.Value;

    static bool Load()
    {
        Libgit2.Initialise();
        GlobalSettings.SetExtensions(RepositoryFormat.AcceptedExtensions);
        Libgit2.SetOption(SetOpenPackLimit, MaxOpenPacks);

        // By default libgit2 refuses to open a repository that another user owns, because it could run programs that the
        // repository's configuration names. Here it cannot: it runs no hook, filter or helper to read objects and refs. A server
        // usually runs as another user than the one who pushes, so requiring safe.directory would only get in the operator's way.
        GlobalSettings.SetOwnerValidation(false);
        return true;
    }
}
