namespace ContentApi.Git.Contract;

/// <summary>A problem with the repository, or with an argument such as the name of a ref. The message tells an operator what to do.</summary>
public sealed class GitException(string message, Exception? inner = null) : Exception(message, inner);
