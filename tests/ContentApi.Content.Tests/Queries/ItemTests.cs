using System.Text.Json;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Response;

namespace ContentApi.Content.Tests.Queries;

/// <summary>The entries of data files that hold several.</summary>
public sealed class ItemTests
{
    const string Site = """
        -- schema/m.graphql --
        type Author @collection(path: "_data/authors.yml", items: true, key: "slug", url: "/team/{slug}") {
          slug: String!
          name: String! @searchable
          email: EmailAddress @unique
          boss: Author
          picture: Asset
          about: Markdown @searchable
          wrote: [Post!]! @inverse(of: "authors")
        }
        type Sponsor @collection(path: "_data/sponsors.yml", items: true) { name: String!  level: Int }
        type Gold @collection(path: "_data/levels.json", items: "/sponsors/gold~1silver", key: "name") { name: String! }
        type Event @collection(path: "_data/events/{year}.*", items: true, key: "title") { title: String!  year: String!  on: Date }
        type Question @collection(path: "faq/*.md", items: "/faq", key: "q") { q: String!  a: Markdown }
        type Menu @collection(path: "_data/menus.yml", items: true, key: "name") { name: String!  links: [MenuLink!]! @tree(maxDepth: 3) }
        type MenuLink { label: String!  target: Target  links: [MenuLink!]! }
        type Tag @collection(path: "_data/tags.yml", items: true, key: "tag") { tag: String! }
        type Post @collection(path: "posts/{slug}.md", url: "/{slug}") {
          slug: String! @unique  authors: [Author!]!  main: Author  any: Target  body: Markdown @body
        }
        union Target = Author | Post
        -- content-repo/_data/authors.yml --
        # The team
        zoe: {name: Zoë, email: zoe@example.org}
        ann:
          name: Ann
          boss: zoe
          picture: img/ann.png
          about: |
            See [the post](../posts/hello.md) and ![me](img/ann.png).
          aliases: [/people/ann]
        "a/b#c d%": {name: Odd}
        li.md: {name: Li}
        李: {name: 李}
        -- content-repo/_data/img/ann.png --
        -- content-repo/_data/sponsors.yml --
        - name: Acme
          level: 2
        - {name: Zap, level: 1}

        - name: Mid
          level: 2
        -- content-repo/_data/levels.json --
        {"other": 1, "sponsors": {"gold/silver": [
          {"name": "One"},
          {"name": "Two"}
        ]}}
        -- content-repo/_data/events/2024.yml --
        - {title: Fair, on: 2024-05-01}
        -- content-repo/_data/events/2025.json --
        [{"title": "Gala", "year": "later"}]
        -- content-repo/faq/general.md --
        ---
        faq:
          - q: Why?
            a: "*Because*"
        ---
        -- content-repo/_data/menus.yml --
        main:
          links:
            - label: Post
              target: hello
              links:
                - {label: Ann, target: ann}
        -- content-repo/_data/tags.yml --
        - red
        - 2024
        -- content-repo/posts/hello.md --
        ---
        authors: [ann, zoe, nobody]
        main: ann
        any: ann
        ---
        [Ann](/team/ann), [data](../_data/authors.yml), [Li](/team/li.md).
        """;

    [Fact]
    public void An_item_is_known_by_its_file_and_its_key()
    {
        using var site = new QueriedSite(Site);
        site.Answers(
            """
            {
              authors { nodes { id slug sys { path url source { file line } } } }
              sponsors { nodes { id name } }
              golds { nodes { id sys { source { line } } } }
              tags { nodes { id tag } }
            }
            """,
            """
            {
              "authors": { "nodes": [
                { "id": "_data/authors.yml#zoe", "slug": "zoe",
                  "sys": { "path": "_data/authors.yml", "url": "/team/zoe", "source": { "file": "content-repo/_data/authors.yml", "line": 2 } } },
                { "id": "_data/authors.yml#ann", "slug": "ann",
                  "sys": { "path": "_data/authors.yml", "url": "/team/ann", "source": { "file": "content-repo/_data/authors.yml", "line": 3 } } },
                { "id": "_data/authors.yml#a%2Fb%23c%20d%25", "slug": "a/b#c d%", "sys": {
                  "path": "_data/authors.yml", "url": "/team/a/b%23c%20d%25", "source": { "file": "content-repo/_data/authors.yml", "line": 10 } } },
                { "id": "_data/authors.yml#li%2Emd", "slug": "li.md",
                  "sys": { "path": "_data/authors.yml", "url": "/team/li.md", "source": { "file": "content-repo/_data/authors.yml", "line": 11 } } },
                { "id": "_data/authors.yml#李", "slug": "李",
                  "sys": { "path": "_data/authors.yml", "url": "/team/%E6%9D%8E", "source": { "file": "content-repo/_data/authors.yml", "line": 12 } } }
              ] },
              "sponsors": { "nodes": [
                { "id": "_data/sponsors.yml#0", "name": "Acme" }, { "id": "_data/sponsors.yml#1", "name": "Zap" },
                { "id": "_data/sponsors.yml#2", "name": "Mid" }
              ] },
              "golds": { "nodes": [
                { "id": "_data/levels.json#/sponsors/gold%2Fsilver/One", "sys": { "source": { "line": 2 } } },
                { "id": "_data/levels.json#/sponsors/gold%2Fsilver/Two", "sys": { "source": { "line": 3 } } }
              ] },
              "tags": { "nodes": [{ "id": "_data/tags.yml#red", "tag": "red" }, { "id": "_data/tags.yml#2024", "tag": "2024" }] }
            }
            """);
    }

