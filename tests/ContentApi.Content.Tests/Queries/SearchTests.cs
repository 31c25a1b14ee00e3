namespace ContentApi.Content.Tests.Queries;

/// <summary>The syntax, highlights and errors of searches. <see cref="SearchOracleTests"/> covers results and scores.</summary>
public sealed class SearchTests(SearchTests.Site site) : IClassFixture<SearchTests.Site>
{
    public sealed class Site : IDisposable
    {
        internal QueriedSite Queried { get; } = new(Listing);

        public void Dispose() => Queried.Dispose();
    }

    const string Listing = """
        -- schema/m.graphql --
        type Page @collection(path: "pages/{slug}.md") {
          slug: String! @unique
          title: String! @searchable(weight: 5)
          year: Int
          hidden: String
          sections: [Section!]!
          body: Markdown @body @searchable
        }
        type Section { heading: String @searchable body: Markdown @searchable }
        type Report @collection(path: "reports/{slug}.yaml") { slug: String! @unique title: String! @searchable }
        type Other @collection(path: "others/{slug}.yaml") { slug: String! }
        -- content-repo/pages/letters.md --
        ---
        title: Write letters
        year: 2020
        hidden: elephant
        ---
        Before any heading: <b>human</b> & rights. <!-- secret -->

        ## How to *begin*

        Write to the ministry. Éléonore d'Arc wrote e-mails, 42 of them, to 東京都.

        ### In the end

        - Post the **letters**
        - Wait
        -- content-repo/pages/zebra.md --
        ---
        title: Zebras
        year: 2021
        sections:
          - heading: Stripes of a zebra
            body: "One paragraph.\n\n# Coat\n\nBlack and white, the letters of nature."
        ---
        -- content-repo/reports/letters.yaml --
        title: A report about letters to prisons
        -- content-repo/others/letters.yaml --
        """;

