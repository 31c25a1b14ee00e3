using System.Collections.Frozen;
using ContentApi.Content.Diagnostics;
using static ContentApi.Content.Diagnostics.DiagnosticRules;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// All checks of a snapshot, in the order in which they run. <see cref="SnapshotBuilder"/> runs them on a whole commit, <see cref="SnapshotUpdate"/> on what a
/// commit changes. A rule that is in no row does not depend on other files.
/// </summary>
sealed class SnapshotChecks(IReadOnlyList<SnapshotCheck> all)
{
    public static SnapshotChecks Standard { get; } = new(
    [
        SnapshotCheck.OfReading(SeveralCollections, FileTooLarge),
        SnapshotCheck.OfNames(UniqueCheck.Run, UniqueCheck.IsSilent, UniqueBroken),
        SnapshotCheck.OfNames(RequiredReferenceCheck.Run, RequiredReferenceCheck.IsSilent, RequiredReferenceDangles),
        SnapshotCheck.OfFiles(ReferenceCheck.Run, DanglingReference, AmbiguousReference, ReferenceToWrongType),
        SnapshotCheck.OfNames(UrlCheck.Run, UrlCheck.IsSilent, UrlTaken),
        SnapshotCheck.OfRoutes(RouteCheck.Run, RedirectFaulty, RedirectTaken, RedirectCircle, RedirectNowhere, RedirectUnsupported),
        SnapshotCheck.OfFiles(LinkCheck.Run, BrokenLink, BrokenImage),
        SnapshotCheck.OfTree(TreeCheck.Run, SymbolicLink, Submodule, UnsafePath, SingletonMissing, UnknownFile, FolderNotServed),
    ]);

    readonly FrozenDictionary<DiagnosticRule, CheckScope> scopes =
        all.SelectMany(check => check.Rules, (check, rule) => KeyValuePair.Create(rule, check.Scope)).ToDictionary().ToFrozenDictionary();

    public IReadOnlyList<SnapshotCheck> All => all;

    /// <summary>The scope of the check that reports a rule; null if a file breaks the rule by itself.</summary>
    public CheckScope? ScopeOf(DiagnosticRule rule) => scopes.TryGetValue(rule, out var scope) ? scope : null;
}
