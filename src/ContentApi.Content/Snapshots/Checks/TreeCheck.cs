using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Snapshots.Checks;

/// <summary>
/// Reports parts of the tree that are not served although they may be meant to be: symbolic links, submodules, files that match no type, folders of such files,
/// and singletons without a file.
/// </summary>
static class TreeCheck
{
    /// <summary>The most unknown files of a folder that are reported one by one. More are reported by one diagnostic.</summary>
    public const int MaxUnknownPerFolder = 20;

    /// <summary>The extensions of pages in syntaxes that site generators and documentation tools read, and that are not read here.</summary>
    static readonly HashSet<string> UnreadPages = new(StringComparer.OrdinalIgnoreCase)
    {
        ".adoc", ".asciidoc", ".rst", ".org", ".textile", ".markdoc", ".mdoc", ".qmd", ".rmd",
    };

    /// <summary>The names of folders in which data files are content.</summary>
    static readonly HashSet<string> DataFolders = new(StringComparer.OrdinalIgnoreCase) { "_data", "data" };

    /// <summary>The most HTML files that are read to see whether they have front matter. Generated documentation may be a hundred thousand of them.</summary>
    const int MaxExamined = 200;

    public static void Run(CheckRun run)
    {
        var draft = run.Draft;
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
            if (draft.Tree.Files.Any(file => type.Path.Match(file.Path) is not null)) continue;
            if (draft.Gaps.Exists(gap => gap.Concerns(type))) continue;
            draft.Faults.Add(new(
                DiagnosticRules.SingletonMissing, type.Path.Text, TextPosition.Start, $"The file of the singleton {type.Name} does not exist.",
                "Commit it; until then the query returns null."));
        }
        WarnOfUnknownFiles(run);
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

    static void WarnOfUnknownFiles(CheckRun run)
    {
        var draft = run.Draft;
        // Files that could not be read, or that match two types, have a diagnostic already.
        var unread = draft.Faults.All.Select(fault => fault.Path).Where(path => !draft.IsContentFile(path)).ToHashSet();
        // A repository has many files of these formats that are not content. Only a file with the extension of content, or in a folder with content, was
        // probably meant to be served.
        var extensions = draft.Model.EntryTypes.SelectMany(type => type.Path!.Extensions).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var folders = draft.Entries.Files.Select(file => ContentPath.FolderOf(file.File.Path)).ToHashSet();
        bool IsLikeContent(string path) => !DocumentParser.NeedsFrontMatter(path) && (extensions.Contains(Path.GetExtension(path))
            || (!DocumentParser.IsServedAsIs(path) && (extensions.Contains("") || folders.Contains(ContentPath.FolderOf(path)))));

        bool HasNoUse(string path) => !OtherFiles.Has(path) && !draft.Model.Site.Excludes(path) && !draft.SiteFiles.Publishes(path);
        var unserved = draft.Tree.Files
            .Where(file => DocumentParser.Understands(file.Path) && !draft.IsContentFile(file.Path) && !unread.Contains(file.Path) && HasNoUse(file.Path))
            .ToLookup(file => IsLikeContent(file.Path));
        // Pages of HTML beside content, as a blog has that was moved to Markdown half-way, are as likely content as those in a folder of their own.
        var examinedBeside = 0;
        var beside = unserved[false].Where(file => DocumentParser.NeedsFrontMatter(file.Path) && folders.Contains(ContentPath.FolderOf(file.Path))
            && LooksLikeContent(run, file, ref examinedBeside));
        var unknown = unserved[true].Concat(beside).Select(file => file.Path);
        var templates = string.Join(", ", draft.Model.EntryTypes.Select(type => type.Path!.Text).Take(5));
        var more = draft.Model.EntryTypes.Skip(5).Any() ? ", ..." : "";
        var known = $"The paths of the model are: {templates}{more}.";
        var hint = $"Move the file, or let a @collection match it. {known}";
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

        var examined = 0;
        WarnOfFolders(
            unserved[false].Where(file => !folders.Contains(ContentPath.FolderOf(file.Path)) && LooksLikeContent(run, file, ref examined)),
            $"Let a @collection match the files; a path may have several extensions, as in {{slug}}.{{md,mdx}}. {known}");
        const string NotRead = "Files with this extension are not read: write them in Markdown or HTML.";
        var unreadPages = draft.Tree.Files.Where(file => UnreadPages.Contains(Path.GetExtension(file.Path)) && HasNoUse(file.Path))
            .ToLookup(file => folders.Contains(ContentPath.FolderOf(file.Path)));
        WarnOfFolders(unreadPages[false], NotRead);
        foreach (var folder in unreadPages[true].Select(file => file.Path).GroupBy(ContentPath.FolderOf))
        {
            var (first, others) = (folder.First(), folder.Count() - 1);
            draft.Faults.Add(new(DiagnosticRules.UnknownFile, first, TextPosition.Start,
                others == 0 ? "This page is not served." : $"This page and {others} more in its folder are not served.", NotRead));
        }

        void WarnOfFolders(IEnumerable<TreeFile> files, string hint)
        {
            foreach (var (path, count, extension) in FoldersNotServed(files, folders))
            {
                var where = draft.TreeFiles.ContainsKey(path) ? "No file at the root of the content" : "Nothing in this folder";
                draft.Faults.Add(new(DiagnosticRules.FolderNotServed, path, TextPosition.Start,
                    $"{where} is served, but {(count == 1 ? "one file looks" : $"{count} files look")} like content ({extension}).", hint));
            }
        }

        void Warn(string path, string message) => draft.Faults.Add(new(DiagnosticRules.UnknownFile, path, TextPosition.Start, message,
            IsDirectoryData(path) && folders.Contains(ContentPath.FolderOf(path)) ? DirectoryDataHint : hint));
    }

