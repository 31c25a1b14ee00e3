using System.Text;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Model;
using ContentApi.Git;
using ContentApi.Git.Contract;

namespace ContentApi.Content.Proposals;

/// <summary>A content model that is made of what the files of a commit hold: a beginning, which an author should read and correct.</summary>
/// <param name="Generator">The name of the site generator whose habits the repository has.</param>
/// <param name="ContentFolder">The folder of the content, from the root of the repository; empty for the root.</param>
/// <param name="Sdl">The model.</param>
/// <param name="Types">The name, the path template and the number of entries of each content type.</param>
/// <param name="Files">The number of content files.</param>
/// <param name="Rest">The content files that no type of the model reads, with the reason.</param>
public sealed record ModelProposal(
    string Generator, string ContentFolder, string Sdl, IReadOnlyList<(string Name, string Path, int Entries)> Types, int Files,
    IReadOnlyList<(string Path, string Reason)> Rest)
{
    const int MaxLine = 160;

    /// <summary>Reads a commit and proposes a model for it.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="contentFolder">The folder of the content; null to let the generator's habits decide.</param>
    /// <returns>The proposal; null if the commit has no such folder, or no content in it.</returns>
    public static ModelProposal? Make(GitRepository repository, GitCommit commit, string? contentFolder)
    {
        var all = repository.ReadTree(commit, "")!;
        var (generator, folder, mark) = SiteGenerator.Find([.. all.Files.Select(file => file.Path)]);
        if (contentFolder is not null) folder = Snapshots.SnapshotOptions.Normalise(contentFolder);
        if (repository.ReadTree(commit, folder) is not { NotAFolder: null } tree) return null;
        var survey = ContentSurvey.Of(
            repository, tree, generator, mark is null ? null : all.Files.First(file => file.Path == mark));
        if (survey.Collections.Count == 0) return null;

        var sketcher = new FieldSketcher(survey, tree.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal), name => survey.TypeName(name, "Item"));
        var sdl = new StringBuilder();
        sdl.Append($"# A content model for {survey.Files} files of {generator.Name}, proposed by 'content-api init'.\n");
        sdl.Append("# Read it, correct it, and run 'content-api check'. Comments that begin with DOUBT need a decision.\n");
        AppendSite(sdl, generator, all, mark, ExcludedFrom(tree, generator, survey.Collections));
        foreach (var collection in survey.Collections)
        {
            Append(sdl, $"{Count(collection.Files.Count, "file")}{(collection.HasItems ? $", {collection.Entries} items" : "")}.", "");
            sdl.Append($"type {collection.TypeName} {Directive(collection)} {{\n");
            AppendFields(sdl, sketcher.FieldsOf(collection));
        }
        foreach (var (name, fields) in sketcher.Embedded)
        {
            sdl.Append($"\ntype {name} {{\n");
            AppendFields(sdl, fields);
        }
        return new(
            generator.Name, folder, sdl.ToString(), [.. survey.Collections.Select(type => (type.TypeName, type.Path, type.Entries))], survey.Files,
            survey.Rest);
    }

    /// <summary>The paths of files that are no content, although that of a collection matches some of them.</summary>
    static List<string> ExcludedFrom(CommitTree tree, SiteGenerator generator, IReadOnlyList<CollectionSketch> collections)
    {
        var paths = collections.Select(collection => PathTemplate.Parse(collection.Path)).ToList();
        return [.. generator.Excluded.Where(pattern => PathTemplate.Parse(pattern) is var excluded
            && tree.Files.Any(file => excluded.Match(file.Path) is not null && paths.Exists(path => path.Match(file.Path) is not null)))];
    }

    static void AppendSite(StringBuilder sdl, SiteGenerator generator, CommitTree all, string? mark, List<string> excluded)
    {
        var arguments = new List<string>();
        if (generator.Dialect != MarkdownDialect.CommonMark) arguments.Add($"dialect: {generator.Dialect.ToString().ToUpperInvariant()}");
        if (excluded.Count > 0) arguments.Add($"exclude: [{string.Join(", ", excluded.Select(FieldSketcher.Quoted))}]");
        if (generator.AssetFolderOf(mark) is { } assets && all.Files.Any(file => file.Path.StartsWith(assets + "/", StringComparison.Ordinal)))
            arguments.Add($"assets: [{FieldSketcher.Quoted(assets)}]");
        if (arguments.Count > 0) sdl.Append($"\nextend schema @site({string.Join(", ", arguments)})\n");
    }

    static string Directive(CollectionSketch collection)
    {
        string Dated(string template) =>
            collection.DateField is { } date ? template.Replace("{date", $"{{{date}", StringComparison.Ordinal) : template;
        var path = $"path: {FieldSketcher.Quoted(Dated(collection.Path))}";
        if (collection.IsSingleton) return $"@singleton({path})";
        if (collection.HasItems)
            return $"@collection({path}, items: true{(collection.ItemKey is { } key ? $", key: {FieldSketcher.Quoted(FieldNameOf(key))}" : "")})";
        var url = collection.Url is { } address ? ProposedAddress.For(address, name => HasValue(collection, name)) : null;
        return $"@collection({path}{(url is null ? "" : $", url: {FieldSketcher.Quoted(Dated(url))}")})";
    }

    /// <summary>Whether an address can have the value of a name: a capture of the files' paths, or a field with texts.</summary>
    static bool HasValue(CollectionSketch collection, string name) => PathTemplate.Parse(collection.Path).Captures.Contains(name)
        || collection.Keys.Any(key => FieldNameOf(key.Key) == name && key.Value.Mappings == 0 && key.Value.Values > 0);

    static string FieldNameOf(string key) =>
        ProposedNames.Field(key) is { } name && !ProposedNames.IsReserved(name) ? name : ProposedNames.Field("content-" + key)!;

    static void AppendFields(StringBuilder sdl, IReadOnlyList<FieldSketch> fields)
    {
        foreach (var field in fields)
        {
            foreach (var comment in field.Comments) Append(sdl, comment, "  ");
            sdl.Append($"  {field.Name}: {field.Type}{field.Directives}\n");
        }
        sdl.Append("}\n");
    }

    static void Append(StringBuilder sdl, string comment, string indent)
    {
        var line = Printable.Of($"{indent}# {comment}");
        if (indent.Length == 0) sdl.Append('\n');
        sdl.Append(line.Length <= MaxLine ? line : line[..(MaxLine - 1)] + "…").Append('\n');
    }

    static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
