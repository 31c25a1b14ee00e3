namespace ContentApi.Content.Tests.Queries;

/// <summary>
/// Operators on missing values, combinations of conditions, and filters that are refused. <see cref="FilterOracleTests"/> covers the rest.
/// </summary>
public sealed class FilterTests(FilterTests.Site site) : IClassFixture<FilterTests.Site>
{
    public sealed class Site : IDisposable
    {
        internal QueriedSite Queried { get; } = new(Listing);

        public void Dispose() => Queried.Dispose();
    }

    const string Listing = """
        -- schema/m.graphql --
        interface Named { name: String }
        type Dish implements Named @collection(path: "dishes/{slug}.yaml", url: "/{path}", plural: "dishes") {
          slug: String! @unique
          path: String
          name: String
          price: Float
          hot: Boolean
          since: Date
          at: DateTime
          kind: Kind
          tags: [String!]!
          matrix: [[Int!]!]
          extra: JSON
          text: Markdown
          picture: Asset
          part: Part
          cook: Cook
          helpers: [Cook!]!
          about: Thing
          named: Named
          any: Entry
          blocks: [Block!]!
        }
        type Cook implements Named @collection(path: "cooks/{slug}.yaml") { slug: String! @unique name: String dishes: [Dish!]! @inverse(of: "cook") }
        type Part { size: Int part: Part }
        enum Kind { SOUP MAIN SWEET }
        union Thing = Dish | Cook
        union Block = Quote | Picture
        type Quote { text: String! }
        type Picture { file: Asset alt: String }
        -- content-repo/a.png --
        -- content-repo/cooks/ada.yaml --
        name: Ada
        -- content-repo/cooks/bob.yaml --
        -- content-repo/dishes/full.yaml --
        path: full
        name: Éclair
        price: 2.5
        hot: false
        since: 2024-05-01
        at: 2024-05-01T09:00:00-05:00
        kind: sweet
        tags: [a, B, a]
        matrix: [[1, 2], []]
        extra: {a: 1}
        text: "*Sweet* <!-- secret --> and **short**"
        picture: /a.png
        part: {size: 3, part: {size: 4}}
        cook: ada
        helpers: [ada, bob, gone]
        about: {cook: bob}
        named: cooks/ada
        any: cooks/bob
        blocks: [{quote: {text: hello}}, {picture: {file: /a.png, alt: x}}]
        -- content-repo/dishes/none.yaml --
        -- content-repo/dishes/other.yaml --
        name: eclair
        price: 10
        hot: true
        kind: soup
        tags: [c]
        picture: /gone.png
        part: {}
        cook: bob
        helpers: [gone]
        about: {dish: full}
        named: {dish: full}
        any: gone
        blocks: [{quote: {text: bye}}]
        """;

