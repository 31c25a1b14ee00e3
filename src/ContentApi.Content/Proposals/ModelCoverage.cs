using ContentApi.Content.Diagnostics;
using ContentApi.Content.Snapshots;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Proposals;

/// <summary>How much of the content a model serves.</summary>
/// <param name="IsServed">Whether the model can be used at all; otherwise <paramref name="Faulty"/> has its errors.</param>
/// <param name="Faulty">One line for each file of a type that is left out or has an error: its path, place and first error.</param>
public sealed record ModelCoverage(bool IsServed, IReadOnlyList<string> Faulty)
{
    public static ModelCoverage Of(SnapshotResult result)
    {
        if (result.Snapshot is not { } snapshot) return new(false, [.. result.Diagnostics.Select(Line)]);
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.IsError).GroupBy(diagnostic => diagnostic.Path).ToDictionary(
            group => group.Key, group => Line(group.First()), StringComparer.Ordinal);
        var faulty = new List<string>();
        foreach (var path in snapshot.Facts.Entries.InOrder.Select(stored => stored.File.Path).Distinct())
        {
            var whole = ContentPath.Join(snapshot.ContentRoot, path);
            if (errors.TryGetValue(whole, out var line)) faulty.Add(line);
        }
        return new(true, faulty);
    }

    static string Line(Diagnostic diagnostic) => $"{diagnostic.Path}:{diagnostic.Position}: {diagnostic.Message}";
}
