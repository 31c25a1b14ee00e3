using ContentApi.Git.Contract;

namespace ContentApi.Git.Storage;

/// <summary>The limit on symbolic refs, which name another ref instead of an object (gitglossary, "symref").</summary>
static class SymbolicReferences
{
    /// <summary>The number of refs that may follow a symbolic ref in a chain, as Git's own MAXDEPTH.</summary>
    public const int Max = 5;

    public static GitException TooMany(string name) =>
        new($"The ref '{name}' cannot be read: it begins a cycle or a chain of more than {Max} symbolic refs.");
}
