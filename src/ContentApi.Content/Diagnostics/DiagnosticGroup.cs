namespace ContentApi.Content.Diagnostics;

/// <summary>A diagnostic, or several that say the same, and what follows from them: what a person reads at once.</summary>
public sealed class DiagnosticGroup
{
    /// <summary>The most places that are named for one line.</summary>
    public const int MostExamples = 3;

    /// <summary>For each part of a member's message, whether the members differ in it.</summary>
    readonly IReadOnlyList<bool> differs;

    /// <param name="members">Diagnostics of one rule, whose messages have the same words, in their natural order; at least one.</param>
    /// <param name="consequences">See <see cref="Consequences"/>.</param>
    internal DiagnosticGroup(IReadOnlyList<Diagnostic> members, IReadOnlyList<Diagnostic> consequences)
    {
        (Members, Consequences) = (members, consequences);
        var first = MessageShape.Of(members[0].Message);
        var differing = new bool[first.Parts.Count];
        foreach (var member in members.Skip(1))
        {
            if (member.Message == members[0].Message) continue;
            var parts = MessageShape.Of(member.Message).Parts;
            for (var i = 0; i < differing.Length; i++) differing[i] |= parts[i] != first.Parts[i];
        }
        differs = differing;
        Message = first.Without(differing);
        var hint = members.CountBy(member => member.Hint ?? "").MaxBy(hint => hint.Value);
        Hint = hint.Key.Length > 0 && hint.Value * 2 > members.Count ? hint.Key : null;
    }

    /// <summary>The diagnostics in their natural order: one, or more than <see cref="DiagnosticGroups.MostAlone"/> that say the same.</summary>
    public IReadOnlyList<Diagnostic> Members { get; }

    /// <summary>The diagnostics whose <see cref="Diagnostic.Cause"/> leads to a member, in their natural order; may be empty.</summary>
    public IReadOnlyList<Diagnostic> Consequences { get; }

    /// <summary>The message of all members, with <c>…</c> in the place of what differs.</summary>
    public string Message { get; }

    /// <summary>The hint of all or most members; null if there is none.</summary>
    public string? Hint { get; }

    public DiagnosticRule Rule => Members[0].Rule;
    public bool IsError => Members[0].IsError;

    /// <summary>The number of diagnostics that are gone when the members are mended.</summary>
    public int Count => Members.Count + Consequences.Count;

    /// <summary>Whether the members are several, so that they are counted instead of written one by one.</summary>
    public bool IsKind => Members.Count > 1;

    /// <summary>Whether the consequences are so many that they are counted.</summary>
    public bool CountsConsequences => Consequences.Count > DiagnosticGroups.MostAlone;

    /// <summary>The number of members and examples, to be written after <see cref="Message"/>: <c>12 times, as in a.md:3:1 ("x"), b.md:3:1 ("y").</c></summary>
    public string Places => $"{Members.Count} times, as in {Listed(Members, Differing)}.";

    /// <summary>The number and examples of the consequences, in one sentence; empty if there are none.</summary>
    public string ConsequencePlaces
    {
        get
        {
            if (Consequences.Count == 0) return "";
            var links = Consequences.Count(diagnostic => diagnostic.Rule == DiagnosticRules.BrokenLink || diagnostic.Rule == DiagnosticRules.BrokenImage);
            var what = links == 0 ? "reference" : links == Consequences.Count ? "link" : "references and link";
            return $"{Consequences.Count} {what}{(Consequences.Count == 1 ? " leads" : "s lead")} to {(IsKind ? "them" : "it")}: "
                + $"{Listed(Consequences, _ => "")}{(Consequences.Count > MostExamples ? ", ..." : ".")}";
        }
    }

    /// <summary>One line: that of the diagnostic, or <c>warning CA1234: message 12 times, as in ...</c>.</summary>
    public override string ToString() => IsKind ? $"{(IsError ? "error" : "warning")} {Rule.Code}: {Message} {Places}" : Members[0].ToString();

    /// <summary>Names the places of the first diagnostics, of different files if there are enough.</summary>
    static string Listed(IReadOnlyList<Diagnostic> diagnostics, Func<Diagnostic, string> note)
    {
        var ofFiles = diagnostics.DistinctBy(diagnostic => diagnostic.Path).Take(MostExamples).ToList();
        var examples = ofFiles.Count == MostExamples ? ofFiles : diagnostics.Take(MostExamples);
        return string.Join(", ", examples.Select(example => $"{example.Path}:{example.Position}{note(example)}"));
    }

    /// <summary>The parts of a member's message that <see cref="Message"/> leaves out, in parentheses after a space; empty if there are none.</summary>
    string Differing(Diagnostic member)
    {
        var parts = MessageShape.Of(member.Message).Parts.Where((_, i) => differs[i]).ToList();
        return parts.Count == 0 ? "" : $" ({string.Join(", ", parts)})";
    }
}
