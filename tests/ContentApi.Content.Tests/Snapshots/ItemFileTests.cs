using ContentApi.Content.Documents;
using ContentApi.Content.Snapshots;
using ContentApi.Git;

namespace ContentApi.Content.Tests.Snapshots;

/// <summary>The faults of data files that hold several entries, and what is served in spite of them.</summary>
public sealed class ItemFileTests
{
    const string Keyed = """type Person @collection(path: "p.*", items: true, key: "slug") { slug: String!  name: String! }""";
    const string Listed = """type Person @collection(path: "p.*", items: true) { name: String! }""";
    const string Placed = """type Person @collection(path: "p.*", items: "/a/1/b", key: "slug") { slug: String!  name: String }""";

    [Theory]
    [InlineData(Keyed, "p.yml", "", "", "")]
    [InlineData(Keyed, "p.yml", "# nothing\n", "", "")]
    [InlineData(Keyed, "p.yml", "~", "", "")]
    [InlineData(Keyed, "p.json", " ", "", "")]
    [InlineData(Keyed, "p.json", "[]", "", "")]
    [InlineData(Keyed, "p.json", "{}", "", "")]
    [InlineData(Listed, "p.yml", "[]", "", "")]
    [InlineData(Placed, "p.yml", "", "", "")]
    [InlineData(Placed, "p.yml", "a: [x, {b: }]", "", "")]
    [InlineData(Keyed, "p.md", "---\n- {slug: a, name: A}\n---\n", "p.md#a", "")]
    [InlineData(Keyed, "p.md", "---\n- {slug: a, name: A}\n---\nText.\n", "p.md#a",
        "4:1: warning CA4007: The entries of this file are the items of its front matter; the text after it is not served.")]
    [InlineData(Keyed, "p.yml", "- {slug: a, name: A}\n- {slug: b}\n- {slug: c, name: C}", "p.yml#a p.yml#c",
        "2:3: error CA4002: The required field \"name\" of Person is missing: there is no key \"name\", so this item is left out.")]
    [InlineData(Keyed, "p.yml", "- {slug: a, name: A}\n- {slug: b, name: [x]}\n- {slug: c, name: C}", "p.yml#a p.yml#c",
        "2:19: error CA4003: \"name\" takes a text, not a list, so this item is left out.")]
    [InlineData(Keyed, "p.yml", "- {slug: a, name: A}\n- [1]\n- {slug: c, name: C}", "p.yml#a p.yml#c",
        "2:3: error CA4025: Item 2 of the list is a list, not a mapping.")]
    [InlineData(Keyed, "p.yml", "- {slug: a, name: A}\n-\n- {slug: c, name: C}", "p.yml#a p.yml#c",
        "2:2: warning CA4014: Item 2 of the list is empty; it is left out.")]
    [InlineData(Keyed, "p.json", "[{\"slug\": \"a\", \"name\": \"A\"},\nnull,\n\"\",\n{\"slug\": \"c\", \"name\": \"C\"}]", "p.json#a p.json#c",
        "2:1: warning CA4014: Item 2 of the list is empty; it is left out.", "3:1: warning CA4014: Item 3 of the list is empty; it is left out.")]
    [InlineData(Listed, "p.yml", "- {name: A}\n- ~\n- ' '\n- {name: C}", "p.yml#0 p.yml#3",
        "1:1: warning CA4028: The ids of these items are their positions, such as \"p.yml#0\"; they move when an item is inserted or removed.",
        "2:3: warning CA4014: Item 2 of the list is empty; it is left out.", "3:3: warning CA4014: Item 3 of the list is empty; it is left out.")]
    [InlineData(Listed, "p.yml", "- {name: A}\n- text\n- {name: C}", "p.yml#0 p.yml#2",
        "1:1: warning CA4028: The ids of these items are their positions, such as \"p.yml#0\"; they move when an item is inserted or removed.",
        "2:3: error CA4025: Item 2 of the list is the text \"text\", not a mapping.")]
    [InlineData(Keyed, "p.yml", "a: {name: A}\nb: text\nc: {name: C}\nd: [1]", "p.yml#a p.yml#c",
        "2:4: error CA4025: The value of \"b\" is the text \"text\", not a mapping.",
        "4:4: error CA4025: The value of \"d\" is a list, not a mapping.")]
    [InlineData(Keyed, "p.yml", "- {slug: a, name: A}\n- {slug: b, name: B}\n- {slug: a, name: C}", "p.yml#a p.yml#b",
        "3:3: error CA4026: The slug \"a\" of this item, on line 3, is already that of the item on line 1, so this item is left out.")]
    [InlineData(Keyed, "p.json", "[{\"slug\": \"a\", \"name\": \"A\"},\n{\"slug\": \"a\", \"name\": \"B\"}]", "p.json#a",
        "2:1: error CA4026: The slug \"a\" of this item, on line 2, is already that of the item on line 1, so this item is left out.")]
    [InlineData(Keyed, "p.yml", "- &x {slug: a, name: A}\n- *x", "p.yml#a",
        "1:3: error CA4026: The slug \"a\" of this item, on line 1, is already that of the item on line 1, so this item is left out.")]
    [InlineData(Keyed, "p.yml", "- {slug: a, name: A}\n- {name: B}", "p.yml#a",
        "2:3: error CA4002: The required field \"slug\" of Person is missing: there is no key \"slug\", so this item is left out.")]
    [InlineData(Keyed, "p.yml", "- {slug: a, name: A}\n- {slug: ' ', name: B}", "p.yml#a",
        "2:4: error CA4002: The required field \"slug\" of Person has no value, so this item is left out.")]
    [InlineData(Keyed, "p.yml", "a: {name: A}\n'': {name: B}", "p.yml#a",
        "2:1: error CA4002: The required field \"slug\" of Person has no value, so this item is left out.")]
    [InlineData(Keyed, "p.yml", "a: {name: A, slug: a}\nb: {name: B, slug: c}", "p.yml#a p.yml#b",
        "2:14: warning CA4010: The slug of this item is its key, \"b\"; this value is not served.")]
    [InlineData(Keyed, "p.yml", "- {Slug: a, NAME: A}\n- {SLUG: b, name: B}", "p.yml#a p.yml#b", "")]
    [InlineData(Keyed, "p.yml", "a: {Slug: a, NAME: A}\nb: {SLUG: c, name: B}", "p.yml#a p.yml#b",
        "2:5: warning CA4010: The slug of this item is its key, \"b\"; this value is not served.")]
    [InlineData(Keyed, "p.yml", "a: {name: A}\nb: {name: B}\na: {name: C}", "p.yml#b p.yml#a",
        "3:1: warning CA3004: The key \"a\" occurs here and on line 1; this last one counts.")]
    [InlineData(Keyed, "p.yml", "a: {name: A}\nb:\nc: {name: C}", "p.yml#a p.yml#c",
        "2:1: error CA4002: The required field \"name\" of Person is missing: there is no key \"name\", so this item is left out.")]
    [InlineData(Keyed, "p.yml", "- {slug: a, name: A}\n- {slug: b", "",
        "2:3: error CA3001: The '{' that opens here is not closed before the next key.")]
    [InlineData(Placed, "p.yml", "a: [x, {b: {z: , y: {name: Y}}}]", "p.yml#/a/1/b/z p.yml#/a/1/b/y", "")]
    [InlineData(Placed, "p.yml", "a: [x, {b: [z, {slug: y}]}]", "p.yml#/a/1/b/z p.yml#/a/1/b/y", "")]
    [InlineData(Placed, "p.yml", "a: [x, {c: 1}]", "", "1:8: warning CA4027: The items of Person are read at \"/a/1/b\", but there is no key \"b\" here.")]
    [InlineData(Placed, "p.yml", "a: [x]", "", "1:4: warning CA4027: The items of Person are read at \"/a/1/b\", but there is no item \"1\" here.")]
    [InlineData(Placed, "p.yml", "- a", "", "1:1: warning CA4027: The items of Person are read at \"/a/1/b\", but there is no item \"a\" here.")]
    [InlineData(Placed, "p.yml", "a: [x, {b: text}]", "",
        "1:12: error CA4029: The items of Person are read at \"/a/1/b\", where the text \"text\" is neither a list nor a map.")]
    public void A_faulty_item_is_left_out_and_the_others_are_served(string model, string path, string text, string served, params string[] faults)
    {
        using var test = SnapshotUnderTest.Of(model, $"-- {path} --\n{text}\n");
        var snapshot = test.Snapshot();
        Assert.Equal(
            (string.Join('\n', faults.Where(fault => fault.Length > 0)), served),
            (string.Join('\n', snapshot.Diagnostics.Select(fault => $"{fault}"["content-repo/".Length..].Replace($"{path}:", ""))),
                SnapshotUnderTest.Paths(snapshot.Entries(snapshot.Model.FindType("Person")!))));
    }