    [Theory]
    // No value: "eq: null" and "exists: false" match it, "neq" and "nin" match it too; range and text operators do not.
    [InlineData("""{name: {eq: null}}""", "none")]
    [InlineData("""{name: {exists: false}}""", "none")]
    [InlineData("""{name: {neq: null}}""", "full other")]
    [InlineData("""{name: {exists: true}}""", "full other")]
    [InlineData("""{name: {neq: "eclair"}}""", "full none")]
    [InlineData("""{name: {nin: ["eclair", "x"]}}""", "full none")]
    [InlineData("""{name: {nin: ["eclair", null]}}""", "full")]
    [InlineData("""{name: {in: [null, "eclair"]}}""", "none other")]
    [InlineData("""{name: {in: []}}""", "")]
    [InlineData("""{name: {nin: []}}""", "full none other")]
    [InlineData("""{name: {in: "eclair"}}""", "other")]
    [InlineData("""{name: {gte: ""}}""", "full other")]
    [InlineData("""{name: {contains: ""}}""", "full other")]
    [InlineData("""{not: {name: {gte: ""}}}""", "none")]
    [InlineData("""{hot: {neq: true}}""", "full none")]
    // Texts.
    [InlineData("""{name: {eq: "éclair"}}""", "")]
    [InlineData("""{name: {eqIgnoreCase: "éCLAIR"}}""", "full")]
    [InlineData("""{name: {gt: "Eclair", lt: "Ez"}}""", "full other")]
    [InlineData("""{name: {startsWithIgnoreCase: "ECL"}}""", "other")]
    [InlineData("""{name: {inIgnoreCase: ["ÉCLAIR", "x"]}}""", "full")]
    [InlineData("""{name: {endsWith: "lair", contains: "É"}}""", "full")]
    [InlineData("""{text: {contains: "**short"}}""", "")]
    [InlineData("""{text: {contains: "Sweet and short"}}""", "full")]
    [InlineData("""{text: {contains: "secret"}}""", "")]
    [InlineData("""{text: {containsIgnoreCase: "SECRET"}}""", "")]
    [InlineData("""{text: {containsIgnoreCase: "sweet"}}""", "full")]
    [InlineData("""{text: {exists: false}}""", "none other")]
    // Other scalars.
    [InlineData("""{price: {gt: 2}}""", "full other")]
    [InlineData("""{price: {lte: 2.5}}""", "full")]
    [InlineData("""{since: {gte: "2024-05-01", lt: "2024-05-02"}}""", "full")]
    [InlineData("""{at: {eq: "2024-05-01T14:00:00Z"}}""", "full")]
    [InlineData("""{at: {gt: "2024-05-01T13:59:59Z"}}""", "full")]
    [InlineData("""{kind: {eq: SWEET}}""", "full")]
    [InlineData("""{kind: {nin: [SWEET]}}""", "none other")]
    [InlineData("""{extra: {exists: true}}""", "full")]
    [InlineData("""{picture: {exists: true}}""", "full")]
    [InlineData("""{picture: {path: {endsWith: ".png"}}}""", "full")]
    [InlineData("""{id: {eq: "dishes/none.yaml"}}""", "none")]
    [InlineData("""{sys: {path: {startsWith: "dishes/o"}}}""", "other")]
    [InlineData("""{sys: {url: {exists: true}}}""", "full")]
    [InlineData("""{sys: {or: [{url: {eq: "/full"}}, {path: {contains: "none"}}]}}""", "full none")]
    // Lists.
    [InlineData("""{tags: {some: {eq: "a"}}}""", "full")]
    [InlineData("""{tags: {some: {neq: "a"}}}""", "full other")]
    [InlineData("""{tags: {none: {eq: "a"}}}""", "none other")]
    [InlineData("""{tags: {all: {eqIgnoreCase: "c"}}}""", "none other")]
    [InlineData("""{tags: {isEmpty: true}}""", "none")]
    [InlineData("""{tags: {isEmpty: false}}""", "full other")]
    [InlineData("""{tags: {some: {}}}""", "full other")]
    [InlineData("""{tags: {some: {eq: "a"}, none: {eq: "B"}}}""", "")]
    [InlineData("""{matrix: {some: {some: {eq: 2}}}}""", "full")]
    [InlineData("""{matrix: {some: {isEmpty: true}}}""", "full")]
    [InlineData("""{matrix: {isEmpty: true}}""", "none other")]
    // Objects and references: a missing object has no values.
    [InlineData("""{part: {size: {eq: 3}}}""", "full")]
    [InlineData("""{part: {size: {exists: false}}}""", "none other")]
    [InlineData("""{part: {exists: true}}""", "full other")]
    [InlineData("""{part: {part: {size: {gte: 4}}}}""", "full")]
    [InlineData("""{cook: {name: {eq: "Ada"}}}""", "full")]
    [InlineData("""{cook: {name: {neq: "Ada"}}}""", "none other")]
    [InlineData("""{cook: {exists: false}}""", "none")]
    [InlineData("""{cook: {name: {eq: null}}}""", "none other")]
    [InlineData("""{cook: {name: {exists: false}}, slug: {startsWith: "n"}}""", "none")]
    [InlineData("""{cook: {exists: true, name: {eq: null}}}""", "other")]
    [InlineData("""{cook: {dishes: {some: {hot: {eq: true}}}}}""", "other")]
    [InlineData("""{helpers: {some: {slug: {eq: "bob"}}}}""", "full")]
    [InlineData("""{helpers: {isEmpty: true}}""", "none other")]
    [InlineData("""{helpers: {all: {exists: true}}}""", "full none other")]
    // Unions are filtered by type, interfaces also by their fields.
    [InlineData("""{about: {Cook: {}}}""", "full")]
    [InlineData("""{about: {Dish: {price: {gt: 1}}}}""", "other")]
    [InlineData("""{about: {or: [{Cook: {slug: {eq: "bob"}}}, {Dish: {slug: {eq: "full"}}}]}}""", "full other")]
    [InlineData("""{about: {not: {Cook: {}}}}""", "none other")]
    [InlineData("""{about: {exists: true}}""", "full other")]
    [InlineData("""{about: {Cook: {}, Dish: {}}}""", "")]
    [InlineData("""{named: {name: {exists: true}}}""", "full other")]
    [InlineData("""{named: {name: {eq: "Ada"}}}""", "full")]
    [InlineData("""{named: {name: {eq: null}}}""", "none")]
    [InlineData("""{named: {sys: {path: {startsWith: "dishes"}}}}""", "other")]
    [InlineData("""{any: {id: {eq: "cooks/bob.yaml"}}}""", "full")]
    [InlineData("""{any: {Cook: {name: {exists: false}}}}""", "full")]
    [InlineData("""{any: {exists: false}}""", "none other")]
    [InlineData("""{blocks: {some: {Quote: {text: {eq: "bye"}}}}}""", "other")]
    [InlineData("""{blocks: {some: {Picture: {alt: {eq: null}}}}}""", "")]
    [InlineData("""{blocks: {some: {Picture: {file: {exists: true}}}}}""", "full")]
    [InlineData("""{blocks: {all: {Quote: {}}}}""", "none other")]
    // Combinations.
    [InlineData("""{}""", "full none other")]
    [InlineData("""null""", "full none other")]
    [InlineData("""{and: []}""", "full none other")]
    [InlineData("""{or: []}""", "")]
    [InlineData("""{not: {}}""", "")]
    [InlineData("""{not: {not: {slug: {eq: "full"}}}}""", "full")]
    [InlineData("""{or: [{slug: {eq: "none"}}, {and: [{price: {gt: 5}}, {hot: {eq: true}}]}]}""", "none other")]
    [InlineData("""{slug: {eq: "full"}, or: [{slug: {eq: "none"}}, {slug: {eq: "full"}}]}""", "full")]
    [InlineData("""{exists: true}""", "full none other")]
    public void A_filter_finds_the_entries_that_match(string where, string slugs)
    {
        var nodes = string.Join(", ", slugs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(slug => $$"""{"slug": "{{slug}}"}"""));
        var count = slugs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        site.Queried.Answers(
            $$"""{ dishes(where: {{where}}) { totalCount nodes { slug } } }""", $$"""{ "dishes": {"totalCount": {{count}}, "nodes": [{{nodes}}]} }""");
    }

