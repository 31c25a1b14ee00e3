using ContentApi.Git.Storage;

namespace ContentApi.Git.References;

/// <summary>Makes the message for a ref that does not exist, which suggests existing refs.</summary>
static class ReferenceSuggestions
{
    const int MaxListed = 10;

    public static string NotFound(string gitDirectory, string reference, string[] fullNames)
    {
        if (!Directory.Exists(gitDirectory)) return RepositoryPaths.IsGone(gitDirectory);
        var message = $"The repository {gitDirectory} has no branch, tag or commit '{reference}'.";
        if (fullNames.Length == 0) return message + " It has no commit on any branch yet.";
        var closest = Closest(reference, fullNames);
        return message + (closest is null ? "" : $" Did you mean '{closest}'?") + $" The refs are: {List(fullNames)}.";
    }

    /// <summary>Lists at most ten short names: branches, then remote branches, tags and other refs.</summary>
    public static string List(string[] fullNames)
    {
        var names = fullNames.OrderBy(Rank).ThenBy(name => name, StringComparer.Ordinal).Select(Shorten).ToArray();
        var listed = string.Join(", ", names.Take(MaxListed));
        return names.Length > MaxListed ? $"{listed} and {names.Length - MaxListed} more" : listed;
    }

    static int Rank(string name) =>
        name.StartsWith("refs/heads/", StringComparison.Ordinal) ? 0
        : name.StartsWith("refs/remotes/", StringComparison.Ordinal) ? 1
        : name.StartsWith("refs/tags/", StringComparison.Ordinal) ? 2
        : 3;

    static string Shorten(string name)
    {
        string[] prefixes = ["refs/heads/", "refs/remotes/", "refs/tags/"];
        var prefix = prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
        return prefix is null ? name : name[prefix.Length..];
    }

    /// <summary>
    /// Returns a remote's branch of that name, or the name with the fewest differing letters, ignoring case; null if more than a third of the letters differ.
    /// </summary>
    static string? Closest(string reference, string[] fullNames)
    {
        var wanted = Shorten(reference);
        return fullNames.Select(Shorten)
            .Select(name => (
                Name: name,
                Distance: name.EndsWith("/" + wanted, StringComparison.Ordinal) ? 0 : Distance(wanted.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, wanted.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>The Levenshtein distance, with the swap of two adjacent letters counted as one edit (optimal string alignment).</summary>
    static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[left.Length, right.Length];
    }
}
