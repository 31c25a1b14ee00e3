using ContentApi.Content.Tests.Snapshots;

namespace ContentApi.Content.Tests.Queries;

public sealed class RelationTests
{
    const string Site = """
        -- schema/m.graphql --
        type Page @collection(path: "pages/**/{slug}.md", url: "/{url}") {
          slug: String! @unique
          url: String
          title: String!
          order: Int
          author: Person
          related: [Page!]!
          blocks: [Block!]!
          body: Markdown @body
        }
        type Block { text: String person: Person inner: [Block!] }
        type Person @collection(path: "people/{slug}.yaml", plural: "people") {
          slug: String! @unique
          wrote: [Page!]! @inverse(of: "author")
        }
        type Menu @collection(path: "menus/{handle}.yaml") { handle: String! @unique items: [MenuItem!]! @tree(maxDepth: 3) }
        type MenuItem { label: String! target: Target note: Markdown children: [MenuItem!]! }
        union Target = Page | Person
        -- content-repo/people/ada.yaml --
        -- content-repo/people/bob.yaml --
        -- content-repo/pages/home.md --
        ---
        title: Home
        url: /
        order: 3
        author: ada
        related: [about, nowhere, team]
        ---
        -- content-repo/pages/about.md --
        ---
        title: About
        url: about
        order: 1
        author: nobody
        blocks: [{text: a, inner: [{person: people/bob}]}, {person: gone}]
        ---
        -- content-repo/pages/team.md --
        ---
        title: Team
        url: about/us/team
        order: 2
        author: /people/ada.yaml
        related: [home]
        ---
        -- content-repo/pages/draft.md --
        ---
        title: Draft
        ---
        -- content-repo/menus/main.yaml --
        items:
          - label: Home
            target: pages/home
          - label: More
            children:
              - label: About
                target: {page: about}
                note: "*Us*"
                children:
                  - label: Team
                    target: pages/team
                    children:
                      - label: Too deep
              - label: Gone
                target: pages/gone
          - label: Home again
            target: pages/home
        """;

    [Fact]
    public void A_dangling_reference_is_null_or_dropped_and_causes_no_error()
    {
        using var site = new QueriedSite(Site);
        site.Answers(
            """{ home: page(slug: "home") { related { slug } } about: page(slug: "about") { author { slug } blocks { person { slug } """
                + """inner { person { slug } } } } menu(handle: "main") { items { target { __typename } } } }""",
            """
            {
              "home": {"related": [{"slug": "about"}, {"slug": "team"}]},
              "about": {"author": null, "blocks": [{"person": null, "inner": [{"person": {"slug": "bob"}}]}, {"person": null, "inner": []}]},
              "menu": {"items": [{"target": {"__typename": "Page"}}, {"target": null}, {"target": {"__typename": "Page"}}]}
            }
            """);
    }

