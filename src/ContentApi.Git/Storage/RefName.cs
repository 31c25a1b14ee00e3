namespace ContentApi.Git.Storage;

/// <summary>
/// Validates names of refs (git-check-ref-format). The <c>git</c> program could take an invalid name for an option or an expression (<c>HEAD~1</c>).
/// </summary>
static class RefName
{
    /// <param name="name">The full name: <c>HEAD</c>, or a name that begins with <c>refs/</c>.</param>
    public static bool IsValid(string name)
    {
        if (name == "HEAD") return true;
        if (!name.StartsWith("refs/", StringComparison.Ordinal)) return false;
        if (name.Contains("..", StringComparison.Ordinal) || name.Contains("@{", StringComparison.Ordinal)) return false;
        if (name.AsSpan().IndexOfAny(" ~^:?*[\\") >= 0 || name.Any(char.IsControl) || name.EndsWith('.')) return false;
        foreach (var range in name.AsSpan().Split('/'))
        {
            var part = name.AsSpan()[range];
            if (part.IsEmpty || part[0] == '.' || part.EndsWith(".lock")) return false;
        }
        return true;
    }
}