    [Fact]
    public void An_item_is_found_by_its_id_its_path_and_its_key()
    {
        using var site = new QueriedSite(Site);
        site.Answers(
            """
            {
              node(id: "_data/authors.yml#ann") { id }
              file: node(id: "_data/authors.yml") { id }
              byPath: author(path: "/_data/authors.yml#ann") { slug }
              byStem: author(path: "_data/authors#ann") { slug }
              byKey: author(slug: "ann") { name }
              byUnique: author(email: "zoe@example.org") { name }
              byPosition: sponsor(id: "_data/sponsors.yml#2") { name }
              beyond: sponsor(id: "_data/sponsors.yml#3") { name }
              none: author(slug: "nobody") { name }
              odd: author(slug: "a/b#c d%") { name }
              route(path: "/team/ann/") { ... on Author { name } }
              moved: route(path: "/people/ann") { ... on Redirect { to entry { id } } }
            }
            """,
            """
            {
              "node": { "id": "_data/authors.yml#ann" },
              "file": null,
              "byPath": { "slug": "ann" },
              "byStem": { "slug": "ann" },
              "byKey": { "name": "Ann" },
              "byUnique": { "name": "Zoë" },
              "byPosition": { "name": "Mid" },
              "beyond": null,
              "none": null,
              "odd": { "name": "Odd" },
              "route": { "name": "Ann" },
              "moved": { "to": "/team/ann", "entry": { "id": "_data/authors.yml#ann" } }
            }
            """);
    }

    [Fact]
    public void References_links_and_relations_lead_to_items_and_back()
    {
        using var site = new QueriedSite(Site);
        site.Answers(
            """
            {
              post(slug: "hello") { authors { name } main { name boss { name } } any { ... on Author { name } } body { html } }
              author(slug: "ann") { wrote { slug } picture { path source { line } } about { html } sys { referencedBy { nodes { id } } } }
              zoe: author(slug: "zoe") { sys { referencedBy { nodes { id } } } }
              menu(name: "main") { flatLinks { id item { label } } breadcrumbs(to: "_data/authors.yml#ann") { item { label } } tree }
              search(query: "Ann") { nodes { id } }
              question(q: "Why?") { id a { html } }
              events { nodes { id year } }
            }
            """,
            """
            {
              "post": { "authors": [{ "name": "Ann" }, { "name": "Zoë" }], "main": { "name": "Ann", "boss": { "name": "Zoë" } }, "any": { "name": "Ann" },
                "body": { "html": "<p><a href=\"/team/ann\">Ann</a>, <a href=\"/_data/authors.yml\">data</a>, <a href=\"/team/li.md\">Li</a>.</p>\n" } },
              "author": { "wrote": [{ "slug": "hello" }], "picture": { "path": "_data/img/ann.png", "source": { "line": 1 } },
                "about": { "html": "<p>See <a href=\"/hello\">the post</a> and <img src=\"/_data/img/ann.png\" alt=\"me\" />.</p>\n" },
                "sys": { "referencedBy": { "nodes": [{ "id": "_data/menus.yml#main" }, { "id": "posts/hello.md" }] } } },
              "zoe": { "sys": { "referencedBy": { "nodes": [{ "id": "_data/authors.yml#ann" }, { "id": "posts/hello.md" }] } } },
              "menu": {
                "flatLinks": [
                  { "id": "_data/menus.yml#main#0", "item": { "label": "Post" } }, { "id": "_data/menus.yml#main#0.0", "item": { "label": "Ann" } }
                ],
                "breadcrumbs": [{ "item": { "label": "Post" } }, { "item": { "label": "Ann" } }],
                "tree": [{
                  "label": "Post",
                  "target": { "__typename": "Post", "id": "posts/hello.md", "sys": { "path": "posts/hello.md", "url": "/hello" }, "slug": "hello" },
                  "links": [{
                    "label": "Ann",
                    "target": { "__typename": "Author", "id": "_data/authors.yml#ann", "sys": { "path": "_data/authors.yml", "url": "/team/ann" },
                      "slug": "ann", "name": "Ann", "email": null },
                    "links": []
                  }]
                }]
              },
              "search": { "nodes": [{ "id": "_data/authors.yml#ann" }] },
              "question": { "id": "faq/general.md#/faq/Why?", "a": { "html": "<p><em>Because</em></p>\n" } },
              "events": { "nodes": [{ "id": "_data/events/2024.yml#Fair", "year": "2024" }, { "id": "_data/events/2025.json#Gala", "year": "later" }] }
            }
            """);
    }