    const string DirectoryDataHint = "If it is directory data of Eleventy: its values are not copied into the entries of the folder. Let the folder's type "
        + "stand for them, a permalink in its url, and name the file in 'exclude' of @site.";

    /// <summary>
    /// Whether Eleventy reads a file as data of all pages of its folder (https://www.11ty.dev/docs/data-template-dir/): <c>posts/posts.json</c> and
    /// <c>posts/posts.11tydata.json</c>.
    /// </summary>
    static bool IsDirectoryData(string path)
    {
        var (folder, stem) = (ContentPath.FolderOf(path).TrimEnd('/'), Path.GetFileNameWithoutExtension(path));
        return stem.EndsWith(".11tydata", StringComparison.Ordinal) || (folder.Length > 0 && stem == Path.GetFileName(folder));
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

    /// <summary>
    /// Finds the topmost folders without entries, with the number of their files that look like content and the extension of the first. The folder of files at
    /// the content root is represented by the first of them.
    /// </summary>
    static IEnumerable<(string Path, int Count, string Extension)> FoldersNotServed(IEnumerable<TreeFile> files, HashSet<string> folders)
    {
        var served = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in folders)
            for (var at = folder.Length; at >= 0 && served.Add(folder[..at]); at = at < 2 ? -1 : folder.LastIndexOf('/', at - 2) + 1) { }
        return files.GroupBy(file => Topmost(ContentPath.FolderOf(file.Path))).Select(group =>
            (group.Key.Length > 0 ? group.Key[..^1] : group.First().Path, group.Count(), Path.GetExtension(group.First().Path).ToLowerInvariant()));

        string Topmost(string folder)
        {
            for (var slash = folder.IndexOf('/'); slash >= 0; slash = folder.IndexOf('/', slash + 1))
                if (!served.Contains(folder[..(slash + 1)])) return folder[..(slash + 1)];
            return folder;
        }
    }

    /// <summary>Whether a file that belongs to no type is a page, or data in a folder of data.</summary>
    /// <param name="run">The check.</param>
    /// <param name="file">The file.</param>
    /// <param name="examined">The number of files that were read; see <see cref="MaxExamined"/>.</param>
    static bool LooksLikeContent(CheckRun run, TreeFile file, ref int examined)
    {
        if (!DocumentParser.IsPage(file.Path)) return FoldersOf(file.Path).Any(DataFolders.Contains);
        if (!DocumentParser.NeedsFrontMatter(file.Path)) return true;
        if (++examined > MaxExamined) return false;
        var blob = run.Repository.ReadBlob(file.Oid, EntryStore.MaxFileBytes);
        return blob.Status == BlobStatus.Found && DocumentParser.HasFrontMatter(blob.Bytes.Span);
    }

    static string[] FoldersOf(string path) => ContentPath.FolderOf(path).Split('/', StringSplitOptions.RemoveEmptyEntries);
}
