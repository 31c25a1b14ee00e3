namespace ContentApi.Content.Tests.Queries;

/// <summary>What a query returns for files with empty and wrong values.</summary>
public sealed class WrongValueTests
{
    const string Event = """
        type Event @collection(path: "events/{slug}.yaml") {
          slug: String! @unique  day: Date  at: DateTime  seats: Int  price: Float  open: Boolean  kind: Kind  site: URL  mail: EmailAddress
          name: String @constraint(minLength: 3)  code: ID @unique  data: JSON  text: Markdown  place: Place  next: Event  picture: Asset
        }
        type Place { city: String! }
        enum Kind { TALK WALK }
        """;

    [Theory]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData("\"\\t\\n\"")]
    [InlineData("|\n\n")]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    public void A_cleared_field_is_null_whatever_its_type(string empty)
    {
        string[] fields =
        [
            "day", "at", "seats", "price", "open", "kind", "site", "mail", "name", "code", "data", "text { raw }", "place { city }", "next { slug }",
            "picture { path }",
        ];
        var names = fields.Select(field => field.Split(' ')[0]).ToList();
        using var site = new QueriedSite($"-- schema/model.graphql --\n{Event}\n"
            + string.Concat(names.Select(name => $"-- content-repo/events/{name}.yaml --\n{name}: {empty}\n")));
        Assert.Empty(site.Snapshot.Diagnostics);
        var nulls = string.Concat(names.Select(name => $", \"{name}\": null"));
        var nodes = string.Join(", ", names.Order(StringComparer.Ordinal).Select(slug => $"{{\"slug\": \"{slug}\"{nulls}}}"));
        site.Answers($"{{ events {{ nodes {{ slug {string.Join(' ', fields)} }} }} }}", $"{{\"events\": {{\"nodes\": [{nodes}]}}}}");
    }

    [Fact]
    public void A_page_whose_slug_is_empty_has_the_slug_and_the_address_of_its_file()
    {
        using var site = new QueriedSite("""
            -- schema/model.graphql --
            type Post @collection(path: "posts/{slug}.md", url: "/{slug}") { slug: String! @unique  title: String }
            -- content-repo/posts/autumn.md --
            ---
            slug: "  "
            ---
            -- content-repo/posts/spring.md --
            ---
            slug: ''
            title: Spring
            ---
            -- content-repo/posts/summer.md --
            ---
            slug:
            title: Summer
            ---
            -- content-repo/posts/winter.md --
            """);
        Assert.Empty(site.Snapshot.Diagnostics);
        site.Answers("""
            { posts { nodes { id slug sys { url } } } a: route(path: "/spring") { ... on Entry { id } } b: route(path: "/autumn") { ... on Entry { id } } }
            """, """
            {
              "posts": {
                "nodes": [
                  {"id": "posts/autumn.md", "slug": "autumn", "sys": {"url": "/autumn"}},
                  {"id": "posts/spring.md", "slug": "spring", "sys": {"url": "/spring"}},
                  {"id": "posts/summer.md", "slug": "summer", "sys": {"url": "/summer"}},
                  {"id": "posts/winter.md", "slug": "winter", "sys": {"url": "/winter"}}
                ]
              },
              "a": {"id": "posts/spring.md"}, "b": {"id": "posts/autumn.md"}
            }
            """);
    }

    const string Lists = """
        -- schema/model.graphql --
        type Item @collection(path: "{slug}.yaml") {
          slug: String! @unique  some: [Int]  all: [Int!]  tags: [String!] @searchable  parts: [Part!]  part: Part
          menu: [MenuItem] @tree
        }
        type Part { name: String!  size: Int }
        type MenuItem { label: String!  items: [MenuItem] }
        -- content-repo/right.yaml --
        some: [1, 2]
        all: [1]
        tags: [x]
        parts: [{name: a}]
        part: {name: b, size: 1}
        menu: [{label: one, items: [{label: two}]}]
        -- content-repo/wrong.yaml --
        some: [1, x]
        all: [1, x]
        tags: [x, {}]
        parts: [{name: a}, {size: 1}]
        part: {size: 1}
        menu: [{label: one, items: [{label: two}, {labell: three}]}, ~, {}]
        """;

    [Fact]
    public void A_value_that_a_wrong_one_costs_is_null_in_answers()
    {
        using var site = new QueriedSite(Lists);
        site.Answers("""
            { items { nodes { slug some all tags parts { name } part { name } menu { label items { label } } flatMenu { id item { label } } tree } } }
            """, """
            {
              "items": {
                "nodes": [
                  {
                    "slug": "right", "some": [1, 2], "all": [1], "tags": ["x"], "parts": [{"name": "a"}], "part": {"name": "b"},
                    "menu": [{"label": "one", "items": [{"label": "two"}]}],
                    "flatMenu": [{"id": "right.yaml#0", "item": {"label": "one"}}, {"id": "right.yaml#0.0", "item": {"label": "two"}}],
                    "tree": [{"label": "one", "items": [{"label": "two", "items": []}]}]
                  },
                  {
                    "slug": "wrong", "some": [1, null], "all": null, "tags": null, "parts": null, "part": null,
                    "menu": [{"label": "one", "items": [{"label": "two"}, null]}, null],
                    "flatMenu": [{"id": "wrong.yaml#0", "item": {"label": "one"}}, {"id": "wrong.yaml#0.0", "item": {"label": "two"}}],
                    "tree": [{"label": "one", "items": [{"label": "two", "items": []}, null]}, null]
                  }
                ]
              }
            }
            """);
    }

    [Fact]
    public void A_tree_is_cut_off_at_its_places_in_the_file_whatever_items_are_empty()
    {
        using var site = new QueriedSite("""
            -- schema/model.graphql --
            type Menu @collection(path: "{slug}.yaml") { slug: String! @unique  items: [Link!]! @tree(maxDepth: 2) }
            interface Link { label: String }
            type Page implements Link { label: String!  items: [Link!]! }
            -- content-repo/a.yaml --
            items:
            -
            - page:
                label: a
                items:
                - ''
                - page: {label: b, items: [{page: {label: c}}]}
                - {type: page, label: d, items: [{page: {label: e}}, {page: {label: f}}]}
            """);
        Assert.Equal("""
            content-repo/a.yaml:2:2: warning CA4014: Item 1 of "items" is empty; it is left out.
            content-repo/a.yaml:6:7: warning CA4014: Item 1 of "items" is empty; it is left out.
            content-repo/a.yaml:7:31: warning CA4012: The tree has at most 2 levels; the items below this one are not served.
            content-repo/a.yaml:8:37: warning CA4012: The tree has at most 2 levels; the items below this one are not served.
            """.ReplaceLineEndings("\n"), string.Join('\n', site.Snapshot.Diagnostics));
        site.Answers("{ menus { nodes { tree } } }", """
            {"menus": {"nodes": [{"tree": [{"label": "a", "items": [{"label": "b", "items": []}, {"label": "d", "items": []}]}]}]}}
            """);
    }

    [Theory]
    [InlineData("{all: {isEmpty: true}}", "wrong")]
    [InlineData("{all: {none: {eq: 7}}}", "right wrong")]
    [InlineData("{all: {all: {eq: 1}}}", "right wrong")]
    [InlineData("{some: {some: {exists: false}}}", "wrong")]
    [InlineData("{parts: {some: {name: {eq: \"a\"}}}}", "right")]
    [InlineData("{part: {exists: false}}", "wrong")]
    [InlineData("{part: {size: {eq: 1}}}", "right")]
    public void Filters_take_a_list_that_is_null_for_an_empty_one(string where, string slugs)
    {
        using var site = new QueriedSite(Lists);
        var nodes = site.Ask($"{{ items(where: {where}, orderBy: {{part: {{size: ASC}}}}) {{ nodes {{ slug }} }} }}").Json
            .GetProperty("data").GetProperty("items").GetProperty("nodes").EnumerateArray();
        Assert.Equal(slugs, string.Join(' ', nodes.Select(node => node.GetProperty("slug").GetString())));
    }

    [Fact]
    public void Facets_and_search_take_a_list_that_is_null_for_an_empty_one()
    {
        using var site = new QueriedSite(Lists);
        site.Answers("""{ items(search: "x") { nodes { slug } facets(fields: [all]) { values(first: 9) { value count } } } }""", """
            {"items": {"nodes": [{"slug": "right"}], "facets": [{"values": [{"value": 1, "count": 1}]}]}}
            """);
        site.Answers("{ items { facets(fields: [all]) { values(first: 9) { value count } } } }", """
            {"items": {"facets": [{"values": [{"value": 1, "count": 1}, {"value": null, "count": 1}]}]}}
            """);
    }

    const string Must = """
        -- schema/model.graphql --
        type Page @collection(path: "pages/{slug}.yaml", url: "/{slug}") {
          slug: String! @unique  lead: Lead  leads: [Lead]  all: [Lead!]  text: String
        }
        type Lead { page: Page!  picture: Asset  more: Lead  words: String }
        -- content-repo/pages/a.yaml --
        text: A
        lead: {page: b, words: x, more: {page: c}}
        leads: [{page: b}, {page: c}]
        all: [{page: c}]

        """;

    const string MustQuery = """
        { page(slug: "a") { lead { page { slug } words more { page { slug } } } leads { page { slug } } all { page { slug } } sys { url } } }
        """;

    const string Complete = """
        {
          "page": {
            "lead": {"page": {"slug": "b"}, "words": "x", "more": {"page": {"slug": "c"}}},
            "leads": [{"page": {"slug": "b"}}, {"page": {"slug": "c"}}], "all": [{"page": {"slug": "c"}}], "sys": {"url": "/a"}
          }
        }
        """;

    const string WithoutC = """
        {"page": {"lead": {"page": {"slug": "b"}, "words": "x", "more": null}, "leads": [{"page": {"slug": "b"}}, null], "all": null, "sys": {"url": "/a"}}}
        """;

    [Fact]
    public void A_missing_required_target_costs_the_nearest_value_that_may_be_null_until_the_target_is_there()
    {
        using var site = new QueriedSite(Must + "-- content-repo/pages/b.yaml --\n{}\n-- content-repo/pages/c.yaml --\n{}\n");
        site.Answers(MustQuery, Complete);
        site.Commit("", "content-repo/pages/c.yaml");
        Assert.Equal("""
            content-repo/pages/a.yaml:2:40: error CA5002: "c" names no Page, so "more" is null.
            content-repo/pages/a.yaml:3:27: error CA5002: "c" names no Page, so item 2 of "leads" is null.
            content-repo/pages/a.yaml:4:14: error CA5002: "c" names no Page, so "all" is null.
            """.ReplaceLineEndings("\n"), string.Join('\n', site.Snapshot.Diagnostics));
        site.Answers(MustQuery, WithoutC);
        // A commit that changes another file, and one that changes this file.
        site.Commit("-- content-repo/pages/b.yaml --\ntext: B\n");
        site.Answers(MustQuery, WithoutC);
        site.Answers("""{ pages(where: {lead: {more: {exists: false}}, leads: {some: {page: {slug: {eq: "b"}}}}}) { nodes { slug } } }""",
            """{"pages": {"nodes": [{"slug": "a"}]}}""");
        site.Commit("-- content-repo/pages/a.yaml --\nlead: {page: c}\n");
        site.Answers("""{ page(slug: "a") { lead { words } leads { words } } }""", """{"page": {"lead": null, "leads": []}}""");
        site.Commit("-- content-repo/pages/c.yaml --\n{}\n");
        site.Answers("""{ page(slug: "a") { lead { page { slug } } } }""", """{"page": {"lead": {"page": {"slug": "c"}}}}""");
        Assert.Empty(site.Snapshot.Diagnostics);
    }

    [Fact]
    public void The_address_and_the_referrers_of_an_entry_stay_if_it_loses_an_object()
    {
        using var site = new QueriedSite(Must + "-- content-repo/pages/b.yaml --\nlead: {page: a}\n");
        site.Answers("""
            {
              route(path: "/a") { ... on Page { text leads { page { slug } } } }
              page(slug: "b") { lead { page { text } } sys { referencedBy { nodes { id } } } }
            }
            """, """
            {
              "route": {"text": "A", "leads": [{"page": {"slug": "b"}}, null]},
              "page": {"lead": {"page": {"text": "A"}}, "sys": {"referencedBy": {"nodes": [{"id": "pages/a.yaml"}]}}}
            }
            """);
    }
}
