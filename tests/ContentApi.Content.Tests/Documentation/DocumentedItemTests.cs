using System.Text.RegularExpressions;
using ContentApi.Content.Tests.Snapshots;

namespace ContentApi.Content.Tests.Documentation;

/// <summary>The section about data files with many entries: its model, its files, and its table of their entries.</summary>
public sealed partial class DocumentedItemTests
{
    [Fact]
    public void The_data_files_of_the_document_have_the_entries_that_it_shows()
    {
        var section = ProjectFolder.Read("docs/content-model.md").Split("\n## ")
            .Single(part => part.StartsWith("Many entries in one file\n", StringComparison.Ordinal));
        var model = Model.Match(section).Groups["text"].Value;
        var files = DataFile.Matches(section).Select(match => $"-- {match.Groups["path"].Value} --\n{match.Groups["text"].Value}");
        using var test = SnapshotUnderTest.Of(model, string.Concat(files) + "-- _data/img/ann.jpg --\n");

        var snapshot = test.Snapshot();
        Assert.Equal(["content-repo/_data/sponsors.yml:3:5 CA4028"], snapshot.Diagnostics.Select(fault => $"{fault.Path}:{fault.Position} {fault.Rule.Code}"));
        Assert.Equal(
            Row.Matches(section).Select(match => $"{match.Groups["type"].Value} {match.Groups["id"].Value} {match.Groups["line"].Value}").Order(),
            snapshot.Model.EntryTypes.SelectMany(snapshot.Entries).Select(entry => $"{entry.Type} {entry.Path} {snapshot.SourceOf(entry).Start.Line}").Order());
    }

    [GeneratedRegex("```graphql\n(?<text>[^`]*)```")]
    private static partial Regex Model { get; }

    [GeneratedRegex("`(?<path>[^`\n]+)`:\n\n```(?:yaml|json)\n(?<text>[^`]*)```")]
    private static partial Regex DataFile { get; }

    [GeneratedRegex(@"^\| `(?<type>\w+)` \| `(?<id>[^`]+)` \| (?<line>\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
