using ContentApi.Content.Entries;
using ContentApi.Content.Snapshots;
using ContentApi.Git;

namespace ContentApi.Content.Tests.Snapshots;

/// <summary>A commit shares the entries of the items that it does not change with the commit before.</summary>
public sealed class SharedItemTests
{
    const string Model = """
        type Person @collection(path: "p.yml", items: true, key: "slug", url: "/{slug}") {
          slug: String!  name: String!  next: Person  code: Int @unique  text: Markdown  aliases: [String!] @aliases
        }
        type Other @collection(path: "others/{name}.yaml") { name: String! }

        """;

    static string Others => string.Concat(Enumerable.Range(0, 20).Select(i => $"-- others/{i}.yaml --\n"));

    static List<string> Items(int count) =>
        [.. Enumerable.Range(0, count).Select(i => $"- {{slug: s{i}, name: Name {i}, next: s{(i + 1) % count}, code: {i}}}\n")];

    static string File(IEnumerable<string> items) => $"-- p.yml --\n{string.Concat(items)}";

    static IReadOnlyList<Entry> People(SnapshotResult result) => result.Snapshot!.Entries(result.Snapshot.Model.FindType("Person")!);

    static SnapshotResult Commit(SnapshotUnderTest test, IEnumerable<string> items)
    {
        test.Repository.Commit(SnapshotUnderTest.Below("content-repo", File(items)));
        return test.Build();
    }

