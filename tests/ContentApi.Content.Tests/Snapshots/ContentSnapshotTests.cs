using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.Content.Snapshots;

namespace ContentApi.Content.Tests.Snapshots;

public sealed class ContentSnapshotTests : IDisposable
{
    readonly SnapshotUnderTest test = SnapshotUnderTest.Of(
        """
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}") {
          slug: String! @unique
          number: Int @unique
          reports: [Report!]!
          lead: Report
          parts: [Part!]
          body: Markdown @body
        }
        type Report @collection(path: "reports/**/{slug}.yaml") {
          slug: String! @unique
          citedBy: [Page!]! @inverse(of: "reports")
          leads: [Any!]! @inverse(of: "lead")
        }
        type Part { reports: [Report!]! }
        union Any = Page | Report
        type Day @collection(path: "days/{date}.yaml") { date: Date! @unique  opens: DateTime! @unique  next: Day }
        """,
        """
        -- pages/b.md --
        ---
        reports: [x, y, x]
        lead: x
        number: 7
        ---
        -- pages/a b.md --
        ---
        reports: [y, zzz]
        lead: reports/2024/y.yaml
        parts: [{reports: [x]}]
        ---
        -- pages/ü.md --
        -- reports/x.yaml --
        {}
        -- reports/2024/y.yaml --
        {}
        -- days/2024-05-01.yaml --
        opens: 2024-05-01 09:00:00.25 +0200
        next: 2024-05-02
        -- days/2024-05-02.yaml --
        opens: 2024-05-01 09:00:00.5 +0200
        -- img/a b.png --
        """);

    readonly ContentSnapshot snapshot;

    public ContentSnapshotTests() => snapshot = test.Snapshot();

    [Theory]
    [InlineData("pages/b.md", "pages/b.md", "pages/b.md")]
    [InlineData("pages/b", null, "pages/b.md")]
    [InlineData("/pages/b", null, "pages/b.md")]
    [InlineData("reports/2024/y", null, "reports/2024/y.yaml")]
    [InlineData("pages/B", null, null)]
    [InlineData("b", null, null)]
    [InlineData("", null, null)]
    public void Entries_are_found_by_id_and_by_path(string path, string? byId, string? byPath)
    {
        Assert.Equal(byId, snapshot.FindById(path)?.Path);
        Assert.Equal(byPath, snapshot.FindByPath(path)?.Path);
    }

    [Theory]
    [InlineData("/b", "pages/b.md")]
    [InlineData("/b/", "pages/b.md")]
    [InlineData("b", "pages/b.md")]
    [InlineData("/b?x=1", "pages/b.md")]
    [InlineData("/b/#top", "pages/b.md")]
    [InlineData("/a%20b", "pages/a b.md")]
    [InlineData("/a b", "pages/a b.md")]
    [InlineData("/%C3%BC", "pages/ü.md")]
    [InlineData("/%zz", null)]
    [InlineData("", null)]
    [InlineData("/B", null)]
    public void Entries_are_found_by_URL(string url, string? path) => Assert.Equal(path, snapshot.FindByUrl(url)?.Path);

    [Theory]
    [InlineData("slug", "b", "pages/b.md")]
    [InlineData("number", "7", "pages/b.md")]
    [InlineData("number", "8", null)]
    public void Entries_are_found_by_unique_values(string field, string value, string? path) =>
        Assert.Equal(path, snapshot.FindByUnique(snapshot.Model.FindType("Page")!.FindField(field)!, value)?.Path);

    [Fact]
    public void A_date_or_time_is_looked_up_by_its_JSON_text()
    {
        var day = snapshot.Model.FindType("Day")!;
        var first = snapshot.FindByUnique(day.FindField("date")!, "2024-05-01")!;

        Assert.Equal("days/2024-05-01.yaml", first.Path);
        Assert.Same(first, snapshot.FindByUnique(day.FindField("opens")!, "2024-05-01T09:00:00.25+02:00"));
        Assert.Equal("days/2024-05-02.yaml", snapshot.Resolve((Reference)first.Slots[day.FindField("next")!.Slot]!)?.Path);
    }

    [Fact]
    public void Entries_are_ordered_by_path()
    {
        Assert.Equal("pages/a b.md pages/b.md pages/ü.md", SnapshotUnderTest.Paths(snapshot.Entries(snapshot.Model.FindType("Page")!)));
        Assert.Empty(snapshot.Entries(snapshot.Model.FindType("Part")!));
        Assert.Equal(7, snapshot.EntryCount);
    }

    [Theory]
    [InlineData("citedBy", "reports/x.yaml", "pages/b.md")]
    [InlineData("citedBy", "reports/2024/y.yaml", "pages/a b.md pages/b.md")]
    [InlineData("leads", "reports/x.yaml", "pages/b.md")]
    [InlineData("leads", "reports/2024/y.yaml", "pages/a b.md")]
    public void An_inverse_field_lists_the_referring_entries(string field, string target, string sources) =>
        Assert.Equal(sources, SnapshotUnderTest.Paths(snapshot.Relations.Referring(snapshot.Model.FindType("Report")!.FindField(field)!,
            snapshot.FindById(target)!)));

    [Theory]
    [InlineData("pages/b.md", "/b")]
    [InlineData("/b", "/b")]
    [InlineData("pages/a b", "/a%20b")]
    [InlineData("reports/x", "/reports/x.yaml")]
    [InlineData("img/a b.png", "/img/a%20b.png")]
    [InlineData("img", null)]
    [InlineData("../x", null)]
    [InlineData("/search", "/search")]
    [InlineData("/search/", "/search/")]
    [InlineData("/search.md", null)]
    [InlineData("/../x", null)]
    public void A_link_leads_to_a_public_path(string target, string? url) =>
        Assert.Equal(url, snapshot.UrlOf(new ContentLink(target, "", IsImage: false, new(1, 1))));

    [Theory]
    [InlineData("img/a b.png", "/img/a%20b.png")]
    [InlineData("pages/b", null)]
    [InlineData("/logo.png", "/logo.png")]
    public void An_image_is_a_file(string target, string? url) => Assert.Equal(url, snapshot.UrlOf(new ContentLink(target, "", IsImage: true, new(1, 1))));

    [Fact]
    public void Files_are_found_by_path()
    {
        Assert.Equal(test.Repository.Git("rev-parse", "HEAD:content-repo/img/a b.png"), $"{snapshot.FindFile("img/a b.png")?.Oid}");
        Assert.Null(snapshot.FindFile("img/b.png"));
    }

    [Fact]
    public void References_are_resolved_without_allocation()
    {
        var reports = snapshot.Model.FindType("Page")!.FindField("reports")!.Slot;
        var lead = snapshot.Model.FindType("Page")!.FindField("lead")!.Slot;
        var references = snapshot.Entries(snapshot.Model.FindType("Page")!)
            .SelectMany(page => ((object?[])page.Slots[reports]!).Append(page.Slots[lead])).OfType<Reference>().ToArray();
        Assert.Equal(7, references.Length);

        int Resolve()
        {
            var found = 0;
            foreach (var reference in references)
                if (snapshot.Resolve(reference) is not null) found++;
            return found;
        }
        Assert.Equal(6, Resolve());
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (var i = 0; i < 1000; i++) Resolve();
        }));
    }

    public void Dispose() => test.Dispose();
}