    [Theory]
    [InlineData("p.yml", "- a", "1:1")]
    [InlineData("p.json", "\n[1]", "2:1")]
    [InlineData("p.md", "---\n- a\n---\n", "2:1")]
    public void A_list_is_refused_where_a_file_is_one_entry(string path, string text, string place)
    {
        using var test = SnapshotUnderTest.Of("""type Person @collection(path: "p.*") { name: String }""", $"-- {path} --\n{text}\n");
        var fault = Assert.Single(test.Build().Diagnostics);
        Assert.Equal($"content-repo/{path}:{place}: error CA3005: Keys with values are expected here, not a list.", $"{fault}");
        Assert.Equal("Write each value as 'key: value'; if each item is to be an entry, give the type's @collection the argument items: true.", fault.Hint);
    }

    /// <summary>Keys in two files, values of other unique fields, URLs and references break the rules that whole files break.</summary>
    [Fact]
    public void Rules_between_entries_hold_for_items_with_the_places_of_their_values()
    {
        using var test = SnapshotUnderTest.Of(
            """
            type Person @collection(path: "people/{team}.yml", items: true, key: "slug", url: "/{name}") {
              slug: String!  name: String!  code: Int @unique  boss: Person  must: Person!  text: Markdown
            }
            """,
            """
            -- people/a.yml --
            - slug: ann
              name: Ann
              code: 1
              must: ann
            - slug: bob
              name: Ann
              must: ann
              boss: nobody
              text: "[x](gone.md)"
            - slug: cat
              name: Cat
              code: 1
              must: ann
            - {slug: dan, name: Dan, must: eve}
            -- people/b.yml --
            ann: {name: Other, must: bob}
            eve: {name: Eve, must: cat}
            fay: {name: Fay, must: gus}
            gus: {name: Gus, must: none}
            """);
        Assert.Equal(
            """
            people/a.yml:6:9: warning CA4009: The URL "/Ann" is already used by people/a.yml#ann, which is served there.
            people/a.yml:8:9: warning CA5001: "nobody" names no Person.
            people/a.yml:9:10: warning CA6001: There is no file or page "people/gone.md".
            people/a.yml:12:9: error CA4006: The code "1" is already used by people/a.yml#ann, so the field is null.
            people/b.yml:1:1: error CA4006: The slug "ann" is already used by people/a.yml#ann, so this item is left out.
            people/b.yml:3:24: error CA5002: "gus" names no Person, so this item is left out.
            people/b.yml:4:24: error CA5002: "none" names no Person, so this item is left out.
            """, test.Diagnostics());
        Assert.Equal("people/a.yml#ann people/a.yml#bob people/a.yml#cat people/a.yml#dan people/b.yml#eve",
            SnapshotUnderTest.Paths(test.Snapshot().Entries(test.Snapshot().Model.FindType("Person")!)));
    }

