namespace ContentApi.Server.Tests;

/// <summary>A small site for the tests of the server: it has the types that GraphiQL's examples query, one warning and one error.</summary>
static class SampleContent
{
    public const string Model = """
        -- schema/site.graphql --
        type Page @collection(path: "pages/{slug}.md", url: "/{slug}") {
          slug: String! @unique
          title: String!
          sections: [Section!]
          reports: [Report!]
          body: Markdown @body
        }
        type Section { heading: String! body: Markdown actions: [Action!] }
        type Action { title: String! url: URL }
        type Menu @collection(path: "menus/{handle}.yaml") {
          handle: String! @unique
          items: [MenuItem!]!
        }
        type MenuItem { label: String! target: Link children: [MenuItem!] }
        type Report @collection(path: "reports/{slug}.yaml") {
          slug: String! @unique
          title: String!
          url: URL
          citedBy: [Page!]! @inverse(of: "reports")
        }
        type ExternalLink @collection(path: "links/{slug}.yaml") {
          slug: String! @unique
          title: String!
          url: URL!
        }

        """;

    public const string Listing = Model + """
        -- content-repo/pages/about.md --
        ---
        title: About us
        sections:
          - heading: What we do
            actions:
              - title: Join
                url: https://example.org/join
        reports: [first]
        ---
        We *act*.
        -- content-repo/pages/home.md --
        ---
        title: Welcome
        colour: red
        ---
        Hello.
        -- content-repo/pages/broken.md --
        ---
        summary: no title
        ---
        -- content-repo/menus/main.yaml --
        items:
          - label: About
            target: pages/about
            children:
              - label: Team
        -- content-repo/reports/first.yaml --
        title: First report
        url: https://example.org/first.pdf
        -- content-repo/links/ngo.yaml --
        title: An organisation
        url: https://example.org/
        """;
}