    [Fact]
    public void The_entries_that_refer_to_an_entry_are_found_in_every_field_and_after_commits()
    {
        const string query = """{ ada: person(slug: "ada") { wrote { slug } sys { referencedBy { totalCount nodes { id } } } } """
            + """bob: person(slug: "bob") { sys { referencedBy { nodes { id } } } } """
            + """page(slug: "about") { sys { referencedBy(first: 1) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } } }""";
        using var site = new QueriedSite(Site);
        site.Answers(query,
            """
            {
              "ada": {"wrote": [{"slug": "home"}, {"slug": "team"}],
                "sys": {"referencedBy": {"totalCount": 2, "nodes": [{"id": "pages/home.md"}, {"id": "pages/team.md"}]}}},
              "bob": {"sys": {"referencedBy": {"nodes": [{"id": "pages/about.md"}]}}},
              "page": {"sys": {"referencedBy": {"totalCount": 2, "nodes": [{"id": "menus/main.yaml"}],
                "pageInfo": {"hasNextPage": true, "endCursor": "eBFhh01lbnU6bWVudXMvbWFpbi55YW1s"}}}}
            }
            """);
        site.Answers(
            """{ page(slug: "about") { sys { referencedBy(after: "eBFhh01lbnU6bWVudXMvbWFpbi55YW1s") { edges { node { id } } """
                + """pageInfo { hasPreviousPage hasNextPage } } } } }""",
            """{ "page": {"sys": {"referencedBy": {"edges": [{"node": {"id": "pages/home.md"}}],"""
                + """ "pageInfo": {"hasPreviousPage": true, "hasNextPage": false}}}} }""");
        site.Answers(
            """{ page(slug: "about") { sys { referencedBy(where: {Page: {order: {gt: 0}}}) { totalCount nodes { id } } } } """
                + """person(slug: "ada") { sys { referencedBy(where: {sys: {path: {contains: "team"}}}, last: 1) { totalCount nodes { id } } } } }""",
            """{ "page": {"sys": {"referencedBy": {"totalCount": 1, "nodes": [{"id": "pages/home.md"}]}}},"""
                + """ "person": {"sys": {"referencedBy": {"totalCount": 1, "nodes": [{"id": "pages/team.md"}]}}} }""");
        site.Commit(
            """
            -- content-repo/pages/team.md --
            ---
            title: Team
            author: bob
            ---
            -- content-repo/people/nobody.yaml --
            """, "content-repo/pages/home.md");
        site.Answers(query,
            """
            {
              "ada": {"wrote": [], "sys": {"referencedBy": {"totalCount": 0, "nodes": []}}},
              "bob": {"sys": {"referencedBy": {"nodes": [{"id": "pages/about.md"}, {"id": "pages/team.md"}]}}},
              "page": {"sys": {"referencedBy": {"totalCount": 1, "nodes": [{"id": "menus/main.yaml"}],
                "pageInfo": {"hasNextPage": false, "endCursor": "eBFhh01lbnU6bWVudXMvbWFpbi55YW1s"}}}}
            }
            """);
        site.Answers(
            """{ person(slug: "nobody") { wrote { slug } sys { referencedBy { totalCount } } } }""",
            """{ "person": {"wrote": [{"slug": "about"}], "sys": {"referencedBy": {"totalCount": 1}}} }""");
    }

    [Theory]
    [InlineData("""slug: "about" """, "null", "draft")]
    [InlineData("""slug: "team" """, "home", "null")]
    [InlineData("""slug: "team", orderBy: {order: ASC}""", "about", "home")]
    [InlineData("""slug: "home", orderBy: {order: ASC}""", "team", "draft")]
    [InlineData("""slug: "home", orderBy: {order: DESC_NULLS_FIRST}""", "draft", "team")]
    [InlineData("""id: "pages/draft.md", orderBy: {order: ASC}""", "home", "null")]
    [InlineData("""path: "pages/home", orderBy: {order: ASC}, where: {author: {exists: false}}""", "about", "draft")]
    [InlineData("""slug: "team", where: {order: {exists: true}}, orderBy: [{author: {slug: DESC}}, {title: DESC}]""", "null", "home")]
    public void Neighbours_are_the_previous_and_the_next_entry_of_a_list(string arguments, string previous, string next)
    {
        using var site = new QueriedSite(Site);
        static string Json(string slug) => slug == "null" ? "null" : $$"""{"slug": "{{slug}}"}""";
        site.Answers(
            $$"""{ pageNeighbours({{arguments}}) { previous { slug } next { slug } } }""",
            $$"""{ "pageNeighbours": {"previous": {{Json(previous)}}, "next": {{Json(next)}}} }""");
    }

    [Fact]
    public void Neighbours_of_a_missing_entry_are_null_and_a_lookup_without_arguments_is_an_error()
    {
        using var site = new QueriedSite(Site);
        site.Answers("""{ pageNeighbours(slug: "gone", orderBy: {title: ASC}) { next { slug } } }""", """{ "pageNeighbours": null }""");
        site.Refuses("{ pageNeighbours(orderBy: {title: ASC}) { next { slug } } }",
            "Field \"page\" takes exactly one of the arguments id, path, slug; none was given.");
    }