    [Fact]
    public void Items_are_in_the_order_of_their_file_unless_another_is_asked_for()
    {
        using var site = new QueriedSite(Site);
        site.Answers(
            """
            {
              byLevel: sponsors(orderBy: [{level: ASC}]) { nodes { name } }
              downwards: sponsors(orderBy: [{level: DESC}]) { nodes { name } }
              byId: authors(orderBy: [{id: ASC}], first: 2) { nodes { slug } }
              byFile: events(orderBy: [{sys: {path: DESC}}]) { nodes { title } }
              ofFile: events(where: {sys: {path: {endsWith: "2024.yml"}}}) { nodes { title } }
              ofId: authors(where: {id: {in: ["_data/authors.yml#zoe", "_data/authors.yml"]}}) { nodes { slug } }
              aroundSponsor(id: "_data/sponsors.yml#1") { previous { name } next { name } }
            }
            """.Replace("aroundSponsor", "sponsorNeighbours"),
            """
            {
              "byLevel": { "nodes": [{ "name": "Zap" }, { "name": "Acme" }, { "name": "Mid" }] },
              "downwards": { "nodes": [{ "name": "Acme" }, { "name": "Mid" }, { "name": "Zap" }] },
              "byId": { "nodes": [{ "slug": "a/b#c d%" }, { "slug": "ann" }] },
              "byFile": { "nodes": [{ "title": "Gala" }, { "title": "Fair" }] },
              "ofFile": { "nodes": [{ "title": "Fair" }] },
              "ofId": { "nodes": [{ "slug": "zoe" }] },
              "sponsorNeighbours": { "previous": { "name": "Acme" }, "next": { "name": "Mid" } }
            }
            """);
    }

    /// <summary>A cursor follows its item when the list changes, and marks the place of an item that is gone.</summary>
    [Theory]
    [InlineData("a b c d", "c", "d", "a b")]
    [InlineData("x a b c d", "c", "d", "x a b")]
    [InlineData("a b d", "c", "d", "a b")]
    [InlineData("c", "c", "", "")]
    [InlineData("d c b a", "c", "b a", "d")]
    [InlineData("a", "c", "", "a")]
    [InlineData("a b x c d", "c", "d", "a b x")]
    public void A_cursor_stays_at_its_item(string next, string cursorOf, string after, string before)
    {
        static string File(string keys) => $"-- content-repo/_data/list.yml --\n{string.Concat(keys.Split(' ').Select(key => $"- slug: {key}\n"))}";
        using var site = new QueriedSite(
            "-- schema/m.graphql --\ntype Thing @collection(path: \"_data/{kind}.yml\", items: true, key: \"slug\") { slug: String! }\n" + File("a b c d")
                + "-- content-repo/_data/a.yml --\n- slug: first\n-- content-repo/_data/z.yml --\n- slug: last\n");
        JsonElement Things(string query) => site.Ask(query).Json.GetProperty("data").GetProperty("things");
        var cursor = Things("{ things { edges { cursor node { slug } } } }").GetProperty("edges").EnumerateArray()
            .First(edge => edge.GetProperty("node").GetProperty("slug").GetString() == cursorOf).GetProperty("cursor").GetString();
        site.Commit(File(next) + "-- content-repo/other.txt --\n");
        string Slugs(string page, string arguments) => string.Join(
            ' ', Things($"{{ things({page}: \"{cursor}\"{arguments}) {{ nodes {{ slug }} }} }}").GetProperty("nodes").EnumerateArray()
                .Select(node => node.GetProperty("slug").GetString()));
        Assert.Equal($"{after} last".Trim(), Slugs("after", ""));
        Assert.Equal($"first {before}".Trim(), Slugs("before", ", last: 50"));
        // A filter without an index walks the entries.
        Assert.Equal($"{after} last".Trim(), Slugs("after", ", where: {slug: {contains: \"\"}}"));
    }

