using System.Text;
using System.Text.Json;
using ContentApi.Content.Api;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;

namespace ContentApi.Content.Tests.Snapshots;

/// <summary>A remembered answer that is declared valid for another commit equals a fresh answer there.</summary>
public sealed class AnswerSourcesTests
{
    static readonly string[] queries =
    [
        "query($name: String!) { page(slug: $name) { slug code lead { slug sys { url } } reports { slug main { slug code } } "
            + "any { __typename ... on Page { slug code } } picture { path source { blobOid } } parts { about { ... on Report { slug } } } "
            + "body { html links { url } } } }",
        "query($name: String!) { page(slug: $name) { slug } }",
        "query($name: String!) { report(slug: $name) { slug citedBy { slug } about { ... on Page { slug } } cover { path } main { body { text } } } }",
        "query($name: String!) { a: page(path: $name) { code } node(id: $name) { id sys { breadcrumbs { sys { url } } } } "
            + "nodes(ids: [$name, \"home.md\"]) { id } }",
        "query($name: String!) { route(path: $name) { __typename ... on Page { slug code } ... on Redirect { to entry { id } } } }",
        "{ home { any { ... on Page { slug } ... on Report { slug main { code } } } body { html } } }",
        "{ musts { nodes { slug page { slug code } file { path } } } }",
        "{ pages(first: 5) { totalCount nodes { slug code sys { path referencedBy { totalCount } } } } }",
        "{ reports { nodes { slug main { code } } } }",
        "{ reports(first: 3) { nodes { slug } pageInfo { hasNextPage } } }",
        "query($name: String!) { pages(where: {lead: {slug: {eq: $name}}}, orderBy: {code: DESC}) { nodes { slug } } }",
        "query($name: String!) { pages(where: {slug: {startsWith: $name}, code: {gte: 1}}, orderBy: {code: DESC}, first: 3) { totalCount nodes { slug code } "
            + "pageInfo { hasNextPage } } }",
        "query($name: String!) { reports(where: {or: [{slug: {lt: $name}}, {not: {sys: {path: {contains: \"p\"}}}}]}, orderBy: {slug: DESC}) { totalCount "
            + "nodes { slug } } }",
        "{ reports(where: {about: {isEmpty: true}}) { nodes { slug } } }",
        "{ musts(where: {file: {path: {contains: \"a\"}}}) { totalCount } }",
        "{ pages(where: {parts: {some: {picture: {path: {contains: \".\"}}}}, reports: {all: {}}}) { totalCount nodes { slug } } }",
        "{ pages(orderBy: [{lead: {slug: ASC}}, {code: DESC}], first: 4) { nodes { slug } } }",
        "{ members(first: 3) { nodes { slug code sys { source { line blobOid } } } } }",
        "{ node(id: \"data/members1.yaml#m0\") { ... on Member { slug page { slug } } } }",
        "{ node(id: \"data/members1.yaml#m0\") { sys { source { line } } } }",
        "{ snapshot { oid } }",
    ];

