using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>Reports why a reference or an asset has no target.</summary>
static class ReferenceFaults
{
    /// <summary>
    /// The most suggestions of a build. Each compares a text with up to 5,000 names, so suggestions for thousands of references would take too long.
    /// </summary>
    public const int MaxSuggestionsPerBuild = 50;

    const int MaxKeysCompared = 5_000;

    /// <summary>Reports a reference that has no target, or several.</summary>
    /// <returns>Whether there is a fault.</returns>
    public static bool Report(SnapshotDraft draft, StoredEntry file, StoredReference stored)
    {
        var (text, types) = (stored.Reference.Text, stored.Reference.Types);
        var resolution = draft.Index.Resolve(text, types);
        if (resolution.Outcome == ResolutionOutcome.Found) return false;
        if (resolution.Outcome == ResolutionOutcome.Nothing && stored.Reference.MayLeadElsewhere) return false;

        var consequence = stored.Loss?.Of(stored.Field);
        var candidates = draft.Index.Candidates(text, types).Distinct().ToList();
        Diagnostic Of(DiagnosticRule rule, string message, string? hint) => new(
            stored.Loss is not null ? DiagnosticRules.RequiredReferenceDangles : rule, file.File.Path, file.At(stored.Reference.Position),
            $"{message}{consequence}.", hint)
        {
            IsPartial = stored.Loss is { IsOfEntry: false },
        };
        var nothing = $"{Quote.Text(text)} names no {Kinds(types)}";
        draft.Faults.Add((resolution.Outcome, candidates) switch
        {
            (ResolutionOutcome.Ambiguous, _) => Of(DiagnosticRules.AmbiguousReference,
                $"{Quote.Text(text)} could be {Names(draft, candidates.Where(entry => types.Contains(entry.Type)))}",
                "Write the content path with its extension, or one key that names the type."),
            (_, [var other, ..]) => Of(DiagnosticRules.ReferenceToWrongType,
                $"{Quote.Text(text)} is {Names(draft, [other])}, but {stored.Field.Name} takes {Kinds(types)}", null),
            _ when CauseOf(draft, text, types) is { } cause => Of(DiagnosticRules.DanglingReference, nothing, cause.Hint) with { Cause = cause.Path },
            _ => Of(DiagnosticRules.DanglingReference, nothing, Hint(draft, text, types)) with { Missing = new(text, MissingNameKind.Reference) },
        });
        return true;
    }

    public static void Report(SnapshotDraft draft, StoredEntry file, StoredAsset stored)
    {
        var (path, cause) = (stored.Asset.Path, draft.SkippedAbove(stored.Asset.Path));
        var isEntry = draft.IsContentFile(path);
        var fault = isEntry ? $"{Quote.Path(draft.FromRepositoryRoot(path))} is an entry and no asset" : $"There is no file {Sought(draft, stored.Asset)}";
        draft.Faults.Add(new(
            stored.Loss is not null ? DiagnosticRules.RequiredReferenceDangles : DiagnosticRules.DanglingReference, file.File.Path,
            file.At(stored.Asset.Position), $"{fault}{stored.Loss?.Of(stored.Field)}.",
            isEntry ? "Let a field refer to the entry, whose source is not published." : cause is null ? PathHint : NotRead(draft, cause))
        {
            Missing = isEntry ? null : new(path, MissingNameKind.Asset), Cause = cause, IsPartial = stored.Loss is { IsOfEntry: false },
        });
    }

    /// <summary>The hint for the path of a file that does not exist.</summary>
    public const string PathHint = "Write the path from this file's folder, or with a leading slash from the content folder; upper and lower case differ.";

    /// <summary>The entry that a reference means and that is left out, or the folder that is not read and that its path names; null if there is none.</summary>
    /// <returns>The path of the file or folder to mend, and the hint.</returns>
    static (string Path, string Hint)? CauseOf(SnapshotDraft draft, string text, IReadOnlyList<ContentType> types) =>
        draft.LeftOut.Find(text, types) is { } leftOut ? (leftOut.File, $"{draft.FromRepositoryRoot(leftOut.Entry)} has errors and is left out.")
            : draft.SkippedAbove(text.Trim('/')) is { } folder ? (folder, NotRead(draft, folder)) : null;

    /// <summary>The hint for a name below a folder that is not read.</summary>
    public static string NotRead(SnapshotDraft draft, string folder) => $"{draft.FromRepositoryRoot(folder)} is not read.";

    /// <summary>Names the path of a file, and the folders of assets in which it was looked for.</summary>
    static string Sought(SnapshotDraft draft, AssetReference asset)
    {
        if (draft.Model.Site.Assets.Count == 0) return Quote.Path(draft.FromRepositoryRoot(asset.Path));
        var path = asset.Path.StartsWith("..", StringComparison.Ordinal) ? asset.Written : draft.FromRepositoryRoot(asset.Path);
        return $"{Quote.Path(path)}, and none for {Quote.Text(asset.Written)} in the folders of assets "
            + Quote.Or([.. draft.Model.Site.Assets.Take(4).Select(folder => folder.Folder.Length == 0 ? "." : folder.Folder)]);
    }

    static string Kinds(IReadOnlyList<ContentType> types) =>
        types.Count <= 4 ? Quote.Or([.. types.Select(type => type.Name)]) : $"entry of {types.Count} types, such as {types[0].Name}";

    static string Names(SnapshotDraft draft, IEnumerable<Entry> entries) =>
        string.Join(" or ", entries.Take(4).Select(entry => $"the {entry.Type.Name} {draft.FromRepositoryRoot(entry.Path)}"));

    static string Hint(SnapshotDraft draft, string text, IReadOnlyList<ContentType> types)
    {
        var names = types.Select(type => type.KeyField).OfType<ContentField>().Select(field => field.Name).Distinct().ToList();
        var how = names.Count == 0 ? "Write the target's content path." : $"Write the target's {string.Join(" or ", names)}, or its content path.";
        return Nearest(draft, text, types) is { } near ? $"Did you mean {Quote.Text(near)}?" : how;
    }

    /// <summary>The name nearest to a text, of the kind that the text looks like: an address or a path after a slash, a path, or a key.</summary>
    static string? Nearest(SnapshotDraft draft, string text, IReadOnlyList<ContentType> types)
    {
        if (draft.Suggestions++ >= MaxSuggestionsPerBuild) return null;
        var names = draft.Served.Where(file => types.Contains(file.Type)).Take(MaxKeysCompared).SelectMany(file => NamesLike(text, file)).OfType<string>();
        return NearNames.Find(text.EndsWith('/') && text.Length > 1 ? text[..^1] : text, names);
    }

    static IEnumerable<string?> NamesLike(string text, StoredEntry file)
    {
        var key = file.Type.KeyField is { } field ? SnapshotIndex.TextOf(file.Entry!, field) : null;
        if (text.StartsWith('/')) return [file.Entry!.Url, "/" + file.Stem];
        if (text.Contains('/')) return [file.Stem, key];
        return DocumentParser.Understands(text) ? [ContentPath.NameOf(file.File.Path), key] : [key ?? file.Stem, key is null ? file.Name : null];
    }
}
