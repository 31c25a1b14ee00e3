using System.Text.Json;

namespace ContentApi.Server.Tests.CommandLine;

/// <summary>The whole output of <c>check</c> on real repositories.</summary>
public sealed class CheckTests : IDisposable
{
    const string Model =
        """
        -- schema/site.graphql --
        type Post @collection(path: "p/{slug}.md", url: "/{slug}") {
          slug: String! @unique @constraint(pattern: "^[a-z0-9-]+$")
          title: String!
          date: Date
          author: Author
          links: [Link!]
          body: Markdown @body
        }
        type Link { label: String!  url: URL }
        type Author @collection(path: "a/{slug}.md") { slug: String! @unique  name: String!  editor: Author!  body: Markdown @body }

        """;

    TestRepository repository = TestRepository.Empty();

    public void Dispose() => repository.Dispose();

    void Commit(string content) => repository.Commit(content == "" ? "" : string.Concat(FileListing.Parse(content)
        .Select(file => $"-- {(file.Path.StartsWith("schema/", StringComparison.Ordinal) ? "" : "content-repo/")}{file.Path} --\n{file.Text}")));

    /// <summary>Runs <c>check</c> and returns its output without the content root, the commit and the time.</summary>
    async Task<string> Check(params string[] options)
    {
        var (_, output, errors) = await ContentApiProgram.RunAsync(repository.Path, ["check", .. options]);
        Assert.Equal("", errors);
        var lines = output.Replace("content-repo/", "").Replace(repository.Head[..10], "*").Split('\n')
            .Select(line => line.Contains(" at commit *", StringComparison.Ordinal) ? line[..line.LastIndexOf(',')] + ", * s." : line);
        return string.Join('\n', lines);
    }

    static string Posts(int count, Func<int, string> frontMatter) =>
        string.Concat(Enumerable.Range(1, count).Select(i => $"-- p/{i}.md --\n---\ntitle: Post {i}\n{frontMatter(i)}---\n"));

    static void AssertOutput(string expected, string actual) => Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", actual);

    [Fact]
    public async Task A_site_without_faults_has_one_line()
    {
        Commit(Model + Posts(2, _ => ""));
        AssertOutput("2 entries at commit * (HEAD): 0 errors, 0 warnings, * s.", await Check());
    }

