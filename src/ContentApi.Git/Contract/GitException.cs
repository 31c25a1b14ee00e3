namespace ContentApi.Git.Contract;

/// <summary>A fault of the repository or of the question asked of it, told in a sentence that an operator can act on.</summary>
public sealed class GitException(string message, Exception? inner = null) : Exception(message, inner);