    [Theory]
    [MemberData(nameof(SnapshotHistoryTests.Seeds), MemberType = typeof(SnapshotHistoryTests))]
    public void An_answer_that_holds_for_another_commit_equals_a_fresh_answer_there(int seed)
    {
        var random = new Random(seed);
        using var test = new SnapshotUnderTest(TestRepository.Empty());
        var files = new Dictionary<string, string> { ["schema/model.graphql"] = SnapshotHistoryTests.EditedModel };
        for (var i = 0; i < 60; i++) SnapshotHistoryTests.Edit(files, random, onlyAdds: true);
        var snapshot = Commit();
        var engine = new GraphQLEngine(ApiSchema.Build(snapshot.Model));
        var model = snapshot.Model;
        var kept = new List<(string Query, JsonElement Variables, string Answer, AnswerSources Sources)>();
        var (held, changed, dropped) = (0, 0, 0);
        const int commits = 40;
        for (var commit = 0; commit < commits; commit++)
        {
            for (var asked = 0; asked < 30; asked++)
            {
                var query = queries[random.Next(queries.Length)];
                var variables = JsonSerializer.SerializeToElement(new { name = Name(random) });
                var (answer, sources) = Ask(query, variables);
                kept.Add((query, variables, answer, sources));
            }
            for (var changes = random.Next(1, 3); changes > 0; changes--) SnapshotHistoryTests.Edit(files, random, onlyAdds: false);
            // The model stays the same: a changed one would have another engine and other answers.
            files["schema/model.graphql"] = SnapshotHistoryTests.EditedModel;
            files.Remove("schema/more.graphql");
            snapshot = Commit();
            Assert.Same(model, snapshot.Model);
            for (var i = kept.Count - 1; i >= 0; i--)
            {
                var (query, variables, answer, sources) = kept[i];
                var now = Ask(query, variables).Answer;
                if (sources.HoldFor(snapshot))
                {
                    Assert.True(answer == now, $"seed {seed}, commit {commit}: {query} {variables}\n{answer}\n{now}");
                    held++;
                    continue;
                }
                if (answer == now) dropped++;
                else changed++;
                kept.RemoveAt(i);
            }
            // The oldest answers have been compared often enough.
            if (kept.Count > 150) kept.RemoveRange(0, kept.Count - 150);
        }
        TestReport.Add("answers", $"seed {seed}: over {commits} random commits {held} answers held for the next commit, {changed} had changed,"
            + $" {dropped} were made anew although they had not");
        Assert.True(held > 1_000 && changed > 40, $"{held} held, {changed} changed");
        // An answer is dropped needlessly if a commit touches an index that found it but not its content.
        Assert.True(dropped < held, $"{dropped} given up, {held} held");

        ContentSnapshot Commit()
        {
            test.Repository.CommitInBulk(files.Select(file => (file.Key, file.Value)));
            return test.Build().Snapshot!;
        }

        (string Answer, AnswerSources Sources) Ask(string query, JsonElement variables)
        {
            var reader = new SnapshotReader(snapshot);
            reader.Begin(snapshot, takesNotes: true);
            using var writer = new ResponseWriter();
            engine.Execute(
                new GraphQLRequest { Query = Encoding.UTF8.GetBytes(query), Variables = variables, State = reader },
                writer, TestContext.Current.CancellationToken);
            return (Encoding.UTF8.GetString(writer.Written.Span), reader.Sources!);
        }
    }

    static string Name(Random random)
    {
        string Pick(params string[] texts) => texts[random.Next(texts.Length)];
        var name = $"{Pick("p", "q", "r")}{random.Next(12)}";
        return Pick(name, name, name, $"s{name}", $"pages/{name}.md", $"/{name}",
            $"/old/{name}", $"/{name.ToUpperInvariant()}", $"reports/{name}", "/", "home.md");
    }