    [Fact]
    public void A_reference_to_an_item_with_errors_names_the_item_or_the_file()
    {
        using var test = SnapshotUnderTest.Of(
            Keyed + """ type Post @collection(path: "*.md") { by: Person }""", "-- p.yml --\nann: {nam: A}\n-- x.md --\n---\nby: ann\n---\n");
        string? Hint() => test.Build().Diagnostics.Single(fault => fault.Rule.Code == "CA5001").Hint;
        Assert.Equal("content-repo/p.yml#ann has errors and is left out.", Hint());
        test.Commit("-- p.yml --\nann: {name: [A}\n");
        Assert.Equal("content-repo/p.yml has errors and is left out.", Hint());
        test.Commit("-- p.yml --\nann: {name: A}\n");
        Assert.Empty(test.Build().Diagnostics);
    }

    [Fact]
    public void A_file_that_a_key_seems_to_name_is_another_entry()
    {
        using var test = SnapshotUnderTest.Of(
            """
            type Person @collection(path: "p.yml", items: true) { name: String! }
            type Other @collection(path: "{name}.md") { name: String! }
            """, "-- p.yml --\nx.md: {name: A}\nx%2Emd: {name: B}\n-- p.yml#x.md --\n");
        var snapshot = test.Snapshot();
        Assert.Equal("p.yml#x%2Emd p.yml#x%252Emd", SnapshotUnderTest.Paths(snapshot.Entries(snapshot.Model.FindType("Person")!)));
        Assert.Equal("p.yml#x.md", snapshot.FindById("p.yml#x.md")!.Path);
    }