    [Fact]
    public void A_variable_can_be_any_part_of_a_filter_and_one_without_a_value_is_ignored()
    {
        const string query = """query Q($name: String, $names: [String], $part: PartFilter, $where: DishFilter!) { """
            + """dishes(where: {name: {eq: $name, in: $names}, part: $part, and: [$where]}) { nodes { slug } } }""";
        void Finds(object variables, string slugs)
        {
            var nodes = string.Join(", ", slugs.Split(' ').Select(slug => $$"""{"slug": "{{slug}}"}"""));
            site.Queried.Answers(query, $$"""{ "dishes": {"nodes": [{{nodes}}]} }""", variables);
        }

        Finds(new { name = (string?)null, part = new { }, where = new { } }, "none");
        Finds(new { part = new { }, where = new { hot = new { neq = false } } }, "none other");
        Finds(new { part = new { size = new { exists = true } }, where = new { } }, "full");
        Finds(new { names = new string?[] { null, "eclair" }, part = new { }, where = new { } }, "none other");
    }

    [Theory]
    [InlineData("""{name: {contains: null}}""",
        "Field \"contains\" of a filter is null. Leave it out to apply no condition; {exists: false} matches a missing value.")]
    [InlineData("""{name: {in: null}}""", "Field \"in\" of a filter is null. Leave it out to apply no condition; [null] matches a missing value.")]
    [InlineData("""{price: {gt: null}}""",
        "Field \"gt\" of a filter is null. Leave it out to apply no condition; a missing value is neither less nor greater than another.")]
    [InlineData("""{name: null}""", "Field \"name\" of a filter is null. Leave it out to apply no condition; {exists: false} matches a missing value.")]
    [InlineData("""{and: null}""", "Field \"and\" of a filter is null. Leave it out to apply no condition; an empty list is [].")]
    [InlineData("""{not: null}""", "Field \"not\" of a filter is null. Leave it out to apply no condition; {} matches everything.")]
    [InlineData("""{name: {inIgnoreCase: null}}""", "Field \"inIgnoreCase\" of a filter is null. Leave it out to apply no condition; [] matches nothing.")]
    [InlineData("""{tags: {some: null}}""", "Field \"some\" of a filter is null. Leave it out to apply no condition; {} matches every item.")]
    [InlineData("""{tags: {isEmpty: null}}""", "Field \"isEmpty\" of a filter is null. Leave it out to apply no condition; its value is true or false.")]
    [InlineData("""{name: {exists: null}}""", "Field \"exists\" of a filter is null. Leave it out to apply no condition; its value is true or false.")]
    public void A_null_operator_is_refused_because_it_would_match_every_entry(string where, string message) =>
        site.Queried.Refuses($$"""{ dishes(where: {{where}}) { totalCount } }""", message);

