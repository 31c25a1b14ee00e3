namespace ContentApi.Git.Contract;

/// <summary>A commit as values; nothing in it holds on to the repository.</summary>
/// <param name="Oid">The commit's object name.</param>
/// <param name="Author">Who wrote the change.</param>
/// <param name="AuthoredDate">With the author's offset.</param>
/// <param name="CommittedDate">With the committer's offset.</param>
/// <param name="Message">The whole message, trailing white space removed.</param>
public sealed record GitCommit(
    GitObjectId Oid, GitPerson Author, DateTimeOffset AuthoredDate, DateTimeOffset CommittedDate, string Message);

public sealed record GitPerson(string Name, string Email);
