using ContentApi.Content.Snapshots;
using ContentApi.Git;

namespace ContentApi.Content.Tests.Snapshots;

/// <summary>A snapshot depends on its commit alone, whatever was built before.</summary>
public sealed class SnapshotHistoryTests
{
    const string Model =
        """
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}") {
          slug: String! @unique
          code: Int @unique
          lead: Report
          reports: [Report!]!
          any: Any
          picture: Asset
          parts: [Part!]
          partsOrNull: [Part]
          body: Markdown @body
        }
        type Report @collection(path: "reports/{slug}.yaml", url: "/{slug}") {
          slug: String! @unique
          main: Page!
          citedBy: [Page!]! @inverse(of: "reports")
          about: [Any!]! @inverse(of: "lead")
        }
        type Home @singleton(path: "pages/a.md", url: "/") { body: Markdown @body  any: Any }
        type Part { about: Any!  picture: Asset }
        union Any = Page | Report
        """;

    /// <summary>The model of the content that <see cref="Edit"/> writes.</summary>
    internal const string EditedModel = """
        type Page @collection(path: "pages/**/{slug}.md", url: "/{permalink ?? slug}") {
          slug: String! @unique
          permalink: String @unique
          code: Int @unique
          rank: Int @unique(with: ["group"])
          group: String
          lead: Report
          reports: [Report!]!
          any: Any
          picture: Asset
          parts: [Part!]
          links: [Link!]!
          goto: Link @redirectTo
          was: [String!] @aliases(relativeTo: ROOT)
          once: String @unique @aliases
          body: Markdown @body
        }
        type Report @collection(path: "reports/{slug}.yaml") {
          slug: String! @unique  main: Page  linkedBy: [Page!]! @inverse(of: "links")
          cover: Asset  citedBy: [Page!]! @inverse(of: "reports")  about: [Any!]! @inverse(of: "lead")
        }
        type Must @collection(path: "musts/{slug}.yaml", plural: "musts") { slug: String!  page: Page!  file: Asset!  note: Note  notes: [Note]  all: [Note!] }
        type Doc @collection(path: "docs/{path**}.md", url: "/docs/{path:dropIndex}/") { path: String  next: Doc  any: Any }
        type Day @collection(path: "docs/{date}-{slug}.md", url: "/{date:yyyy}[/{group}]/{slug}") {
          date: Date!  slug: String! @unique(with: ["date"])  group: String  body: Markdown @body
        }
        type Tab @collection(path: "tabs/{slug}.yaml", url: "/#{slug}") { slug: String! @unique  aliases: [String!] }
        type Home @singleton(path: "home.md", url: "/") { body: Markdown @body  any: Any }
        extend schema @site(assets: ["static", {folder: "content-repo/img", url: "/pics"}])
        type Part { about: Any  picture: Asset }
        type Note { page: Page!  file: Asset  note: Note }
        type Member @collection(path: "data/members{n}.yaml", items: true, key: "slug", url: "/team/{slug}") {
          slug: String!  code: Int @unique  page: Page  boss: Member  must: Member!  text: Markdown  led: [Member!]! @inverse(of: "boss")  note: Note
        }
        type Memo @collection(path: "memos/*.yaml", items: "/all", url: "/memos/{name}") { name: String  about: Member  pages: [Page!]! }
        type Line @collection(path: "memos/*.yaml", items: "/lines") { name: String  about: Any }
        type Book @collection(path: "memos/{name}.yaml", url: "/books/{name}") { name: String! @unique  about: Memo }
        union Any = Page | Report | Tab | Member
        """;