    [Fact]
    public void Two_types_cannot_read_the_same_place_of_a_file()
    {
        using var test = SnapshotUnderTest.Of(
            """
            type A @collection(path: "a/{x}.yml", items: "/x") { a: Int }
            type B @collection(path: "a/*.yml", items: "/x") { a: Int }
            type C @collection(path: "*.yml", items: true) { a: Int }
            type D @collection(path: "{x}.yml") { a: Int }
            type E @singleton(path: "c.yml") { a: Int }
            """, "-- a/a.yml --\nx: {y: {a: 1}}\n-- b.yml --\n-- c.yml --\na: 1\n");
        Assert.Equal(
            """
            a/a.yml:1:1: error CA2007: The file matches the path of A, a/{x}.yml, and that of B, a/*.yml, and neither is narrower.
            b.yml:1:1: error CA2007: The file matches the path of C, *.yml, and that of D, {x}.yml, and neither is narrower.
            """, test.Diagnostics());
        Assert.Equal("c.yml", Assert.Single(test.Snapshot().Routed.Concat(test.Snapshot().Entries(test.Snapshot().Model.FindType("E")!))).Path);
    }

    [Fact]
    public void A_file_of_faulty_items_has_as_many_diagnostics_as_any_other()
    {
        using var test = SnapshotUnderTest.Of(Keyed, $"-- p.yml --\n{string.Concat(Enumerable.Range(0, 3_000).Select(i => $"- {{slug: {i}, other: {i}}}\n"))}");
        var diagnostics = test.Build().Diagnostics;
        Assert.Equal((100, 100), (diagnostics.Count(fault => fault.IsError), diagnostics.Count(fault => !fault.IsError)));
        Assert.Equal(100, diagnostics.Max(fault => fault.Position.Line));
    }

    /// <summary>A file is parsed once for the places of all faults: once for each of 10,000 would take hours.</summary>
    [Fact]
    public void Many_items_that_break_a_rule_take_time_in_proportion_to_their_number()
    {
        using var test = SnapshotUnderTest.Of(
            """type Person @collection(path: "*.yml", items: true, key: "slug", url: "/{name}") { slug: String!  code: Int @unique  name: String }""",
            $"-- p.yml --\n{string.Concat(Enumerable.Range(0, 10_000).Select(i => $"- {{slug: {i}, code: {i / 2}, name: x, other{i}: {i}}}\n"))}");
        var result = test.Build();
        Assert.Equal((10_000, 100, 100),
            (result.Snapshot!.EntryCount, result.Diagnostics.Count(fault => fault.IsError), result.Diagnostics.Count(fault => !fault.IsError)));
        Assert.Equal("content-repo/p.yml:2:19: error CA4006: The code \"0\" is already used by content-repo/p.yml#0, so the field is null.",
            $"{result.Diagnostics.First(fault => fault.IsError)}");
    }