    [Fact]
    public void Breadcrumbs_follow_the_path_or_the_menu()
    {
        using var site = new QueriedSite(Site);
        site.Answers(
            """
            {
              team: page(slug: "team") { sys { breadcrumbs { id } } }
              home: page(slug: "home") { sys { breadcrumbs { id } } }
              draft: page(slug: "draft") { sys { breadcrumbs { id } } }
              menu(handle: "main") {
                team: breadcrumbs(to: "/about/us/team") { id item { label } }
                home: breadcrumbs(to: "pages/home.md") { item { label } }
                draft: breadcrumbs(to: "pages/draft.md") { item { label } }
                nowhere: breadcrumbs(to: "/gone") { item { label } }
              }
            }
            """,
            """
            {
              "team": {"sys": {"breadcrumbs": [{"id": "pages/home.md"}, {"id": "pages/about.md"}, {"id": "pages/team.md"}]}},
              "home": {"sys": {"breadcrumbs": [{"id": "pages/home.md"}]}},
              "draft": {"sys": {"breadcrumbs": []}},
              "menu": {
                "team": [{"id": "menus/main.yaml#1", "item": {"label": "More"}}, {"id": "menus/main.yaml#1.0", "item": {"label": "About"}},
                  {"id": "menus/main.yaml#1.0.0", "item": {"label": "Team"}}],
                "home": [{"item": {"label": "Home"}}],
                "draft": [],
                "nowhere": []
              }
            }
            """);
    }

    [Fact]
    public void A_menu_can_be_read_flat_and_as_a_tree_of_any_depth()
    {
        using var site = new QueriedSite(Site);
        site.Answers(
            """{ menu(handle: "main") { flatItems { id parentId depth item { label target { ... on Page { slug } } } } } }""",
            """
            {
              "menu": {
                "flatItems": [
                  {"id": "menus/main.yaml#0", "parentId": null, "depth": 0, "item": {"label": "Home", "target": {"slug": "home"}}},
                  {"id": "menus/main.yaml#1", "parentId": null, "depth": 0, "item": {"label": "More", "target": null}},
                  {"id": "menus/main.yaml#1.0", "parentId": "menus/main.yaml#1", "depth": 1, "item": {"label": "About", "target": {"slug": "about"}}},
                  {"id": "menus/main.yaml#1.0.0", "parentId": "menus/main.yaml#1.0", "depth": 2, "item": {"label": "Team", "target": {"slug": "team"}}},
                  {"id": "menus/main.yaml#1.1", "parentId": "menus/main.yaml#1", "depth": 1, "item": {"label": "Gone", "target": null}},
                  {"id": "menus/main.yaml#2", "parentId": null, "depth": 0, "item": {"label": "Home again", "target": {"slug": "home"}}}
                ]
              }
            }
            """);
        const string home = """{"__typename": "Page", "id": "pages/home.md", "sys": {"path": "pages/home.md", "url": "/"},"""
            + """ "slug": "home", "url": "/", "title": "Home", "order": 3}""";
        site.Answers(
            """{ menu(handle: "main") { tree } }""",
            $$"""
            {
              "menu": {
                "tree": [
                  {"label": "Home", "target": {{home}}, "note": null, "children": []},
                  {"label": "More", "target": null, "note": null, "children": [
                    {
                      "label": "About",
                      "target": {"__typename": "Page", "id": "pages/about.md", "sys": {"path": "pages/about.md", "url": "/about"},
                        "slug": "about", "url": "about", "title": "About", "order": 1},
                      "note": "<p><em>Us</em></p>\n",
                      "children": [
                        {
                          "label": "Team",
                          "target": {"__typename": "Page", "id": "pages/team.md", "sys": {"path": "pages/team.md", "url": "/about/us/team"},
                            "slug": "team", "url": "about/us/team", "title": "Team", "order": 2},
                          "note": null,
                          "children": []
                        }
                      ]
                    },
                    {"label": "Gone", "target": null, "note": null, "children": []}
                  ]},
                  {"label": "Home again", "target": {{home}}, "note": null, "children": []}
                ]
              }
            }
            """);
    }

    [Fact]
    public void Diagnostics_report_dangling_references_and_items_that_are_nested_too_deep()
    {
        using var content = new SnapshotUnderTest(TestRepository.With(Site));
        var told = content.Build().Diagnostics.Select(diagnostic => $"{diagnostic}");
        Assert.Equal(
            [
                "content-repo/menus/main.yaml:13:15: warning CA4012: The tree has at most 3 levels; the items below this one are not served.",
                "content-repo/menus/main.yaml:15:17: warning CA5001: \"pages/gone\" names no Page or Person.",
                "content-repo/pages/about.md:5:9: warning CA5001: \"nobody\" names no Person.",
                "content-repo/pages/about.md:6:61: warning CA5001: \"gone\" names no Person.",
                "content-repo/pages/home.md:6:18: warning CA5001: \"nowhere\" names no Page.",
            ], told);
    }
}
