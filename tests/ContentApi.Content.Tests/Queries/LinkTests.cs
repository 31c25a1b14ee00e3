using ContentApi.Content.Tests.Entries;
using ContentApi.Content.Tests.Snapshots;

namespace ContentApi.Content.Tests.Queries;

/// <summary>Values of the type Link: what menus, tabs and calls to action lead to.</summary>
public sealed class LinkTests
{
    const string Site = """
        -- schema/m.graphql --
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}/") {
          slug: String! @unique  title: String  cta: Link  more: [Link!]!  linkedBy: [Page!]! @inverse(of: "cta")
        }
        type Note @collection(path: "notes/{name}.md") { name: String }
        type Tab @collection(path: "tabs/{slug}.yaml", url: "/#div-{slug}") { slug: String! @unique }
        type Tag @collection(path: "tags.yaml", items: true, key: "name", url: "/tags/{name:slugify}") { name: String! }
        type Menu @singleton(path: "menu.yaml") { items: [MenuItem!]! @tree }
        type MenuItem { to: Link!  children: [MenuItem!]! }
        -- content-repo/pages/about.md --
        -- content-repo/pages/team.md --
        -- content-repo/notes/secret.md --
        -- content-repo/tabs/meetings.yaml --
        -- content-repo/tags.yaml --
        - name: "c#"
        -- content-repo/menu.yaml --
        items:
          - to: {label: Us, page: about}
            children:
              - to: {title: Team, url: /team/#people}
                children:
                  - to: {label: Give, url: https://example.org/give}
          - to: /search?q=1
          - to: {label: Heading only}
        -- content-repo/pages/test.md --
        ---
        cta: @
        ---
        """;

    [Theory]
    [InlineData("https://example.org/a?b=1#c", null, "https://example.org/a?b=1#c", null, "c", true)]
    [InlineData("mailto:a@example.org", null, "mailto:a@example.org", null, null, true)]
    [InlineData("tel:+4915112345", null, "tel:+4915112345", null, null, true)]
    [InlineData("'#top'", null, "#top", null, "top", false)]
    [InlineData("/#div-meetings", null, "/#div-meetings", "tabs/meetings.yaml", "div-meetings", false)]
    [InlineData("/#div-nothing", null, "/#div-nothing", null, "div-nothing", false)]
    [InlineData("/about", null, "/about/", "pages/about.md", null, false)]
    [InlineData("/about/?a=b#team", null, "/about/?a=b#team", "pages/about.md", "team", false)]
    [InlineData("about#team", null, "/about/#team", "pages/about.md", "team", false)]
    [InlineData("pages/about.md#team", null, "/about/#team", "pages/about.md", "team", false)]
    [InlineData("about", null, "/about/", "pages/about.md", null, false)]
    [InlineData("meetings", null, "/#div-meetings", "tabs/meetings.yaml", "div-meetings", false)]
    [InlineData("'c#'", null, "/tags/c", "tags.yaml#c%23", null, false)]
    [InlineData("notes/secret", null, null, "notes/secret.md", null, false)]
    [InlineData("/search?q=1", null, "/search?q=1", null, null, false)]
    [InlineData("{label: Us, page: about}", "Us", "/about/", "pages/about.md", null, false)]
    [InlineData("{page: about}", null, "/about/", "pages/about.md", null, false)]
    [InlineData("{label: Us, page: about, fragment: team}", "Us", "/about/#team", "pages/about.md", "team", false)]
    [InlineData("{name: Us, href: /about}", "Us", "/about/", "pages/about.md", null, false)]
    [InlineData("{text: Us, target: {page: about}}", "Us", "/about/", "pages/about.md", null, false)]
    [InlineData("{title: Out, link: 'https://example.org'}", "Out", "https://example.org", null, null, true)]
    [InlineData("{label: Us, page: about, target: _blank}", "Us", "/about/", "pages/about.md", null, false)]
    [InlineData("{path: about, target: _self}", null, "/about/", "pages/about.md", null, false)]
    [InlineData("{target: _top, label: Us}", "Us", null, null, null, false)]
    [InlineData("{label: Us}", "Us", null, null, null, false)]
    [InlineData("{tab: meetings}", null, "/#div-meetings", "tabs/meetings.yaml", "div-meetings", false)]
    public void A_link_leads_to_an_entry_an_address_or_outside(string value, string? label, string? url, string? target, string? fragment, bool isExternal)
    {
        using var site = new QueriedSite(Site.Replace("@\n---", value + "\n---"));
        string Json(string? text) => text is null ? "null" : $"\"{text}\"";
        site.Answers(
            """{ page(slug: "test") { cta { label url fragment isExternal target { id } } } }""",
            $$"""
            {"page": {"cta": {"label": {{Json(label)}}, "url": {{Json(url)}}, "fragment": {{Json(fragment)}}, "isExternal": {{(isExternal ? "true" : "false")}},
              "target": {{(target is null ? "null" : $"{{\"id\": \"{target}\"}}")}} } } }
            """);
        if (url is not null)
            site.Answers($$"""{ pages(where: {cta: {url: {eq: "{{url}}" } } }) { nodes { slug } } }""", """{"pages": {"nodes": [{"slug": "test"}]}}""");
        if (target == "pages/about.md")
            site.Answers("""{ page(slug: "about") { linkedBy { slug } } }""", """{"page": {"linkedBy": [{"slug": "test"}]}}""");
        Assert.Empty(site.Snapshot.Diagnostics);
    }

