using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Routes;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Reports parts of the tree that are not served although they may be meant to be: symbolic links, submodules, files that match no type, and singletons
/// without a file.
/// </summary>
static class TreeCheck
{
    /// <summary>The most unknown files of a folder that are reported one by one. More are reported by one diagnostic.</summary>
    public const int MaxUnknownPerFolder = 20;

    /// <summary>
    /// The names, up to the first dot and ignoring case, of files at the top of a repository that are known not to be content. A README may be in any folder.
    /// </summary>
    static readonly HashSet<string> NotContent = new(StringComparer.OrdinalIgnoreCase)
    {
        "license", "licence", "copying", "notice", "changelog", "changes", "history", "contributing", "contributors", "authors", "maintainers",
        "code_of_conduct", "code-of-conduct", "security", "support", "governance", "agents",
        "package", "package-lock", "tsconfig", "jsconfig", "composer", "lerna", "nx", "turbo", "vercel", "firebase", "pnpm-lock", "pnpm-workspace",
        "docker-compose", "compose", "mkdocs", "netlify", "renovate", "codecov", "appveyor", "azure-pipelines",
    };

    public static void Run(SnapshotDraft draft)
    {
        foreach (var skipped in draft.Tree.Skipped)
        {
            if (GapOf(skipped) is { } gap) draft.Gaps.Add(gap);
            else draft.Faults.Add(Describe(skipped));
        }
        // EntryStore has already reported the gaps of the reason SaidTooLarge.
        foreach (var gap in draft.Gaps.Where(gap => gap.Reason != GapReason.SaidTooLarge)) draft.Faults.Add(gap.Describe());
        foreach (var type in draft.Model.EntryTypes)
        {
            if (type.Kind != ContentTypeKind.Singleton || draft.TreeFiles.ContainsKey(type.Path!.Text)) continue;
            if (draft.Gaps.Exists(gap => gap.Concerns(type))) continue;
            draft.Faults.Add(new(
                DiagnosticRules.SingletonMissing, type.Path!.Text, TextPosition.Start, $"The file of the singleton {type.Name} does not exist.",
                "Commit it; until then the query returns null."));
        }
        WarnOfUnknownFiles(draft);
    }

    /// <summary>The gap of a folder that could not be read; null for a tree entry that was skipped for another reason.</summary>
    public static Gap? GapOf(SkippedTreeEntry skipped) => skipped.Reason switch
    {
        SkipReason.LeftOut => new(skipped.Path, default, [], IsFolder: true, GapReason.LeftOut),
        SkipReason.Unreadable => new(skipped.Path, default, [], IsFolder: true, GapReason.Unreadable),
        _ => null,
    };

    public static Diagnostic Describe(SkippedTreeEntry skipped) => skipped.Reason switch
    {
        SkipReason.SymbolicLink => new(
            DiagnosticRules.SymbolicLink, skipped.Path, TextPosition.Start, "A symbolic link is not followed, wherever it leads.", "Commit the file itself."),
        SkipReason.Submodule => new(
            DiagnosticRules.Submodule, skipped.Path, TextPosition.Start, "A submodule belongs to another repository and is not read.",
            "Serve that repository separately, or commit its files here."),
        _ => new(
            DiagnosticRules.UnsafePath, skipped.Path, TextPosition.Start, "A file of this name cannot be served.",
            "Rename it: a name must be valid UTF-8, and no folder may be named '.', '..' or '.git'."),
    };

    /// <summary>Reports why the folder of a setting cannot be read: it does not exist, or it is, or is inside, a symbolic link or a submodule.</summary>
    /// <param name="rule">The rule of the diagnostic.</param>
    /// <param name="folder">The path of the folder; empty for the root of the repository.</param>
    /// <param name="tree">The result of reading the folder; null if it does not exist.</param>
    /// <param name="message">The message if the folder does not exist.</param>
    /// <param name="hint">The hint if the folder does not exist.</param>
    public static Diagnostic NoFolder(DiagnosticRule rule, string folder, CommitTree? tree, string message, string hint)
    {
        if (tree?.NotAFolder is not { } reason) return new(rule, folder.Length == 0 ? "." : folder, TextPosition.Start, message, hint);
        var why = Describe(new(tree.Root, reason));
        var what = reason == SkipReason.Submodule ? "a submodule" : "a symbolic link";
        return new(rule, tree.Root, TextPosition.Start, $"'{tree.Root}' is {what}, not a folder. {why.Message}", why.Hint);
    }

    static void WarnOfUnknownFiles(SnapshotDraft draft)
    {
        // Files that could not be read, or that match two types, have a diagnostic already.
        var unread = draft.Faults.All.Select(fault => fault.Path).Where(path => !draft.IsContentFile(path)).ToHashSet();
        // A repository has many files of these formats that are not content. Only a file with the extension of content, or in a folder with content, was
        // probably meant to be served.
        var extensions = draft.Model.EntryTypes.Select(type => type.Path!.Extension).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var folders = draft.Entries.Files.Select(file => ContentPath.FolderOf(file.File.Path)).ToHashSet();
        bool IsLikeContent(string path) =>
            extensions.Contains(Path.GetExtension(path)) || extensions.Contains("") || folders.Contains(ContentPath.FolderOf(path));

        var unknown = draft.Tree.Files.Select(file => file.Path)
            .Where(path => DocumentParser.Understands(path) && !draft.IsContentFile(path) && !unread.Contains(path)
                && IsLikeContent(path) && !HasOtherUse(path));
        var templates = string.Join(", ", draft.Model.EntryTypes.Select(type => type.Path!.Text).Take(5));
        var more = draft.Model.EntryTypes.Skip(5).Any() ? ", ..." : "";
        var hint = $"Move the file, or let a @collection match it. The paths of the model are: {templates}{more}.";
        foreach (var folder in unknown.GroupBy(ContentPath.FolderOf))
        {
            var paths = folder.ToList();
            if (paths.Count <= MaxUnknownPerFolder)
                foreach (var path in paths) Warn(path, $"No collection's path matches the file{Misfit(draft.Model, path)}, so it is not served.");
            else
            {
                Warn(paths[0], $"No collection's path matches this file{Misfit(draft.Model, paths[0])} and {paths.Count - 1} more in its folder, "
                    + "so they are not served.");
            }
        }

        void Warn(string path, string message) => draft.Faults.Add(new(DiagnosticRules.UnknownFile, path, TextPosition.Start, message, hint));
    }

    /// <summary>Names the path that the file would match if a capture need not be a date or a number; empty if there is none.</summary>
    static string Misfit(ContentModel model, string path)
    {
        foreach (var template in model.EntryTypes.Select(type => type.Path!))
        {
            if (!template.Forms.Any() || !template.MatchesWithoutForms(path)) continue;
            var forms = string.Join(" and ", template.Forms.Select(capture => $"{{{capture.Name}}} takes {capture.Form.InWords()}"));
            return $" (of {template}, {forms})";
        }
        return "";
    }

    static bool HasOtherUse(string path)
    {
        foreach (var range in path.AsSpan().Split('/'))
            if (path.AsSpan()[range] is ['.', ..] or "node_modules") return true;
        if (RedirectFile.Names.Contains(path)) return true;
        var name = ContentPath.NameOf(path);
        name = name[..name.IndexOf('.')];
        return name.Equals("readme", StringComparison.OrdinalIgnoreCase) || (!path.Contains('/') && NotContent.Contains(name));
    }
}
