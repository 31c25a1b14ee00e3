using System.Runtime.InteropServices;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Collects the diagnostics of the checks of a build: at most <see cref="DiagnosticLimits.MaxPerFile"/> of each rule for a file, so that the memory of a
/// build does not depend on the number of faults in a file. <see cref="DiagnosticLimits.Bound"/> chooses those that are reported.
/// </summary>
sealed class SnapshotFaults(List<Diagnostic> all)
{
    readonly Dictionary<(DiagnosticRule Rule, string Path), int> counts = [];

    /// <summary>All diagnostics of the build, including those that were passed to the constructor.</summary>
    public IReadOnlyList<Diagnostic> All => all;

    public void Add(Diagnostic diagnostic)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (diagnostic.Rule, diagnostic.Path), out _);
        if (count++ < DiagnosticLimits.MaxPerFile) all.Add(diagnostic);
    }

    /// <summary>Whether another diagnostic of the rule would be added for a file. If not, it need not be made.</summary>
    public bool Takes(DiagnosticRule rule, string path) => counts.GetValueOrDefault((rule, path)) < DiagnosticLimits.MaxPerFile;
}