    [Fact]
    public void The_number_of_operands_in_a_list_is_limited()
    {
        const string query = "query($v: [String]) { dishes(where: {slug: {in: $v}}) { totalCount } }";
        site.Queried.Answers(query, """{ "dishes": {"totalCount": 1} }""", new { v = Enumerable.Range(0, 999).Select(i => $"x{i}").Append("full") });
        site.Queried.Refuses(query, "Field \"in\" of a filter lists 1001 values; at most 1000 are allowed.",
            variables: new { v = Enumerable.Range(0, 1_001).Select(i => $"x{i}") });
    }

    [Theory]
    [InlineData("""{ dishes(where: {nme: {eq: "a"}}) { totalCount } }""", "Expected value of type \"DishFilter\" not to include unknown field \"nme\"")]
    [InlineData("""{ dishes(where: {price: {contains: "a"}}) { totalCount } }""",
        "Expected value of type \"FloatFilter\" not to include unknown field \"contains\"")]
    [InlineData("""{ dishes(where: {since: {eq: "yesterday"}}) { totalCount } }""",
        "Date cannot represent \"yesterday\"; a text such as \"2024-05-01\" is expected.")]
    [InlineData("""{ dishes(orderBy: {name: ASC, price: DESC}) { totalCount } }""",
        "Within OneOf Input Object type \"DishOrder\", exactly one field must be specified")]
    [InlineData("""{ dishes(orderBy: {tags: ASC}) { totalCount } }""", "Expected value of type \"DishOrder\" not to include unknown field \"tags\"")]
    public void A_filter_that_is_invalid_for_the_schema_is_refused_with_the_name_of_the_fault(string query, string message)
    {
        var answer = site.Queried.Ask(query);
        Assert.StartsWith(message, answer.Error.Message);
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", answer.Error.Code);
    }