    /// <summary>The seeds that always run, and those of <c>./test --fuzz-cases N --fuzz-seed S</c>.</summary>
    public static IEnumerable<TheoryDataRow<int>> Seeds =>
        new[] { 1, 20_240_501, 5_022 }.Concat(Enumerable.Range((int)FuzzRun.Seed, FuzzRun.Cases(0))).Distinct().Select(seed => new TheoryDataRow<int>(seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_snapshot_is_a_function_of_its_commit(int seed)
    {
        var random = new Random(seed);
        using var test = new SnapshotUnderTest(TestRepository.Empty());
        var commits = new List<string>();
        var files = new Dictionary<string, string> { ["schema/model.graphql"] = Model };
        for (var i = 0; i < 12; i++)
        {
            for (var changes = random.Next(1, 6); changes > 0; changes--) Change(files, random);
            commits.Add(test.Repository.CommitInBulk(files.Select(file => (file.Key, file.Value))));
        }

        foreach (var commit in commits.Concat(Enumerable.Range(0, 12).Select(_ => commits[random.Next(commits.Count)])))
        {
            AssertSame(test, commit, $"seed {seed}, commit {commit}");
        }
    }

    /// <summary>
    /// Commits such as editors make: they change the text of a page, and add, delete and move pages. Two files rarely claim one name; references and links
    /// often lead nowhere.
    /// </summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_snapshot_that_updates_the_previous_one_equals_a_whole_build(int seed)
    {
        var random = new Random(seed);
        using var test = new SnapshotUnderTest(TestRepository.Empty());
        var files = new Dictionary<string, string> { ["schema/model.graphql"] = EditedModel };
        for (var i = 0; i < 40; i++) Edit(files, random, onlyAdds: true);
        test.Repository.CommitInBulk(files.Select(file => (file.Key, file.Value)));
        var all = test.Build();
        Assert.True(all.FilesChecked >= 20);
        const int commits = 80;
        var updates = 0;
        for (var i = 0; i < commits; i++)
        {
            for (var changes = random.Next(1, 3); changes > 0; changes--) Edit(files, random, onlyAdds: false);
            var commit = test.Repository.CommitInBulk(files.Select(file => (file.Key, file.Value)));
            var (fresh, again) = AssertSame(test, commit, $"seed {seed}, commit {i}");
            Assert.NotNull(fresh.Snapshot);
            if (again.FilesChecked < fresh.FilesChecked) updates++;
            // Editors repair most errors that keep an entry from being served or from having its URL.
            foreach (var diagnostic in fresh.Diagnostics)
                if (diagnostic.Rule.Code is "CA4006" or "CA4009" or "CA5002" && random.Next(3) > 0)
                    if (diagnostic.Path.Contains("/data/")) EditItems(files, diagnostic.Path, items => items.RemoveAll(_ => random.Next(3) == 0));
                    else files.Remove(diagnostic.Path);
        }
        TestReport.Add("snapshots", $"seed {seed}: {updates} of {commits} random commits were made of the snapshot before,"
            + " with the same result as a build of the whole");
        Assert.InRange(updates, 15, commits);
    }

    static (SnapshotResult Fresh, SnapshotResult Again) AssertSame(SnapshotUnderTest test, string commit, string context)
    {
        using var git = GitRepository.Open(test.Repository.Path);
        var fresh = new SnapshotBuilder(git, new()).Build(git.Resolve(commit), cancellation: TestContext.Current.CancellationToken);
        var again = test.Build(commit);
        var (expected, actual) = (SnapshotDump.Of(fresh), SnapshotDump.Of(again));
        if (expected != actual) Assert.Fail($"{context}:\n{expected}\n--- but after other commits\n{actual}");
        return (fresh, again);
    }

    /// <summary>Makes one change such as an editor makes.</summary>
    internal static void Edit(Dictionary<string, string> files, Random random, bool onlyAdds)
    {
        if (random.Next(4) == 0) EditItemFile(files, random, onlyAdds);
        else EditFile(files, random, onlyAdds);
    }

    static void EditItems(Dictionary<string, string> files, string path, Action<List<string>> edit)
    {
        var items = files.GetValueOrDefault(path, "").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        edit(items);
        files[path] = string.Concat(items.Select(item => $"{item}\n"));
    }

    /// <summary>Adds, removes, moves, renames, repeats or breaks an item of a file, each of which is a line, or breaks the file.</summary>
    static void EditItemFile(Dictionary<string, string> files, Random random, bool onlyAdds)
    {
        string Pick(params string[] texts) => texts[random.Next(texts.Length)];
        string Name() => $"{Pick("p", "q", "r")}{random.Next(12)}";
        string Key() => $"{Pick("m", "n")}{random.Next(40)}";
        string Text() =>
            $"[x](/pages/{Name()}) [y](../memos/a.yaml) [w](/memos/b.yaml%23/all/{random.Next(3)}) [v](members1.yaml%23{Key()}) [z](/team/{Key()})";
        string Member() =>
            $"- {{slug: {Key()}, must: m0, page: {Name()}{Pick("", $", code: {random.Next(400)}", $", boss: {Key()}")}"
                + $"{Pick("", $", text: '{Text()}'", $", aliases: [/{Name()}]", $", note: {{page: {Name()}}}")}}}";
        if (random.Next(3) == 0)
        {
            files[$"content-repo/memos/{Pick("a", "b")}.yaml"] = Pick(
                $"all: [{{name: {Name()}, about: {Key()}}}, {{pages: [{Name()}, m1]}}]\n",
                $"all: {{x: {{about: {Name()}}}, {Name()}: {{name: {Name()}}}}}\n",
                $"lines: [{{name: {Name()}, about: {Name()}}}, {{about: m1}}]\nall: [{{name: m2}}]\nabout: memos/a.yaml#/all/{random.Next(3)}\n",
                "all:\n", "all: [1\n", "all: text\n", "");
            return;
        }
        var path = $"content-repo/data/members{Pick("1", "1", "1", "2")}.yaml";
        EditItems(files, path, items =>
        {
            if (items.Count == 0 && path.Contains('1')) items.Add("- {slug: m0, must: m0}");
            var at = random.Next(items.Count + 1);
            switch (onlyAdds || items.Count == 0 ? 0 : random.Next(12))
            {
                case 1 or 2: items.RemoveAt(random.Next(items.Count)); break;
                case 3: items.Reverse(); break;
                case 4: items.Insert(at, items[random.Next(items.Count)]); break;
                case 5: items.Insert(at, Pick("- text", "- [1]", "-", "- {slug: m5, code: x}", "- {must: m0}", "- {slug: n7}")); break;
                case 6: items.Insert(at, Pick("- {slug: m1", "# comment", "key: value")); break;
                case 7 or 8: items[random.Next(items.Count)] = Member(); break;
                case 9: items.RemoveAll(item => !item.StartsWith("- {slug: m", StringComparison.Ordinal) || !item.EndsWith('}')); break;
                default: items.Insert(at, Member()); break;
            }
        });
    }

    static void EditFile(Dictionary<string, string> files, Random random, bool onlyAdds)
    {
        string Pick(params string[] texts) => texts[random.Next(texts.Length)];
        // Names of several spellings: two Unicode forms, capitals, and percent-encoding, which a file may have as well.
        string Name() => random.Next(6) > 0 ? $"{Pick("p", "q", "r")}{random.Next(12)}"
            : $"{Pick("é", "e\u0301", "É", "P", "p%3", "r%C3%A9")}{random.Next(3)}";
        // A reference by key, address, file name or path.
        string Target() => Pick(Name(), Name(), $"/{Name()}", $"/{Name()}/?a=b#c", $"docs/{Name()}/",
            $"/docs/{Pick("", "a/")}{Name()}", $"'/#{Name()}'", $"/team/{Name()}",
            $"{Name()}.md", "/", $"sub/s{Name()}", $"s{Name()}", $"{Name()}%2Emd#x");
        string Page() =>
            $"---\n{Pick("", "", $"code: {random.Next(400)}\n", $"slug: {Name()}x{random.Next(200)}\n", $"aliases: [/{Name()}, /old/{Name()}]\n",
                "slug: ''\n", "code: soon\n", "aliases: ['', /old/x]\n", "picture: ../../../out.png\n",
                $"Code: {random.Next(400)}\n", $"rank: {random.Next(9)}\ngroup: {Pick("a", "b")}\n",
                $"permalink: {Pick("false", "/old/x/", "''", $"/at/{Name()}")}\n", $"once: /old/{Name()}\n",
                $"goto: {Target()}\n", $"was: [{Name()}, 'x/{Name()}']\n")}"
                + $"lead: {Name()}\n"
                + $"any: {Pick(Target(), Target(), $"reports/{Name()}", $"{{page: {Name()}}}", $"{{nothing: {Name()}}}")}\n"
            + $"reports: [{Target()}, {Pick(Name(), Name(), Name(), "''")}]\n"
            + $"{Pick("", $"picture: {Pick("/img/", "/pics/", "../../static/img/")}{Name()}.png\n")}"
            + $"links: [{Target()}, {Pick($"{{label: x, url: {Target()}}}", "https://example.org", $"{{report: {Name()}}}")}]\n"
            + $"parts: [{Pick("", $"{{about: {{report: {Name()}}}}}", $"{{about: {Name()}}}", "''", $"{{about: {Name()}}}, x")}]\n---\n"
            + $"[x]({Pick($"{Name()}.md", $"/{Name()}", $"/old/{Name()}", $"sub/s{Name()}", $"/reports/{Name()}", "sub/", "/",
                $"{{{{< ref \"{Name()}\" >}}}}", $"{{{{< relref \"pages/{Name()}.md\" >}}}}", $"{{% link reports/{Name()}.md %}}")}) ![y](/img/{Name()}.png)\n";
        var paths = files.Keys.Where(path => path.StartsWith("content-repo/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        switch (onlyAdds ? 20 + random.Next(10) : random.Next(30))
        {
            case < 3: files.Remove(paths[random.Next(paths.Count)]); break;
            case 3: files[$"content-repo/other/{Name()}.md"] = "unknown"; break;
            case 4: 
                files["content-repo/redirects.yaml"] =
                    $"/{Name()}: /{Name()}\n/old/{Name()}: /{Name()}\n/img/old: /img/{Name()}.png\n/was/*: /{Pick("", "was/")}:splat\n";
                break;
            case 5:
                files["content-repo/home.md"] = $"---\nany: {Target()}\n---\n"
                    + $"{string.Concat(Enumerable.Range(0, 12).Select(_ => $"[p]({Pick("pages/", "pages/sub/s", "", "", "")}{Name()}) "))}\n";
                break;
            case 6: files[$"content-repo/pages/{Pick("", "sub/")}{Pick("index", "_index")}.md"] = Page(); break;
            case 7: files[$"content-repo/pages/{Name()}.md"] = Pick("---\nlead: [1\n---\n", "---\nparts: x\n---\n", "---\nreports: [[x]]\n---\n"); break;
            case 8:
                files[$"content-repo/musts/{Pick("a", "b")}.yaml"] = $"page: {Target()}\nfile: /img/{Name()}.png\n"
                    + Pick("", $"note: {{page: {Name()}, note: {{page: {Name()}}}}}\n", $"notes: [{{page: {Name()}}}, {{file: x}}]\n",
                        $"all: [{{page: {Name()}}}]\n");
                break;
            case 9: files.Remove($"content-repo/musts/{Pick("a", "b")}.yaml"); break;
            case 10 when random.Next(2) == 0: files[$"content-repo/tabs/{Name()}.yaml"] = ""; break;
            case 10: files["schema/more.graphql"] = $"enum Unused {{ {Pick("A", "B")} }}"; break;
            case < 14 when random.Next(2) == 0:
                files[$"content-repo/docs/{Pick("", "a/", "a/b/")}{Pick(Name(), "index", $"201{random.Next(10)}-02-0{random.Next(3)}-{Pick("x", "y")}")}.md"] =
                    Pick("", $"---\nnext: {Pick("docs/", "", "docs/a/")}{Name()}\nany: {Target()}\n---\n", "---\ngroup: a\n---\n[x](/docs/a) [y](a/b.md)\n");
                break;
            case < 14 when paths[random.Next(paths.Count)] is var path: // a page moves
                files.Remove(path, out var text);
                files[Path.ChangeExtension(path, null) + Pick("a", "b") + Path.GetExtension(path)] = text!;
                break;
            case < 17 when paths[random.Next(paths.Count)] is var path && path.EndsWith(".md", StringComparison.Ordinal): files[path] = Page(); break;
            case 17: files[$"static/{Pick("img", "pics", "x")}/{Name()}.png"] = Name(); break;
            case 18 when files.Keys.FirstOrDefault(path => path.StartsWith("static/", StringComparison.Ordinal)) is { } published:
                files.Remove(published);
                break;
            case < 22: files[$"content-repo/img/{Name()}.png"] = Name(); break;
            case < 25:
                files[$"content-repo/reports/{Name()}.yaml"] = Pick($"main: {Target()}\n", $"main: pages/{Name()}\ncover: /img/{Name()}.png\n", "");
                break;
            default: files[$"content-repo/pages/{Pick("", "", "sub/s")}{Name()}.md"] = Page(); break;
        }
    }

    static void Change(Dictionary<string, string> files, Random random)
    {
        string Pick(params string[] texts) => texts[random.Next(texts.Length)];
        var name = Pick("a", "b", "c", "d");
        var any = Pick("a", "b", "c", "reports/a", "/pages/b.md", "{page: a}", "{report: c}", "d");
        switch (random.Next(12))
        {
            case 0:
                files.Remove(files.Keys.Where(path => path != "schema/model.graphql").DefaultIfEmpty("").ElementAt(random.Next(Math.Max(1, files.Count - 1))));
                break;
            case 1: files["schema/model.graphql"] = Pick(Model, Model, Model + "\n", Model.Replace("main: Page!", "main: Page"), "type Page {"); break;
            case 2: files[$"content-repo/img/{name}.png"] = name; break;
            case 3: files[$"content-repo/other/{name}.md"] = name; break;
            case < 8:
                files[$"content-repo/reports/{name}.yaml"] =
                    Pick($"main: {any}", $"main: {any}\nslug: {Pick("a", "b", "e", "''", "[x]")}", "main: [1", "main: a", "other: 1");
                break;
            default:
                files[$"content-repo/pages/{name}.md"] =
                    $"---\n{Pick("", "code: 1\n", "code: x\n", $"slug: {Pick("a", "b", "e", "''")}\n")}lead: {Pick("a", "b", "e", "[a]")}\n"
                    + $"any: {any}\nreports: [{Pick("a", "b, c", "a, a, e", "a, ''")}]\npicture: {Pick("../img/", "../../img/")}{name}.png\n"
                    + $"{Pick("parts", "parts", "partsOrNull")}: "
                    + $"[{Pick("", "{about: a}", "{about: a}, {about: ''}", $"{{about: a}}, {{about: {any}}}")}]\n---\n" +
                    $"[x]({Pick("a.md", "b", "/c", "../reports/a.yaml", "../img/a.png")}) ![y](../img/{name}.png)\n";
                break;
        }
    }
}
