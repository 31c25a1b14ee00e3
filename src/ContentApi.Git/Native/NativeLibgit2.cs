using LibGit2Sharp;

namespace ContentApi.Git.Native;

/// <summary>Loads the libgit2 of the package <c>LibGit2Sharp.NativeBinaries</c> and sets what holds for the whole process.</summary>
static class NativeLibgit2
{
    /// <summary>The name under which LibGit2Sharp 0.32.0 imports libgit2 1.8.6. It changes with each version of the package; a test compares the two.</summary>
    public const string ImportName = "git2-5853918";

    /// <summary>
    /// The most packs that libgit2 keeps open. Each takes one descriptor; a repository that is never repacked has hundreds, and the limit of many
    /// systems is 1,024 for the whole process. One that is closed is opened again when an object in it is read.
    /// </summary>
    public const int MaxOpenPacks = 64;

    const int SetOpenPackLimit = 30;

    static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Call before anything of LibGit2Sharp or <see cref="Libgit2"/>.</summary>
    public static void EnsureLoaded() => _ = Loaded.Value;

    static bool Load()
    {
        Libgit2.Initialise();
        GlobalSettings.SetExtensions(RepositoryFormat.AcceptedExtensions);
        Libgit2.SetOption(SetOpenPackLimit, MaxOpenPacks);

        // libgit2 refuses a repository of another user, because programs that its configuration names could run. Here none can: we read objects and refs,
        // and libgit2 runs no hook, filter or helper for that. A server that runs as another user than the one who pushes is the usual case, so
        // asking for safe.directory would only stop the operator.
        GlobalSettings.SetOwnerValidation(false);
        return true;
    }
}
