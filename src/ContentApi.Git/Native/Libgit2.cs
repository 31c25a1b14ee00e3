using System.Runtime.InteropServices;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Native;

/// <summary>
/// The functions of libgit2 that reading formats and packed objects takes, which LibGit2Sharp does not offer as cheaply or as safely: see
/// <c>docs/decisions/0007-refs-and-objects-are-read-natively.md</c>. Their signatures are those of libgit2 1.8.
/// </summary>
static unsafe partial class Libgit2
{
    const string Library = NativeLibgit2.ImportName;

    public const int Ambiguous = -5;

    /// <summary>Not to look for new packs where an object is in none of those that are known.</summary>
    public const uint NoRefresh = 1;

    [LibraryImport(Library, EntryPoint = "git_libgit2_init")]
    public static partial int Initialise();

    // In C its arguments are variadic, which makes no difference to integers in the calling conventions of Linux.
    [LibraryImport(Library, EntryPoint = "git_libgit2_opts")]
    public static partial int SetOption(int option, nuint value);

    [LibraryImport(Library, EntryPoint = "git_error_last")]
    private static partial byte** LastError();

    [LibraryImport(Library, EntryPoint = "git_odb_new")]
    public static partial int NewObjectDatabase(out nint database);

    [LibraryImport(Library, EntryPoint = "git_odb_backend_pack", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenPacks(out nint packs, string objectsFolder);

    [LibraryImport(Library, EntryPoint = "git_odb_add_backend")]
    public static partial int AddPacks(nint database, nint packs, int priority);

    [LibraryImport(Library, EntryPoint = "git_odb_free")]
    public static partial void FreeObjectDatabase(nint database);

    [LibraryImport(Library, EntryPoint = "git_odb_refresh")]
    public static partial int Refresh(nint database);

    [LibraryImport(Library, EntryPoint = "git_odb_exists")]
    public static partial int Exists(nint database, byte* id);

    [LibraryImport(Library, EntryPoint = "git_odb_exists_ext")]
    public static partial int Exists(nint database, byte* id, uint flags);

    [LibraryImport(Library, EntryPoint = "git_odb_read_header")]
    public static partial int ReadHeader(out nuint size, out GitObjectType type, nint database, byte* id);

    [LibraryImport(Library, EntryPoint = "git_odb_read")]
    public static partial int Read(out nint @object, nint database, byte* id);

    [LibraryImport(Library, EntryPoint = "git_odb_object_data")]
    public static partial byte* Data(nint @object);

    [LibraryImport(Library, EntryPoint = "git_odb_object_size")]
    public static partial nuint Size(nint @object);

    [LibraryImport(Library, EntryPoint = "git_odb_object_free")]
    public static partial void FreeObject(nint @object);

    [LibraryImport(Library, EntryPoint = "git_odb_exists_prefix")]
    public static partial int FindPrefix(byte* found, nint database, byte* prefix, nuint hexDigits);

    [LibraryImport(Library, EntryPoint = "git_config_open_ondisk", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int OpenConfiguration(out nint configuration, string path);

    [LibraryImport(Library, EntryPoint = "git_config_free")]
    public static partial void FreeConfiguration(nint configuration);

    [LibraryImport(Library, EntryPoint = "git_config_iterator_glob_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int FindSettings(out nint iterator, nint configuration, string pattern);

    [LibraryImport(Library, EntryPoint = "git_config_next")]
    public static partial int NextSetting(out Setting* setting, nint iterator);

    [LibraryImport(Library, EntryPoint = "git_config_iterator_free")]
    public static partial void FreeSettings(nint iterator);

    /// <summary>What this thread's last failed call said.</summary>
    public static string ErrorMessage()
    {
        var error = LastError();
        // Its structure begins with the message.
        return error is null || *error is null ? "no reason given" : Marshal.PtrToStringUTF8((nint)(*error))!;
    }

    /// <summary>The beginning of libgit2's <c>git_config_entry</c>.</summary>
    public struct Setting
    {
        public byte* Name;
        public byte* Value;
    }
}