    [Theory]
    [InlineData("{name: ASC}", "other full none")]
    [InlineData("{name: DESC}", "full other none")]
    [InlineData("{name: ASC_NULLS_FIRST}", "none other full")]
    [InlineData("{name: DESC_NULLS_FIRST}", "none full other")]
    [InlineData("{kind: ASC}", "other full none")]
    [InlineData("[{hot: ASC}, {name: ASC}]", "full other none")]
    [InlineData("{part: {size: ASC_NULLS_FIRST}}", "none other full")]
    [InlineData("{part: {part: {size: DESC}}}", "full none other")]
    [InlineData("{cook: {name: DESC}}", "full none other")]
    [InlineData("[{cook: {name: ASC_NULLS_FIRST}}, {price: DESC}]", "other none full")]
    [InlineData("{sys: {path: DESC}}", "other none full")]
    [InlineData("{id: DESC}", "other none full")]
    [InlineData("[]", "full none other")]
    [InlineData("null", "full none other")]
    public void An_order_compares_its_fields_in_sequence_and_then_the_id(string orderBy, string slugs)
    {
        var nodes = slugs.Split(' ').Select(slug => $$"""{"slug": "{{slug}}"}""").ToList();
        site.Queried.Answers(
            $$"""{ dishes(orderBy: {{orderBy}}) { nodes { slug } } }""", $$"""{ "dishes": {"nodes": [{{string.Join(", ", nodes)}}]} }""");
        site.Queried.Answers(
            $$"""{ dishes(orderBy: {{orderBy}}, last: 2) { nodes { slug } } }""", $$"""{ "dishes": {"nodes": [{{string.Join(", ", nodes.Skip(1))}}]} }""");
    }

    [Fact]
    public void The_number_of_fields_in_an_order_is_limited() => site.Queried.Refuses(
        $$"""{ dishes(orderBy: [{{string.Join(", ", Enumerable.Repeat("{name: ASC}", 11))}}]) { totalCount } }""",
            "Argument \"orderBy\" names 11 fields; at most 10 are allowed.");

    [Fact]
    public void Facets_count_the_values_of_all_pages()
    {
        site.Queried.Answers(
            """{ dishes(first: 1) { facets(fields: [kind, tags, cook, helpers, hot]) { field distinctCount values { value count entry { id } } } } }""",
            """
            {
              "dishes": {
                "facets": [
                  {"field": "kind", "distinctCount": 3, "values": [
                    {"value": "SOUP", "count": 1, "entry": null}, {"value": "SWEET", "count": 1, "entry": null},
                    {"value": null, "count": 1, "entry": null}
                  ]},
                  {"field": "tags", "distinctCount": 4, "values": [
                    {"value": "a", "count": 1, "entry": null}, {"value": "B", "count": 1, "entry": null},
                    {"value": "c", "count": 1, "entry": null}, {"value": null, "count": 1, "entry": null}
                  ]},
                  {"field": "cook", "distinctCount": 3, "values": [
                    {"value": "cooks/ada.yaml", "count": 1, "entry": {"id": "cooks/ada.yaml"}},
                    {"value": "cooks/bob.yaml", "count": 1, "entry": {"id": "cooks/bob.yaml"}},
                    {"value": null, "count": 1, "entry": null}
                  ]},
                  {"field": "helpers", "distinctCount": 3, "values": [
                    {"value": null, "count": 2, "entry": null}, {"value": "cooks/ada.yaml", "count": 1, "entry": {"id": "cooks/ada.yaml"}},
                    {"value": "cooks/bob.yaml", "count": 1, "entry": {"id": "cooks/bob.yaml"}}
                  ]},
                  {"field": "hot", "distinctCount": 3, "values": [
                    {"value": false, "count": 1, "entry": null}, {"value": true, "count": 1, "entry": null},
                    {"value": null, "count": 1, "entry": null}
                  ]}
                ]
              }
            }
            """);
        site.Queried.Answers(
            """{ dishes(where: {tags: {isEmpty: false}}) { facets(fields: [tags]) { values(first: 2) { value count } } } }""",
            """{ "dishes": {"facets": [{"values": [{"value": "a", "count": 1}, {"value": "B", "count": 1}]}]} }""");
        site.Queried.Answers(
            """{ cooks { facets { field values { value count } } } }""",
            """{ "cooks": {"facets": [{"field": "name", "values": [{"value": "Ada", "count": 1}, {"value": null, "count": 1}]},"""
                + """ {"field": "dishes", "values": [{"value": "dishes/full.yaml", "count": 1}, {"value": "dishes/other.yaml", "count": 1}]}]} }""");
        site.Queried.Refuses("{ dishes { facets(fields: [kind]) { values(first: 501) { value } } } }",
            "Argument \"first\" asks for 501 entries; at most 500 are given at once. Ask for them in several pages.", "PAGE_SIZE_EXCEEDED");
    }

