using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>The part of the content that a check reads. It decides whether the check runs again if the next commit changes little.</summary>
enum CheckScope
{
    /// <summary>
    /// Reports while files are read. If the previous commit has such a diagnostic and a commit adds or removes a name, the commit is built whole.
    /// </summary>
    Reading,

    /// <summary>
    /// Compares the names of all entries and decides which are served. The check does not run again for a commit that changes a little: such a commit is built
    /// whole unless every check of this scope foresees that it has nothing to report.
    /// </summary>
    Name,

    /// <summary>
    /// Reads one file and the names that it mentions. Runs again for files that a commit touches, and for files that mention a name that was added or removed.
    /// </summary>
    File,

    /// <summary>Compares values of all entries. Runs again on all files if an entry came, went or changed.</summary>
    Whole,

    /// <summary>
    /// Reads public paths and redirects. Runs again if an entry with a public path is added, removed or renamed, or any file is added or removed.
    /// </summary>
    Routes,

    /// <summary>Reads the paths of all files. Runs again if a file is added or removed.</summary>
    Tree,
}

/// <summary>
/// One check of the files of a commit against each other: a row of <see cref="SnapshotChecks"/>. Each scope has a method that makes a row.
/// </summary>
sealed class SnapshotCheck
{
    readonly Func<NameChanges, bool> isSilent;

    SnapshotCheck(CheckScope scope, Action<CheckRun> run, Func<NameChanges, bool> isSilent, IReadOnlyList<DiagnosticRule> rules) =>
        (Scope, Run, this.isSilent, Rules) = (scope, run, isSilent, rules);

    /// <inheritdoc cref="CheckScope.Reading"/>
    public static SnapshotCheck OfReading(params IReadOnlyList<DiagnosticRule> rules) => new(CheckScope.Reading, _ => { }, _ => true, rules);

    /// <inheritdoc cref="CheckScope.Name"/>
    /// <param name="run">Checks all files, and takes entries out of the draft.</param>
    /// <param name="isSilent">Whether the check has nothing to report after a commit. It returns false if that is not known.</param>
    /// <param name="rules">The rules that it reports.</param>
    public static SnapshotCheck OfNames(Action<CheckRun> run, Func<NameChanges, bool> isSilent, params IReadOnlyList<DiagnosticRule> rules) =>
        new(CheckScope.Name, run, isSilent, rules);

    /// <inheritdoc cref="CheckScope.File"/>
    public static SnapshotCheck OfFiles(Action<SnapshotDraft, IReadOnlyList<StoredEntry>> run, params IReadOnlyList<DiagnosticRule> rules) =>
        new(CheckScope.File, work => run(work.Draft, work.Files), _ => true, rules);

    /// <inheritdoc cref="CheckScope.Whole"/>
    public static SnapshotCheck OfWhole(Action<SnapshotDraft> run, params IReadOnlyList<DiagnosticRule> rules) =>
        new(CheckScope.Whole, work => run(work.Draft), _ => true, rules);

    /// <inheritdoc cref="CheckScope.Routes"/>
    public static SnapshotCheck OfRoutes(Action<CheckRun> run, params IReadOnlyList<DiagnosticRule> rules) => new(CheckScope.Routes, run, _ => true, rules);

    /// <inheritdoc cref="CheckScope.Tree"/>
    public static SnapshotCheck OfTree(Action<CheckRun> run, params IReadOnlyList<DiagnosticRule> rules) => new(CheckScope.Tree, run, _ => true, rules);

    public CheckScope Scope { get; }
    public Action<CheckRun> Run { get; }

    /// <summary>The rules that the check reports. No other check reports them.</summary>
    public IReadOnlyList<DiagnosticRule> Rules { get; }

    /// <summary>Whether the check is sure to report nothing after these changes. True for every scope but <see cref="CheckScope.Name"/>.</summary>
    public bool IsSilent(NameChanges changes) => isSilent(changes);
}