    /// <summary>A commit that changes one item reads the file again, and its other items keep their names.</summary>
    [Theory]
    [InlineData("- {slug: s0, name: n0}\n", "- {slug: s0, name: other}\n")]
    [InlineData("- {slug: s5, name: n5}\n", "")]
    [InlineData("- {slug: s5, name: n5}\n", "- {slug: s5, name: n5}\n- {slug: new, name: new}\n")]
    [InlineData("- {slug: s5, name: n5}\n", "- {slug: renamed, name: n5}\n")]
    [InlineData("- {slug: s5, name: n5}\n", "- {slug: s5}\n")]
    public void A_changed_item_does_not_make_the_commit_built_whole(string old, string replacement)
    {
        var file = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"- {{slug: s{i}, name: n{i}}}\n"));
        using var test = SnapshotUnderTest.Of(
            Keyed + """ type Post @collection(path: "posts/{name}.md") { name: String! }""",
            $"-- p.yml --\n{file}{string.Concat(Enumerable.Range(0, 20).Select(i => $"-- posts/{i}.md --\n"))}");
        Assert.Equal(1_020, test.Build().FilesChecked);
        test.Repository.Commit($"-- content-repo/p.yml --\n{file.Replace(old, replacement)}");
        var result = test.Build();
        Assert.InRange(result.FilesChecked, 999, 1_001);
        Assert.Equal(1, result.DocumentsRead);
        using var git = GitRepository.Open(test.Repository.Path);
        var fresh = new SnapshotBuilder(git, new()).Build(git.Resolve("HEAD"), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(SnapshotDump.Of(fresh), SnapshotDump.Of(result));
    }

    [Fact]
    public void A_file_that_cannot_be_read_concerns_all_types_that_have_entries_in_it()
    {
        using var test = SnapshotUnderTest.Of(
            """
            type Gold @collection(path: "s.yml", items: "/gold") { name: String }
            type Silver @collection(path: "s.yml", items: "/silver") { name: String }
            type Page @collection(path: "*.md") { name: String }
            """, "-- s.yml --\ngold: [{name: a}]\n-- x.md --\n");
        var oid = test.Repository.Git("rev-parse", "HEAD:content-repo/s.yml");
        File.Delete(Path.Combine(test.Repository.Path, ".git", "objects", oid[..2], oid[2..]));
        var snapshot = test.Snapshot();
        bool IsIncomplete(string type) => !snapshot.Gaps.Concerning(snapshot.Model.FindType(type)!).IsEmpty;
        Assert.Equal((true, true, false), (IsIncomplete("Gold"), IsIncomplete("Silver"), IsIncomplete("Page")));
        Assert.Equal("CA2011", Assert.Single(snapshot.Diagnostics).Rule.Code);
    }

    [Fact]
    public void The_items_beyond_the_limit_are_reported()
    {
        using var test = SnapshotUnderTest.Of(
            """type Tag @collection(path: "t.yml", items: true, key: "tag") { tag: String! }""",
            $"-- t.yml --\n{string.Concat(Enumerable.Range(0, DocumentLimits.MaxItems + 2).Select(i => $"- t{i}\n"))}");
        var result = test.Build();
        Assert.Equal(
            "content-repo/t.yml:100001:3: error CA3006: The file has 100002 items; the first 100000 are served.", $"{Assert.Single(result.Diagnostics)}");
        Assert.Equal(DocumentLimits.MaxItems, result.Snapshot!.EntryCount);
    }
}