    [Fact]
    public void A_cursor_survives_a_commit_unless_its_entry_was_deleted()
    {
        using var site = new QueriedSite(
            """
            -- schema/m.graphql --
            type A @collection(path: "{slug}.yaml", plural: "all") { slug: String! n: Int }
            type B @collection(path: "b/{slug}.yaml") { slug: String! }
            -- content-repo/a.yaml --
            n: 3
            -- content-repo/b.yaml --
            n: 2
            -- content-repo/c.yaml --
            n: 1
            -- content-repo/b/x.yaml --
            """);
        var answer = site.Ask(
            "{ all(orderBy: {n: ASC}, first: 2) { nodes { slug } pageInfo { endCursor } } bs { pageInfo { endCursor } } }");
        var cursor = answer.Json.GetProperty("data").GetProperty("all").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        var foreign = answer.Json.GetProperty("data").GetProperty("bs").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        var next = $$"""{ all(orderBy: {n: ASC}, after: "{{cursor}}") { nodes { slug } } }""";
        site.Answers(next, """{ "all": {"nodes": [{"slug": "a"}]} }""");
        // The entry changes its position and others are added: the page still begins after it.
        site.Commit("-- content-repo/b.yaml --\nn: 0\n-- content-repo/d.yaml --\nn: 5\n");
        site.Answers(next, """{ "all": {"nodes": [{"slug": "c"}, {"slug": "a"}, {"slug": "d"}]} }""");
        site.Commit("", "content-repo/b.yaml");
        site.Refuses(next,
            "The entry of the cursor in \"after\" no longer exists, so its position in this order is unknown. Send the request without \"after\".");
        site.Answers($$"""{ all(after: "{{cursor}}") { nodes { slug } } }""", """{ "all": {"nodes": [{"slug": "c"}, {"slug": "d"}]} }""");

        const string message = "Argument \"after\" is not a cursor of \"all\". Use a cursor of an edge, or startCursor or endCursor of pageInfo, unchanged.";
        site.Refuses($$"""{ all(after: "{{foreign}}") { totalCount } }""", message);
        for (var i = 0; i < cursor.Length; i++)
        {
            var tampered = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            site.Refuses($$"""{ all(after: "{{tampered}}") { totalCount } }""", message);
        }
    }

    [Fact]
    public void Filters_that_scan_all_entries_many_times_are_stopped_and_those_with_an_index_are_not()
    {
        using var site = QueriedSite.InBulk(
            Enumerable.Range(0, 1_000).Select(i => ($"content-repo/{i:0000}.yaml", $"n: {i % 10}\ntext: some words {i}\n"))
                .Prepend(("schema/m.graphql", "type A @collection(path: \"{slug}.yaml\", plural: \"all\") { slug: String! n: Int text: String }")),
            new() { MaxSteps = 20_000 });
        string Query(string where) => "{ " + string.Concat(Enumerable.Range(0, 20).Select(i => $$"""q{{i}}: all(where: {{where}}) { totalCount } """)) + "}";
        var answer = site.Ask(Query("""{text: {contains: "7"}}"""));
        Assert.Equal(
            ("Executing the operation takes more steps than the limit MaxSteps, which is 20000. "
                + "Filter by fields and operators that have an index, or select fewer fields.", "OPERATION_TOO_COSTLY"), answer.Error);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Json.GetProperty("data").ValueKind);
        var extensions = answer.Json.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(("MaxSteps", 20_000), (extensions.GetProperty("setting").GetString(), extensions.GetProperty("limit").GetInt32()));
        Assert.Contains("\"q19\":{\"totalCount\":100}", site.Ask(Query("{n: {eq: 7}}")).Text);
    }
}
