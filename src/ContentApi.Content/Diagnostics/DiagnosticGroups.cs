namespace ContentApi.Content.Diagnostics;

/// <summary>
/// Groups diagnostics for people: those that say the same become one line, and those that follow from another are put after it. Takes time in proportion to
/// the number of diagnostics.
/// </summary>
public static class DiagnosticGroups
{
    /// <summary>The most diagnostics of a kind that are written one by one.</summary>
    public const int MostAlone = 3;

    /// <summary>
    /// Returns groups that together hold every diagnostic once. First come the faults because of which nothing is served, then those because of which a
    /// file is left out, then errors that cost a part of a file, then links and submodules that are not read, then the other warnings; each in order of path.
    /// </summary>
    /// <param name="diagnostics">The diagnostics in their natural order.</param>
    public static IReadOnlyList<DiagnosticGroup> Of(IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var roots = new DiagnosticRoots(diagnostics);
        var consequences = diagnostics.ToLookup(roots.Of, StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. Kinds([.. consequences[""]]).OrderBy(kind => Rank(kind[0])).ThenBy(kind => kind[0])
                .Select(kind => new DiagnosticGroup(kind,
                    [.. kind.Where(DiagnosticRoots.MayCause).Select(cause => cause.Path).Where(taken.Add).SelectMany(path => consequences[path]).Order()])),
        ];
    }

    static int Rank(Diagnostic diagnostic) => diagnostic.Rule.Code switch
    {
        ['C', 'A', '1', ..] => 0,
        _ when diagnostic.Rule == DiagnosticRules.ContentRootMissing => 0,
        _ when diagnostic is { IsError: true, IsPartial: false } => 1,
        _ when diagnostic.IsError => 2,
        ['C', 'A', '2', ..] => 3,
        _ => 4,
    };

    /// <summary>Divides diagnostics into kinds, each of which has one member or more than <see cref="MostAlone"/>.</summary>
    static IEnumerable<IReadOnlyList<Diagnostic>> Kinds(IReadOnlyList<Diagnostic> diagnostics)
    {
        var rest = new List<Diagnostic>();
        foreach (var same in diagnostics.GroupBy(diagnostic => (diagnostic.Rule, diagnostic.Message)))
        {
            if (same.Count() > MostAlone) yield return [.. same];
            else rest.AddRange(same);
        }
        rest.Sort();
        foreach (var alike in rest.Select(diagnostic => (Diagnostic: diagnostic, Shape: MessageShape.Of(diagnostic.Message)))
            .GroupBy(pair => (pair.Diagnostic.Rule, pair.Shape.Words)))
        {
            var left = new List<Diagnostic>();
            // A part that has few values, such as the name of a field, divides the kind; one that has many, such as the name of a file, does not.
            List<(Diagnostic Diagnostic, MessageShape Shape)> all = [.. alike];
            var dividing = Enumerable.Range(0, all[0].Shape.Parts.Count)
                .Where(part => all.Select(pair => pair.Shape.Parts[part]).Distinct().Count() * (MostAlone + 1) <= all.Count).ToList();
            foreach (var kind in all.GroupBy(pair => string.Join('\n', dividing.Select(part => pair.Shape.Parts[part]))))
            {
                if (kind.Count() > MostAlone) yield return [.. kind.Select(pair => pair.Diagnostic)];
                else left.AddRange(kind.Select(pair => pair.Diagnostic));
            }
            left.Sort();
            if (left.Count > MostAlone) yield return left;
            else
                foreach (var alone in left) yield return [alone];
        }
    }
}
