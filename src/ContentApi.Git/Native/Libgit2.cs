using System.Runtime.InteropServices;
using ContentApi.Git.Storage;

namespace ContentApi.Git.Native;

/// <summary>
/// The functions of libgit2 1.8 that read formats and packed objects. LibGit2Sharp does not offer them as cheaply or as safely: see
/// <c>docs/decisions/0007-refs-and-objects-are-read-natively.md</c>.
/// </summary>
static unsafe partial class Libgit2
{
    const string Library = NativeLibgit2.ImportName;

    public const int Ambiguous = -5;

    /// <summary>GIT_ODB_LOOKUP_NO_REFRESH: do not look for new packs if an object is in none of the known packs.</summary>
    public const uint NoRefresh = 1;

    [LibraryImport(Library, EntryPoint = "git_libgit2_init")]
    public static partial int Initialise();

    // The C function is variadic. The calling conventions of Linux pass integers to variadic and other functions in the same way.
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

    /// <summary>Returns the error message of this thread's last failed call.</summary>
    public static string ErrorMessage()
    {
        var error = LastError();
        // The structure git_error begins with the message.
        return error is null || *error is null ? "no reason given" : Marshal.PtrToStringUTF8((nint)(*error))!;
    }

    /// <summary>The first two members of libgit2's <c>git_config_entry</c>.</summary>
    public struct Setting
    {
        public byte* Name;
        public byte* Value;
    }
}
