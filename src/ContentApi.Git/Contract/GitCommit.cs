namespace ContentApi.Git.Contract;

/// <summary>The values of a commit. It holds no reference to the repository.</summary>
/// <param name="Oid">The commit's id.</param>
/// <param name="Author">The person who wrote the change; the committer may be another.</param>
/// <param name="AuthoredDate">The author date, with the author's offset from UTC.</param>
/// <param name="CommittedDate">The committer date, with the committer's offset from UTC.</param>
/// <param name="Message">The whole message without trailing white space.</param>
public sealed record GitCommit(
    GitObjectId Oid, GitPerson Author, DateTimeOffset AuthoredDate, DateTimeOffset CommittedDate, string Message);

public sealed record GitPerson(string Name, string Email);
