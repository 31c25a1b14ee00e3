using System.Globalization;
using ContentApi.Git.Contract;

namespace ContentApi.Git.References;

/// <summary>A name, and the steps from it to a commit (gitrevisions): <c>main</c>, <c>HEAD~2</c>, <c>v1^{commit}</c>, <c>main@{1}~1</c>.</summary>
/// <param name="Name">The name of a ref, or a commit id; <c>HEAD</c> for <c>@</c>.</param>
/// <param name="LogIndex">The number of changes of the ref to go back by its reflog; null to read the ref itself.</param>
/// <param name="Steps">The steps to take from the commit of the name, in their order.</param>
sealed record Revision(string Name, int? LogIndex, IReadOnlyList<RevisionStep> Steps)
{
    /// <summary>Whether the name is that of the branch which HEAD names, as in <c>@{1}</c>.</summary>
    public bool IsCurrentBranch { get; private init; }

    /// <exception cref="GitException">The text after the name is not an expression, or one that is not supported.</exception>
    public static Revision Parse(string text)
    {
        var end = NameEnd(text);
        var name = text[..end];
        var rest = text.AsSpan(end);
        if (name == "@") name = "HEAD";
        int? logIndex = rest.StartsWith("@{") ? ReadLogIndex(text, ref rest) : null;
        var steps = new List<RevisionStep>();
        while (!rest.IsEmpty)
        {
            if (rest.StartsWith("^{"))
            {
                var close = rest.IndexOf('}');
                if (close < 0 || rest[2..close] is not ("" or "commit")) throw NotSupported(text, rest);
                rest = rest[(close + 1)..];
                continue;
            }
            if (rest[0] is not ('~' or '^')) throw NotSupported(text, rest);
            var isFirstParents = rest[0] == '~';
            rest = rest[1..];
            var digits = rest.IndexOfAnyExceptInRange('0', '9') is var other and >= 0 ? other : rest.Length;
            if (!int.TryParse(digits == 0 ? "1" : rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw NotSupported(text,
                rest);
            rest = rest[digits..];
            steps.Add(new(isFirstParents, number));
        }
        return new(name, logIndex, steps) { IsCurrentBranch = name.Length == 0 && logIndex is not null };
    }

    // The name of a ref has none of these (git-check-ref-format).
    static int NameEnd(string text)
    {
        var end = text.AsSpan().IndexOfAny('~', '^') is var step and >= 0 ? step : text.Length;
        var log = text.IndexOf("@{", StringComparison.Ordinal);
        return log >= 0 && log < end ? log : end;
    }

    static int ReadLogIndex(string text, ref ReadOnlySpan<char> rest)
    {
        var close = rest.IndexOf('}');
        if (close < 0 || !int.TryParse(rest["@{".Length..close], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw NotSupported(text,
            rest);
        rest = rest[(close + 1)..];
        return number;
    }

    static GitException NotSupported(string text, ReadOnlySpan<char> rest) => new(
        $"'{rest}' in the ref '{text}' is not supported. After a name, '~2' goes back two first parents, '^2' is the second parent, and '@{{1}}' is the commit "
        + "that the ref named before its last change.");
}

/// <summary>A step from a commit to one of its ancestors.</summary>
/// <param name="IsFirstParents">True for <c>~n</c>, false for <c>^n</c>.</param>
/// <param name="Number">For <c>~n</c> the number of first parents to go back. For <c>^n</c> the number of the parent, from 1; 0 is the commit itself.</param>
readonly record struct RevisionStep(bool IsFirstParents, int Number);