    [Fact]
    public async Task Hundreds_of_warnings_that_say_the_same_are_a_line_for_each_kind()
    {
        Commit(Model + Posts(300, i => $"layout: post\nalias: /old-{i}\nauthor: nobody-{i}-{i * 7}\n"));
        AssertOutput(
            """
            warning CA4001: Post has no field "layout"; the value is not served. 300 times, as in p/1.md:3:1, p/10.md:3:1, p/100.md:3:1.
                Remove the key, or declare a field for it in the content model.
            warning CA4001: Post has no field "alias"; the value is not served. 300 times, as in p/1.md:4:1, p/10.md:4:1, p/100.md:4:1.
                Did you mean "aliases"?
            warning CA5001: "…" names no Author. 300 times, as in p/1.md:5:9 ("nobody-1-7"), p/10.md:5:9 ("nobody-10-70"), p/100.md:5:9 ("nobody-100-700").
                Write the target's slug, or its content path.
            Diagnostics that say the same are counted: --verbose prints each.
            300 entries at commit * (HEAD): 0 errors, 900 warnings, * s.
            Begin with p/1.md:3:1: Post has no field "layout"; the value is not served. Remove the key, or declare a field for it in the content model.
            That is behind 300 of 900 diagnostics.
            """, await Check());
        var verbose = (await Check("--verbose")).Split('\n');
        const string layout = ": warning CA4001: Post has no field \"layout\"; the value is not served.";
        Assert.Equal(300, verbose.Count(line => line.EndsWith(layout, StringComparison.Ordinal)));
        Assert.Equal(900, verbose.Count(line => line.Contains(": warning CA", StringComparison.Ordinal)));
        Assert.DoesNotContain(verbose, line => line.Contains("times", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Few_diagnostics_are_written_one_by_one_causes_before_consequences()
    {
        Commit(Model
            + """
            -- a/ann.md --
            ---
            nam: Ann
            editor: ann
            ---
            -- a/bob.md --
            ---
            name: Bob
            editor: ann
            ---
            -- p/a.md --
            ---
            title: A
            author: bob
            colour: red
            ---
            -- p/Big News.md --
            ---
            title: B
            ---

            """);
        const string hint = "Add 'name:' with a value to the front matter.";
        AssertOutput(
            $"""
            a/ann.md:1:1: error CA4002: The required field "name" of Author is missing: there is no key "name", so this file is left out.
                {hint}
            a/bob.md:3:9: error CA5002: "ann" names no Author, so this file is left out.
                a/ann.md has errors and is left out.
            p/a.md:3:9: warning CA5001: "bob" names no Author.
                a/bob.md has errors and is left out.
            p/Big News.md:1:1: error CA4005: "slug" takes only lower-case letters, digits and hyphens, not "Big News", so this file is left out.
                The value comes from the file's name: rename the file, for example so that it gives "big-news".
            a/ann.md:2:1: warning CA4001: Author has no field "nam"; the value is not served.
                Did you mean "name"?
            p/a.md:4:1: warning CA4001: Post has no field "colour"; the value is not served.
                Remove the key, or declare a field for it in the content model.
            1 entry at commit * (HEAD): 3 errors, 3 warnings, * s.
            Begin with a/ann.md:1:1: The required field "name" of Author is missing: there is no key "name", so this file is left out. {hint}
            That is behind 3 of 6 diagnostics.
            """, await Check());
    }

    [Fact]
    public async Task References_to_a_file_that_is_left_out_are_counted_below_its_error()
    {
        Commit(Model + Posts(12, _ => "author: ann\n") + "-- a/ann.md --\n---\nname: [Ann]\neditor: ann\n---\n");
        AssertOutput(
            """
            a/ann.md:2:7: error CA4003: "name" takes a text, not a list, so this file is left out.
                Write one value, or declare the field as a list.
                12 references lead to it: p/1.md:3:9, p/10.md:3:9, p/11.md:3:9, ...
            Diagnostics that say the same are counted: --verbose prints each.
            12 entries at commit * (HEAD): 1 error, 12 warnings, * s.
            Begin with a/ann.md:2:7: "name" takes a text, not a list, so this file is left out. Write one value, or declare the field as a list.
            That is behind all 13 diagnostics.
            """, await Check());
    }

    [Fact]
    public async Task A_rename_that_breaks_references_is_told_with_the_new_name()
    {
        Commit(Model + Posts(5, i => $"author: {(i < 5 ? "ann" : "a/ann.md")}\n") + "-- a/ann.md --\n---\nname: Ann\neditor: ann\n---\n");
        repository.Git("mv", "content-repo/a/ann.md", "content-repo/a/ada.md");
        Commit("-- a/ada.md --\n---\nname: Ann\neditor: ada\n---\n");
        AssertOutput(
            """
            warning CA5001: "ann" names no Author. a/ann.md was renamed to a/ada.md in this commit. 4 times, as in p/1.md:3:9, p/2.md:3:9, p/3.md:3:9.
                Write "ada".
            p/5.md:3:9: warning CA5001: "a/ann.md" names no Author. a/ann.md was renamed to a/ada.md in this commit.
                Write "a/ada.md".
            Diagnostics that say the same are counted: --verbose prints each.
            6 entries at commit * (HEAD): 0 errors, 5 warnings, * s.
            Begin with p/1.md:3:9: "ann" names no Author. a/ann.md was renamed to a/ada.md in this commit. Write "ada".
            That is behind 4 of 5 diagnostics.
            """, await Check());
    }

    [Fact]
    public async Task A_faulty_model_and_a_missing_folder_come_first()
    {
        Commit("-- schema/site.graphql --\ntype A @collection(path: \"a/*.md\") { b: Nothing  c: Nobody }\n");
        var lines = (await Check("--content", "nowhere")).Split('\n');
        Assert.StartsWith("nowhere:1:1: error CA2010: ", lines[0]);
        Assert.StartsWith("schema/site.graphql:1:41: error CA1002: ", lines[2]);
        Assert.StartsWith("Begin with nowhere:1:1: ", lines[^2]);
    }

    [Fact]
    public async Task The_example_in_the_documentation_is_what_check_prints()
    {
        const string model =
            """
            -- schema/site.graphql --
            type Post @collection(path: "posts/{slug}.md") { slug: String! @unique @constraint(pattern: "^[a-z0-9-]+$")  title: String  author: Author }
            type Author @collection(path: "authors/{slug}.md") { slug: String! @unique  name: String  born: Date! }

            """;
        Commit(model + Posts(12, _ => "layout: post\nauthor: ann\n").Replace("-- p/", "-- posts/p") + "-- posts/Big News.md --\n"
            + "-- authors/ann.md --\n---\nname: Ann\nborn: 2024-13-01\n---\n");
        var example = ProjectFolder.Read("docs/diagnostics.md").Split("```text\n")[1].Split("```")[0];
        Assert.Equal(example.Replace("content-repo/", "").Replace("4e1c8a07d2", "*").Replace("0.35 s", "* s"), await Check());
    }

    [Fact]
    public async Task The_formats_for_programs_have_every_diagnostic()
    {
        Commit(Model + Posts(12, _ => "author: ann\nlayout: post\n") + "-- a/ann.md --\n---\nname: [Ann]\neditor: ann\n---\n");
        var told = JsonElement.Parse(await Check("--format", "json")).GetProperty("diagnostics").EnumerateArray().ToList();
        Assert.Equal(25, told.Count);
        Assert.Equal(12, told.Count(one => one.GetProperty("cause").GetString() == "a/ann.md"));

        var commands = (await Check("--format", "github")).Split('\n');
        Assert.Equal(25, commands.Count(line => line.StartsWith("::", StringComparison.Ordinal)));
        Assert.StartsWith("::error file=a/ann.md,line=2,", commands[0]);
        Assert.StartsWith("::warning file=p/1.md,line=3,col=9,title=CA5001::", commands[1]);
    }

    [Fact]
    public async Task A_shallow_clone_and_a_first_commit_are_checked_without_a_parent()
    {
        Commit(Model + Posts(1, _ => "author: ann\n"));
        Commit("-- p/q.md --\n---\ntitle: Q\n---\n");
        using var whole = repository;
        repository = whole.Clone("--depth=1");
        AssertOutput(
            """
            p/1.md:3:9: warning CA5001: "ann" names no Author.
                Write the target's slug, or its content path.
            2 entries at commit * (HEAD): 0 errors, 1 warning, * s.
            """, await Check());
    }
}