    static void AssertAsBuiltAlone(SnapshotUnderTest test, SnapshotResult result)
    {
        using var git = GitRepository.Open(test.Repository.Path);
        var fresh = new SnapshotBuilder(git, new()).Build(git.Resolve("HEAD"), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(SnapshotDump.Of(fresh), SnapshotDump.Of(result));
    }

    [Fact]
    public void Of_10_000_items_the_changed_one_is_read_and_the_others_are_the_same_entries()
    {
        const int count = 10_000, at = 5_000;
        var items = Items(count);
        using var test = SnapshotUnderTest.Of(Model, File(items) + Others);
        var first = test.Build();
        Assert.Equal((21, count + 20), (first.DocumentsRead, first.EntriesRead));
        _ = first.Snapshot!.Indexes.Search;
        first.Snapshot.Indexes.PrepareReferrers();

        items[at] = items[at].Replace("name: Name", "name: Other\n  ");
        var changed = Commit(test, items);
        Assert.Equal((1, 1), (changed.DocumentsRead, changed.EntriesRead));
        Assert.Equal(count - 1, Kept(first, changed));
        var (slug, name) = ("s" + at, changed.Snapshot!.Model.FindType("Person")!.FindField("name")!.Slot);
        Assert.Equal("\"Other 5000\"", $"\"{((ContentApi.GraphQL.Binding.PreparedValue)changed.Snapshot.FindByUrl("/" + slug)!.Slots[name]!).Value}\"");

        // A line above all items, and so other lines of all of them.
        var moved = Commit(test, items.Prepend("# People\n"));
        Assert.Equal((1, 0, count), (moved.DocumentsRead, moved.EntriesRead, Kept(changed, moved)));
        var last = People(moved)[^1];
        Assert.Equal((count + 1, count + 2), (changed.Snapshot.SourceOf(last).Start.Line, moved.Snapshot!.SourceOf(last).Start.Line));

        // A whole build: the entry with the code that another has loses it, and all others are shared.
        items[9] = items[9].Replace("code: 9", "code: 8");
        var whole = Commit(test, items);
        Assert.Equal((1, 1), (whole.DocumentsRead, whole.EntriesRead));
        Assert.Equal((count - 1, count + 20), (Kept(moved, whole), whole.FilesChecked));

        // An item above the others: their places are other ones, and their values the same.
        var inserted = Commit(test, items.Prepend("- {slug: new, name: N}\n"));
        Assert.Equal((1, 1), (inserted.DocumentsRead, inserted.EntriesRead));
        Assert.Equal(count + 1, People(inserted).Count);

        static int Kept(SnapshotResult before, SnapshotResult after)
        {
            var known = People(before).ToHashSet<Entry>(ReferenceEqualityComparer.Instance);
            return People(after).Count(known.Contains);
        }
    }

    /// <summary>An answer about an item holds when the file changes elsewhere, unless it says where the item is.</summary>
    [Fact]
    public void An_answer_about_an_item_outlives_changes_of_other_items()
    {
        var items = Items(3);
        using var test = SnapshotUnderTest.Of(Model, File(items) + Others);
        var before = test.Snapshot();
        AnswerSources Sources(bool withPlace)
        {
            var reader = new SnapshotReader(before);
            reader.Begin(before, takesNotes: true);
            var entry = reader.FindById("p.yml#s1")!;
            if (withPlace) reader.SourceOf(entry);
            return reader.Sources!;
        }
        var (item, place) = (Sources(withPlace: false), Sources(withPlace: true));

        items[2] = items[2].Replace("Name 2", "Other");
        var after = Commit(test, items).Snapshot!;
        Assert.Equal((true, false), (item.HoldFor(after), place.HoldFor(after)));
        items[1] = items[1].Replace("Name 1", "Other");
        Assert.False(item.HoldFor(Commit(test, items).Snapshot!));
    }

    /// <summary>Each change of a file gives the entries, places and faults of a file that is read alone.</summary>
    [Theory]
    // Faults of the values, of the names and of the Markdown, on lines that move.
    [InlineData("- {slug: a, name: A, code: x}\n- {slug: b, name: B, next: none, text: '[x](gone.md)'}\n- {slug: c, name: C, aliases: [b]}\n", 0,
        "# more\n- {slug: a, name: A}\n")]
    [InlineData("- slug: a\n  name: A\n- slug: b\n  name: B\n  text: |\n    a\n\n    [x](gone.md)\n    <script>x</script>\n- {slug: c, aliases: ['a#b']}\n", 0,
        "\n\n- slug: a\n")]
    // Values that are repeated by their names: the second item changes with the first.
    [InlineData("- &a {slug: a, name: A, code: x}\n- {<<: *a, slug: b}\n- {slug: c, name: C}\n", 0, "- &a {slug: a, name: D, code: 1}\n")]
    [InlineData("- {slug: a, name: &n A}\n- {slug: b, name: *n}\n- {slug: c, name: C}\n", 2, "")]
    // An item with a taken key.
    [InlineData("- {slug: a, name: A}\n- {slug: b, name: B}\n- {slug: b, name: B}\n- {slug: a, name: A, code: x}\n", 0, "- {slug: c, name: C}\n")]
    [InlineData("- {slug: a, name: A}\n- {slug: b}\n- {slug: b, name: B}\n", 1, "")]
    // Items in another order, and other columns.
    [InlineData("- {slug: a, name: A, next: x}\n- {slug: b, name: B, next: x}\n- {slug: c, name: C}\n", 1, "-   {slug: b, name: B, next: x}\n")]
    public void A_version_of_a_file_that_shares_items_is_as_one_that_is_read_alone(string file, int changed, string change)
    {
        using var test = SnapshotUnderTest.Of(Model, File([file]) + Others);
        AssertAsBuiltAlone(test, test.Build());
        var items = file.Split("\n- ").Select((item, i) => $"{(i > 0 ? "- " : "")}{item.TrimEnd('\n')}\n").ToList();
        items[changed] = change;
        AssertAsBuiltAlone(test, Commit(test, items));
        items.Add("- {slug: z, name: Z}\n");
        AssertAsBuiltAlone(test, Commit(test, items));
        items.Reverse();
        AssertAsBuiltAlone(test, Commit(test, items));
    }

    /// <summary>Of the faults of a file a hundred are kept, so that others are told when these are mended.</summary>
    [Theory]
    [InlineData("code: x")]
    [InlineData("other: x")]
    [InlineData("text: '[x](javascript:x)'")]
    public void Faults_beyond_the_limit_are_told_when_others_are_mended(string fault)
    {
        var items = Enumerable.Range(0, 150).Select(i => $"- {{slug: s{i}, name: N, {fault}}}\n").ToList();
        using var test = SnapshotUnderTest.Of(Model, File(items) + Others);
        AssertAsBuiltAlone(test, test.Build());
        items[0] = "- {slug: s0, name: N}\n";
        items[70] = "- {slug: s70, name: N}\n";
        var mended = Commit(test, items);
        AssertAsBuiltAlone(test, mended);
        Assert.InRange(mended.EntriesRead, 2, 10);
        items[120] = "- {slug: s120, name: N}\n";
        var again = Commit(test, items);
        AssertAsBuiltAlone(test, again);
        Assert.InRange(again.EntriesRead, 1, 5);
    }

    /// <summary>The texts of a file share the steps that exceed their length. A text that had no steps left has them when another is shortened.</summary>
    [Fact]
    public void Texts_that_no_steps_were_left_for_are_read_when_there_are()
    {
        var costly = $"- {{slug: s, name: N, text: '{string.Concat(Enumerable.Repeat("*a* ", 1_500))}'}}\n";
        var items = Enumerable.Range(0, 90).Select(i => costly.Replace("slug: s", $"slug: s{i}")).ToList();
        using var test = SnapshotUnderTest.Of(Model, File(items) + Others);
        var all = test.Build();
        var tooComplex = all.Diagnostics.Count(fault => fault.Rule.Code == "CA6004");
        Assert.InRange(tooComplex, 1, 89);
        for (var i = 0; i < 20; i++) items[i] = $"- {{slug: s{i}, name: N}}\n";
        var fewer = Commit(test, items);
        Assert.InRange(fewer.Diagnostics.Count(fault => fault.Rule.Code == "CA6004"), 0, tooComplex - 1);
        AssertAsBuiltAlone(test, fewer);
        items[0] = costly.Replace("slug: s", "slug: s0");
        AssertAsBuiltAlone(test, Commit(test, items));
    }

    [Fact]
    public void Several_types_share_their_items_of_one_file()
    {
        using var test = SnapshotUnderTest.Of(
            """
            type Site @collection(path: "site.yml") { title: String }
            type Gold @collection(path: "site.yml", items: "/gold", key: "name") { name: String! }
            type Silver @collection(path: "site.yml", items: "/silver") { name: String! }
            type Other @collection(path: "others/{name}.yaml") { name: String! }

            """, "-- site.yml --\ntitle: A\ngold:\n  - {name: a}\n  - {name: b}\nsilver: {x: {name: c}}\n" + Others);
        AssertAsBuiltAlone(test, test.Build());
        test.Repository.Commit("-- content-repo/site.yml --\ntitle: B\ngold:\n  - {name: a}\n  # more\n  - {name: b}\n\nsilver: {x: {name: c}}\n");
        var result = test.Build();
        Assert.Equal((1, 1), (result.DocumentsRead, result.EntriesRead));
        AssertAsBuiltAlone(test, result);
    }
}