    [Fact]
    public void An_answer_outlives_a_commit_to_another_page()
    {
        using var test = SnapshotUnderTest.Of(
            """
            type Page @collection(path: "pages/{slug}.md", url: "/{slug}") { slug: String! @unique  title: String  next: Page  body: Markdown @body }
            """,
            "-- pages/a.md --\n---\nnext: b\n---\n[b](b.md)\n-- pages/b.md --\n---\ntitle: B\n---\n-- pages/c.md --\n"
                + string.Concat(Enumerable.Range(0, 20).Select(i => $"-- pages/n{i}.md --\n")));
        var before = test.Snapshot();
        AnswerSources Sources(string query)
        {
            var reader = new SnapshotReader(before);
            reader.Begin(before, takesNotes: true);
            using var writer = new ResponseWriter();
            new GraphQLEngine(ApiSchema.Build(before.Model)).Execute(
                new GraphQLRequest { Query = Encoding.UTF8.GetBytes(query), State = reader }, writer, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("errors", Encoding.UTF8.GetString(writer.Written.Span));
            return reader.Sources!;
        }
        var (page, next, list, all) = (
            Sources("{ page(slug: \"a\") { body { html } } }"), Sources("{ page(slug: \"a\") { next { title } } }"),
            Sources("{ pages { nodes { slug } } }"), Sources("{ snapshot { oid } }"));

        var other = test.Commit("-- pages/c.md --\nother");
        Assert.Equal((true, true, false, false), (page.HoldFor(other), next.HoldFor(other), list.HoldFor(other), all.HoldFor(other)));
        var target = test.Commit("-- pages/b.md --\n---\ntitle: C\n---\n");
        Assert.Equal((true, false), (page.HoldFor(target), next.HoldFor(target)));
        var moved = test.Commit("-- pages/b.md --\n---\nslug: d\n---\n");
        Assert.False(page.HoldFor(moved));
        Assert.True(page.HoldFor(before) && next.HoldFor(before) && list.HoldFor(before) && all.HoldFor(before));
    }

    /// <summary>A commit may give an entry a value, or an object, without a change of its file.</summary>
    [Theory]
    [InlineData("-- pages/a.yaml --\ncode: 1\n", "-- pages/a.yaml --\ncode: 2\n")]
    [InlineData("", "-- pages/d.yaml --\ncode: 3\n")]
    public void An_answer_about_an_entry_does_not_outlive_what_other_files_take_from_it(string first, string second)
    {
        using var test = SnapshotUnderTest.Of(
            """
            type Page @collection(path: "pages/{name}.yaml") { name: String!  code: Int @unique  part: Part }
            type Part { page: Page! }
            """,
            $"{first}-- pages/b.yaml --\ncode: 1\npart: {{page: pages/d}}\n"
                + string.Concat(Enumerable.Range(0, 20).Select(i => $"-- pages/n{i}.yaml --\n")));
        var before = test.Snapshot();
        var reader = new SnapshotReader(before);
        reader.Begin(before, takesNotes: true);
        reader.FindById("pages/b.yaml");
        var sources = reader.Sources!;

        Assert.True(sources.HoldFor(test.Commit("-- pages/n1.yaml --\npart: {page: pages/b.yaml}\n")));
        Assert.False(sources.HoldFor(test.Commit(second)));
    }

    [Theory]
    [InlineData("where: {slug: {gte: \"a\"}, body: {contains: \"w\"}, tags: {none: {eq: \"x\"}}}, orderBy: [{views: DESC}, {slug: ASC}]", true)]
    [InlineData("where: {not: {or: [{views: {in: [1, 2]}}, {sys: {path: {endsWith: \".txt\"}}}]}}, first: 1", true)]
    [InlineData("where: {author: {name: {eq: \"Ann\"}}}", false)]
    [InlineData("where: {picture: {path: {contains: \"a\"}}}", false)]
    [InlineData("where: {authors: {all: {}}}", false)]
    [InlineData("orderBy: {author: {name: ASC}}", false)]
    public void A_list_that_depends_only_on_its_type_outlives_commits_to_other_types(string arguments, bool outlives)
    {
        using var test = SnapshotUnderTest.Of(
            """
            type Page @collection(path: "pages/{slug}.md") {
              slug: String! @unique  views: Int  tags: [String!]!  author: Author
              authors: [Author!]!  picture: Asset  body: Markdown @body }
            type Author @collection(path: "authors/{slug}.yaml") { slug: String! @unique  name: String }
            """,
            "-- pages/a.md --\n---\nviews: 3\ntags: [y]\nauthor: ann\nauthors: [ann]\npicture: a.png\n---\nwords\n"
                + "-- pages/b.md --\nwords\n-- a.png --\n-- authors/ann.yaml --\nname: Ann\n"
                + string.Concat(Enumerable.Range(0, 20).Select(i => $"-- authors/n{i}.yaml --\nname: N\n")));
        var before = test.Snapshot();
        var reader = new SnapshotReader(before);
        reader.Begin(before, takesNotes: true);
        using var writer = new ResponseWriter();
        var query = Encoding.UTF8.GetBytes($"{{ pages({arguments}) {{ totalCount nodes {{ slug views }} pageInfo {{ hasNextPage }} }} }}");
        new GraphQLEngine(ApiSchema.Build(before.Model)).Execute(
            new GraphQLRequest { Query = query, State = reader }, writer, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("errors", Encoding.UTF8.GetString(writer.Written.Span));
        var sources = reader.Sources!;

        Assert.Equal(outlives, sources.HoldFor(test.Commit("-- authors/ann.yaml --\nname: Anna\n")));
        Assert.False(sources.HoldFor(test.Commit("-- pages/b.md --\nother words\n")));
    }
}