    /// <summary>A page with questions in its front matter, and settings with lists in the same file.</summary>
    [Fact]
    public void A_file_may_be_an_entry_and_hold_items_of_several_types()
    {
        using var site = new QueriedSite(
            """
            -- schema/m.graphql --
            type Page @collection(path: "{slug}.md", url: "/{slug}") { slug: String! @unique  title: String!  asked: [Question!]!  body: Markdown @body }
            type Question @collection(path: "{page}.md", items: "/faq") { page: String!  q: String! }
            type Settings @singleton(path: "site.yml") { name: String!  sponsors: JSON  first: Gold }
            type Gold @collection(path: "site.yml", items: "/sponsors/gold", key: "name") { name: String! }
            type Silver @collection(path: "site.yml", items: "/sponsors/silver", key: "name") { name: String!  after: Gold }
            type Member @collection(path: "*.yml", items: "/team", key: "name") { name: String! }
            -- content-repo/about.md --
            ---
            title: About
            faq:
              - q: Why?
              - q: How?
            ---
            Text.
            -- content-repo/plain.md --
            ---
            title: Plain
            ---
            Text.
            -- content-repo/site.yml --
            name: Site
            first: Acme
            team: {ann: }
            sponsors:
              silver: [{name: Acme, after: Acme}, {name: Zap}]
              gold: [{name: Acme}]
            """);
        Assert.Equal(
            """content-repo/about.md:4:3: warning CA4028: The ids of these items are their positions, such as "about.md#/faq/0"; """
                + "they move when an item is inserted or removed.", string.Join('\n', site.Snapshot.Diagnostics));
        site.Answers(
            """
            {
              pages { nodes { id title } }
              questions { nodes { id page q sys { path source { line } } } }
              settings { id name sponsors first { id } }
              golds { nodes { id sys { referencedBy { nodes { id } } } } }
              silvers { nodes { id after { id } } }
              members { nodes { id } }
            }
            """,
            """
            {
              "pages": { "nodes": [{ "id": "about.md", "title": "About" }, { "id": "plain.md", "title": "Plain" }] },
              "questions": { "nodes": [
                { "id": "about.md#/faq/0", "page": "about", "q": "Why?", "sys": { "path": "about.md", "source": { "line": 4 } } },
                { "id": "about.md#/faq/1", "page": "about", "q": "How?", "sys": { "path": "about.md", "source": { "line": 5 } } }
              ] },
              "settings": { "id": "site.yml", "name": "Site",
                "sponsors": { "silver": [{ "name": "Acme", "after": "Acme" }, { "name": "Zap" }], "gold": [{ "name": "Acme" }] },
                "first": { "id": "site.yml#/sponsors/gold/Acme" } },
              "golds": { "nodes": [{ "id": "site.yml#/sponsors/gold/Acme",
                "sys": { "referencedBy": { "nodes": [{ "id": "site.yml" }, { "id": "site.yml#/sponsors/silver/Acme" }] } } }] },
              "silvers": { "nodes": [
                { "id": "site.yml#/sponsors/silver/Acme", "after": { "id": "site.yml#/sponsors/gold/Acme" } },
                { "id": "site.yml#/sponsors/silver/Zap", "after": null }
              ] },
              "members": { "nodes": [{ "id": "site.yml#/team/ann" }] }
            }
            """);
    }

    [Fact]
    public void A_cached_answer_about_an_item_holds_until_its_file_changes()
    {
        using var site = new QueriedSite(Site);
        using var writer = new ResponseWriter();
        var reader = new SnapshotReader(site.Snapshot);
        reader.Begin(site.Snapshot, takesNotes: true);
        site.Engine.Execute(
            new() { Query = "{ author(slug: \"ann\") { name sys { source { line } } } }"u8.ToArray(), State = reader }, writer,
            TestContext.Current.CancellationToken);
        var sources = reader.Sources!;
        site.Commit("-- content-repo/_data/sponsors.yml --\n- name: Other\n");
        Assert.True(sources.HoldFor(site.Snapshot));
        site.Commit("-- content-repo/_data/authors.yml --\n\nann: {name: Ann}\n");
        Assert.False(sources.HoldFor(site.Snapshot));
    }

    [Fact]
    public void The_content_of_data_files_has_no_faults_but_those_that_are_meant()
    {
        using var site = new QueriedSite(Site);
        Assert.Equal(
            """
            _data/sponsors.yml:1:1: warning CA4028
            posts/hello.md:2:21: warning CA5001
            """, string.Join('\n', site.Snapshot.Diagnostics.Select(fault => $"{fault}".Split(": ")[..2]).Select(parts => string.Join(": ", parts)))
                .Replace("content-repo/", ""));
    }
}
