using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>Refs that name another ref instead of an object (gitglossary, "symref").</summary>
static class SymbolicReferences
{
    /// <summary>How many may follow each other, as Git's own MAXDEPTH.</summary>
    public const int Max = 5;

    public static GitException TooMany(string name) => new($"The ref '{name}' cannot be read: it is a symbolic ref, and behind it are {Max} more or a circle.");
}