    [Theory]
    [InlineData("abuot", "CA5001", "Did you mean \"about\"?")]
    [InlineData("{page: meetings}", "CA5004", null)]
    [InlineData("javascript:alert(1)", "CA4003", "Begin it with https://")]
    [InlineData("//example.org", "CA4003", "Write \"https://example.org\".")]
    [InlineData("www.example.org", "CA4003", "Write \"https://www.example.org\".")]
    [InlineData("[about, team]", "CA4003", "Write one link, or declare the field as a list.")]
    [InlineData("{colour: red}", "CA4003", "Write the address after the key url")]
    [InlineData("{label: Us, url: {path: about}}", "CA4003", "Write the address, or the name of an entry.")]
    [InlineData("{label: {en: Us}, url: about}", "CA4003", "Write the text that readers see.")]
    [InlineData("{url: about, page: [team]}", "CA4003", "Write the address, or the name of an entry.")]
    [InlineData("{label: Us, url: about, icon: x}", "CA4001", "Its keys are label, url")]
    [InlineData("{url: about, page: meetings}", "CA4010", "Keep one of the two.")]
    [InlineData("{tab: meetings, path: about, target: _blank}", "CA4010", "Keep one of the two.")]
    [InlineData("{url: 'about#x', fragment: y}", "CA4010", "Keep one of the two.")]
    public void A_link_that_leads_nowhere_is_told(string value, string code, string? hint)
    {
        using var test = new SnapshotUnderTest(TestRepository.With(Site.Replace("@\n---", value + "\n---")));
        var diagnostic = test.Build().Diagnostics.First(diagnostic => diagnostic.Rule.Code == code);
        if (hint is not null) Assert.StartsWith(hint, diagnostic.Hint);
    }

    [Fact]
    public void A_menu_of_links_has_the_fields_of_a_tree()
    {
        using var site = new QueriedSite(Site.Replace("@\n---", "about\n---"));
        site.Answers(
            """{ menu { flatItems { depth item { to { label url } } } breadcrumbs(to: "/team") { item { to { label } } } } }""",
            """
            {"menu": {"flatItems": [
              {"depth": 0, "item": {"to": {"label": "Us", "url": "/about/"}}},
              {"depth": 1, "item": {"to": {"label": "Team", "url": "/team/#people"}}},
              {"depth": 2, "item": {"to": {"label": "Give", "url": "https://example.org/give"}}},
              {"depth": 0, "item": {"to": {"label": null, "url": "/search?q=1"}}},
              {"depth": 0, "item": {"to": {"label": "Heading only", "url": null}}}],
              "breadcrumbs": [{"item": {"to": {"label": "Us"}}}, {"item": {"to": {"label": "Team"}}}]}}
            """);
        Assert.Contains(
            "\"children\":[{\"to\":{\"label\":\"Give\",\"url\":\"https://example.org/give\",\"target\":null,"
                + "\"fragment\":null,\"isExternal\":true},\"children\":[]}]",
            site.Ask("{ menu { tree } }").Text);
        site.Answers(
            """{ page(slug: "about") { sys { referencedBy { nodes { id } } } } }""",
            """{"page": {"sys": {"referencedBy": {"nodes": [{"id": "menu.yaml"}, {"id": "pages/test.md"}]}}}}""");
    }

    [Fact]
    public void An_empty_link_is_null_and_a_model_may_have_a_type_of_that_name()
    {
        Assert.Equal("a: null, b: [link x /y (Page)]", EntryUnderTest.ReadFields("a: Link b: [Link!]!", "a: {page: ''}\nb: [{label: x, url: /y}]").Outcome());
        Assert.Equal("a: Link {url: \"/y\"}", EntryUnderTest.ReadFields("a: Link", "a: {url: /y}", "type Link { url: String }").Outcome());
    }
}