    [Theory]
    [InlineData("letters", "pages/letters.md reports/letters.yaml pages/zebra.md")]
    [InlineData("LETTERS", "pages/letters.md reports/letters.yaml pages/zebra.md")]
    [InlineData("letters report", "reports/letters.yaml")]
    [InlineData("letters -report", "pages/letters.md pages/zebra.md")]
    [InlineData("letters -\"black and\"", "pages/letters.md reports/letters.yaml")]
    [InlineData("\"any heading\"", "pages/letters.md")]
    [InlineData("\"rights human\"", "")]
    [InlineData("\"letters before\"", "")]
    [InlineData("eleonore", "pages/letters.md")]
    [InlineData("éléo*", "pages/letters.md")]
    [InlineData("zeb*", "pages/zebra.md")]
    [InlineData("zeb", "")]
    [InlineData("\"stripes of a zeb\"*", "pages/zebra.md")]
    [InlineData("d'arc", "pages/letters.md")]
    [InlineData("e-mails", "pages/letters.md")]
    [InlineData("mails-e", "")]
    [InlineData("42", "pages/letters.md")]
    [InlineData("京都", "pages/letters.md")]
    [InlineData("京東", "")]
    [InlineData("elephant", "")]
    [InlineData("\"open quote", "")]
    [InlineData("\"human right*", "pages/letters.md")]
    [InlineData("secret", "")]
    [InlineData("human \"rights", "pages/letters.md")]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("-letters", "")]
    [InlineData("- * \" ! ()", "")]
    [InlineData("letters *", "pages/letters.md reports/letters.yaml pages/zebra.md")]
    [InlineData("letters AND (report OR x)", "")]
    public void A_search_finds_the_entries_with_all_words_ordered_by_score(string query, string ids)
    {
        var nodes = string.Join(", ", ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => $$"""{"id": "{{id}}"}"""));
        site.Queried.Answers(
            "query($q: String!) { search(query: $q) { nodes { id } } }", $$"""{ "search": {"nodes": [{{nodes}}]} }""", new { q = query });
    }

    [Fact]
    public void Highlights_mark_the_found_words_in_safe_HTML_with_their_heading()
    {
        const string rest = "Write to the ministry. Éléonore d&#x27;Arc wrote e-mails, 42 of them, to 東京都. In the end Post the letters Wait";
        const string human = "Before any heading: <mark>human</mark> &amp; <mark>rights</mark>. How to begin " + rest;
        const string begin = "Before any heading: human &amp; rights. How to <mark>begin</mark> " + rest;
        site.Queried.Answers(
            """
            {
              text: search(query: "human rights") { edges { match { highlights { field html heading { id } } } } }
              heading: search(query: "begin") { edges { match { highlights { html heading { level text id } } } } }
              below: search(query: "post letters", types: [Page]) {
                edges { node { id } match { highlights(first: 2, length: 30) { field html heading { id } } } } }
              embedded: search(query: "zebra nature") { edges { match { highlights { field html heading { id } } } } }
              none: search(query: "zebra") { edges { match { highlights(first: 0) { html } } } }
            }
            """,
            $$$"""
            {
              "text": {"edges": [{"match": {"highlights": [{"field": "body", "html": "{{{human}}}", "heading": null}]}}]},
              "heading": {"edges": [{"match": {"highlights": [
                {"html": "{{{begin}}}", "heading": {"level": 2, "text": "How to begin", "id": "how-to-begin"}}]}}]},
              "below": {"edges": [{"node": {"id": "pages/letters.md"}, "match": {"highlights": [
                {"field": "title", "html": "Write <mark>letters</mark>", "heading": null},
                {"field": "body", "html": "…the end <mark>Post</mark> the <mark>letters</mark> Wait", "heading": {"id": "in-the-end"}}
              ]}}]},
              "embedded": {"edges": [{"match": {"highlights": [
                {"field": "sections.heading", "html": "Stripes of a <mark>zebra</mark>", "heading": null},
                {"field": "sections.body", "html": "One paragraph. Coat Black and white, the letters of <mark>nature</mark>.", "heading": {"id": "coat"}}
              ]}}]},
              "none": {"edges": [{"match": {"highlights": []}}]}
            }
            """);
    }

    [Fact]
    public void A_list_can_be_searched_filtered_ordered_and_paged()
    {
        site.Queried.Answers(
            """
            {
              best: pages(search: "letters") { totalCount nodes { slug } edges { match { highlights(first: 1) { field } } node { slug } }
                facets(fields: [year]) { values { value } } }
              ordered: pages(search: "letters", orderBy: {year: DESC}) { nodes { slug } }
              filtered: pages(search: "letters", where: {year: {gt: 2020}}) { totalCount nodes { slug } }
              none: pages { edges { match { score } } }
              empty: pages(search: "") { totalCount }
              open: pages(search: null) { totalCount }
              where: search(query: "letters", where: {or: [{Page: {year: {eq: 2020}}}, {Report: {}}]}) { totalCount nodes { id } }
              sys: search(query: "letters", where: {sys: {path: {startsWith: "pages"}}}) { totalCount }
            }
            """,
            """
            {
              "best": {"totalCount": 2, "nodes": [{"slug": "letters"}, {"slug": "zebra"}],
                "edges": [{"match": {"highlights": [{"field": "title"}]}, "node": {"slug": "letters"}},
                  {"match": {"highlights": [{"field": "sections.body"}]}, "node": {"slug": "zebra"}}],
                "facets": [{"values": [{"value": 2020}, {"value": 2021}]}]},
              "ordered": {"nodes": [{"slug": "zebra"}, {"slug": "letters"}]},
              "filtered": {"totalCount": 1, "nodes": [{"slug": "zebra"}]},
              "none": {"edges": [{"match": null}, {"match": null}]},
              "empty": {"totalCount": 0},
              "open": {"totalCount": 2},
              "where": {"totalCount": 2, "nodes": [{"id": "pages/letters.md"}, {"id": "reports/letters.yaml"}]},
              "sys": {"totalCount": 2}
            }
            """);
        var answer = site.Queried.Ask(
            """{ search(query: "letters", first: 1) { edges { cursor } pageInfo { hasNextPage hasPreviousPage } } }""");
        var cursor = answer.Json.GetProperty("data").GetProperty("search").GetProperty("edges")[0].GetProperty("cursor").GetString();
        site.Queried.Answers(
            $$"""{ search(query: "letters", first: 1, after: "{{cursor}}") { nodes { id } pageInfo { hasNextPage hasPreviousPage } } """
                + $$"""back: search(query: "letters", last: 5, before: "{{cursor}}") { nodes { id } } }""",
            """{ "search": {"nodes": [{"id": "reports/letters.yaml"}], "pageInfo": {"hasNextPage": true, "hasPreviousPage": true}}, "back": {"nodes": []} }""");
        site.Queried.Refuses($$"""{ search(query: "zebra", after: "{{cursor}}") { nodes { id } } }""",
            "The entry of the cursor does not match the search, so its position is unknown. Send the request without the cursor.");
    }

    [Theory]
    [InlineData("""{ search(query: "a", first: 501) { totalCount } }""",
        "Argument \"first\" asks for 501 entries; at most 500 are given at once. Ask for them in several pages.", "PAGE_SIZE_EXCEEDED")]
    [InlineData("""{ search(query: "a", after: "x") { totalCount } }""",
        "Argument \"after\" is not a cursor of \"search\". Use a cursor of an edge, or startCursor or endCursor of pageInfo, unchanged.", "BAD_USER_INPUT")]
    [InlineData("""{ search(query: "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g") { totalCount } }""",
        "The search has 33 words; at most 32 are allowed.", "BAD_USER_INPUT")]
    [InlineData("""{ search(query: "zebra") { edges { match { highlights(first: 21) { html } } } } }""",
        "Argument \"first\" must be 0 to 20; 21 was given.", "BAD_USER_INPUT")]
    [InlineData("""{ search(query: "zebra") { edges { match { highlights(length: 0) { html } } } } }""",
        "Argument \"length\" must be 1 to 1000; 0 was given.", "BAD_USER_INPUT")]
    [InlineData("""{ search(query: "zebra", types: [Other]) { totalCount } }""",
        "Value \"Other\" does not exist in \"SearchedType\" enum.", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{ others(search: "zebra") { totalCount } }""", "Unknown argument \"search\" on field \"Query.others\".", "GRAPHQL_VALIDATION_FAILED")]
    public void An_invalid_search_is_refused(string query, string message, string code) => site.Queried.Refuses(query, message, code);

    [Fact]
    public void A_model_without_searchable_fields_has_no_search()
    {
        using var plain = new QueriedSite("-- schema/m.graphql --\ntype A @collection(path: \"*.yaml\", plural: \"all\") { b: Int }\n"
            + "-- content-repo/a.yaml --\nb: 1\n");
        var answer = plain.Ask("{ search(query: \"a\") { totalCount } }");
        Assert.Equal(("Cannot query field \"search\" on type \"Query\".", "GRAPHQL_VALIDATION_FAILED"), answer.Error);
    }
}
