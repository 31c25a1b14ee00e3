using ContentApi.Content.Entries;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Tests.Snapshots;

/// <summary>What a second entry with a unique value loses: the value if the field may be null, otherwise the entry.</summary>
public sealed class UniqueValueTests
{
    const string Model =
        """
        type Page @collection(path: "pages/{name}.md", url: "/{permalink ?? name}") {
          name: String!  permalink: String @unique  code: Int @unique  old: String @unique @aliases  goto: String @unique @redirectTo
          rank: Int @unique(with: ["team"])  team: String!  next: Page!
        }
        type Part @collection(path: "parts/{team}/{code}.yaml") { team: String  code: Int @unique }
        """;

    /// <summary>Nothing that is made of the value is kept: the public path, an old path, a redirect, and the key of references.</summary>
    [Fact]
    public void An_optional_value_that_is_taken_is_null_and_nothing_is_made_of_it()
    {
        using var test = SnapshotUnderTest.Of(Model,
            """
            -- pages/a.md --
            ---
            {permalink: /p, code: 1, old: /o, goto: "https://x.example/", rank: 1, team: x, next: pages/b}
            ---
            -- pages/b.md --
            ---
            {permalink: /p, code: 1, old: /o, goto: "https://x.example/", rank: 1, team: x, next: /p}
            ---
            -- pages/c.md --
            ---
            {permalink: /c, Code: '1', rank: 1, team: y, next: b.md}
            ---
            """);
        Assert.Equal(
            """
            pages/b.md:2:13: error CA4006: The permalink "/p" is already used by pages/a.md, so the field is null.
            pages/b.md:2:23: error CA4006: The code "1" is already used by pages/a.md, so the field is null.
            pages/b.md:2:31: error CA4006: The old "/o" is already used by pages/a.md, so the field is null.
            pages/b.md:2:41: error CA4006: The goto "https://x.example/" is already used by pages/a.md, so the field is null.
            pages/b.md:2:69: error CA4006: The rank "1" and team "x" are already used by pages/a.md, so "rank" is null.
            pages/c.md:2:23: error CA4006: The code "1" is already used by pages/a.md, so the field is null.
            """, test.Diagnostics());
        var snapshot = test.Snapshot();
        Assert.Equal("pages/a.md /p 1 | pages/b.md /b null | pages/c.md /c null", Codes(snapshot));
        Assert.Equal(("pages/a.md", "pages/b.md"), (snapshot.FindByUrl("/p")!.Path, snapshot.FindByUrl("/b")!.Path));
        Assert.Empty(snapshot.FindByUrl("/b")!.Aliases);
    }

    [Fact]
    public void A_value_that_the_path_gives_is_null_as_well()
    {
        using var test = SnapshotUnderTest.Of(Model, "-- parts/a/1.yaml --\n-- parts/b/1.yaml --\n-- parts/b/2.yaml --\n");
        Assert.Equal("parts/b/1.yaml:1:1: error CA4006: The code \"1\" is already used by parts/a/1.yaml, so the field is null.", test.Diagnostics());
        Assert.Equal("parts/a/1.yaml 1 | parts/b/1.yaml null | parts/b/2.yaml 2", Codes(test.Snapshot(), "Part"));
    }

    [Fact]
    public void The_first_holder_keeps_a_value_and_the_next_gets_it_when_the_first_is_gone()
    {
        const string filler = "-- pages/x1.md --\n---\n{team: x, next: x1.md}\n---\n-- pages/x2.md --\n---\n{team: x, next: x1.md}\n---\n"
            + "-- pages/x3.md --\n---\n{team: x, next: x1.md}\n---\n-- pages/x4.md --\n---\n{team: x, next: x1.md}\n---\n";
        using var test = SnapshotUnderTest.Of(Model, filler + "-- pages/b.md --\n---\n{code: 1, team: x, next: b.md}\n---\n");
        Assert.StartsWith("pages/b.md /b 1", Codes(test.Snapshot()));
        Assert.StartsWith("pages/a.md /a 1 | pages/b.md /b null", Codes(test.Commit("-- pages/a.md --\n---\n{code: 1, team: x, next: b.md}\n---\n")));
        Assert.StartsWith("pages/a.md /a 2 | pages/b.md /b 1", Codes(test.Commit("-- pages/a.md --\n---\n{code: 2, team: x, next: b.md}\n---\n")));
        Assert.DoesNotContain("CA4006", test.Diagnostics());
    }

    /// <summary>The entry that lost a value may also lack an object, whose required target does not exist.</summary>
    [Fact]
    public void An_entry_loses_a_value_and_an_object()
    {
        using var test = SnapshotUnderTest.Of(
            """
            type Page @collection(path: "{name}.yaml") { name: String!  code: Int @unique  part: Part }
            type Part { page: Page! }
            """, "-- a.yaml --\ncode: 1\n-- b.yaml --\ncode: 1\npart: {page: none}\n-- c.yaml --\npart: {page: b.yaml}\n");
        Assert.Equal(
            """
            b.yaml:1:7: error CA4006: The code "1" is already used by a.yaml, so the field is null.
            b.yaml:2:14: error CA5002: "none" names no Page, so "part" is null.
            """, test.Diagnostics());
        Assert.Equal("a.yaml 1 | b.yaml null | c.yaml null", Codes(test.Snapshot()));
    }

    static string Codes(ContentSnapshot snapshot, string type = "Page")
    {
        var found = snapshot.Model.FindType(type)!;
        return string.Join(" | ", snapshot.Entries(found).Select(entry => string.Join(' ', new[] { entry.Path, entry.Url, Text(entry) }.OfType<string>())));
        string Text(Entry entry) => $"{(entry.Slots[found.FindField("code")!.Slot] as PreparedValue)?.Value ?? "null"}";
    }
}
