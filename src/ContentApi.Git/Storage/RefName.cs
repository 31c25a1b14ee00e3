namespace ContentApi.Git.Storage;

/// <summary>Which names a ref may have (git-check-ref-format). What is none could be an option or an expression (<c>HEAD~1</c>) to the <c>git</c> program.</summary>
static class RefName
{
    /// <param name="name">In full: <c>HEAD</c>, or with <c>refs/</c> before it.</param>
    public static bool IsValid(string name)
    {
        if (name == "HEAD") return true;
        if (!name.StartsWith("refs/", StringComparison.Ordinal) || name.Contains("..", StringComparison.Ordinal) || name.Contains("@{", StringComparison.Ordinal)) return false;
        if (name.AsSpan().IndexOfAny(" ~^:?*[\\") >= 0 || name.Any(char.IsControl) || name.EndsWith('.')) return false;
        foreach (var range in name.AsSpan().Split('/'))
        {
            var part = name.AsSpan()[range];
            if (part.IsEmpty || part[0] == '.' || part.EndsWith(".lock")) return false;
        }
        return true;
    }
}
