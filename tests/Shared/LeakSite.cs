namespace ContentApi.Tests;

/// <summary>
/// A site with every system type, every directive and every kind of file, and with the <see cref="InvisibleThings"/>. What all readers see lies beside the
/// invisible things and refers to them.
/// </summary>
/// <param name="Templates">The value of <c>@site(templates:)</c>.</param>
/// <param name="RawHtml">The value of <c>@site(rawHtml:)</c>.</param>
/// <param name="Dialect">The value of <c>@site(dialect:)</c>.</param>
/// <param name="ServesRaw">The value of <c>@site(raw:)</c>. The source of a text has all that its other forms leave out.</param>
sealed record LeakSite(string Templates = "DROP", string RawHtml = "SANITIZE", string Dialect = "COMMONMARK", bool ServesRaw = false)
{
    /// <summary>The things that are invisible on this site, with their numbers.</summary>
    public IEnumerable<(int Number, InvisibleThing Thing)> Things => InvisibleThings.All.Index().Where(pair => Hides(pair.Item.Needs));

    bool Hides(HidingSettings needed) =>
        (Templates == "DROP" || !needed.HasFlag(HidingSettings.TemplatesAreDropped))
        && (RawHtml == "SANITIZE" || !needed.HasFlag(HidingSettings.HtmlIsSanitized))
        && (Dialect != "MDX" || !needed.HasFlag(HidingSettings.HtmlIsNoMarkdown));

    /// <summary>The texts that no reader of the view <see cref="View.Hidden"/> may see.</summary>
    public IEnumerable<string> Canaries => Things.SelectMany(pair => pair.Thing.Canaries(pair.Number));

    /// <summary>The files of the site: see <see cref="FileListing"/>.</summary>
    public string Listing(View view) =>
        Common.Replace("TEMPLATES", Templates).Replace("HTML", RawHtml).Replace("DIALECT", Dialect).Replace("RAW", ServesRaw ? "true" : "false")
        + string.Concat(Things.Select(pair => $"\n{pair.Thing.Listing(pair.Number, view).Trim('\n')}"));

    const string Common = """
        -- schema/model.graphql --
        extend schema @site(
          raw: RAW, templates: TEMPLATES, rawHtml: HTML, withoutSyntax: [EMOJI], htmlElements: ["my-map"], htmlAttributes: ["data-id"],
          iframeHosts: ["maps.example.org"], dialect: DIALECT, typography: true, exclude: ["pages/private-*"],
          assets: ["static", {folder: "media", url: "/files"}])

        interface Titled { title: String! }
        union Topic = Page | Person
        enum Kind { NEWS GUIDE }

        "A page."
        type Page implements Titled @collection(path: "pages/{slug}.{md,mdx,html}", url: "/{slug}/") {
          slug: String! @unique
          title: String! @searchable(weight: 2)
          rank: Int!
          score: Float @constraint(min: 0, max: 10)
          open: Boolean
          day: Date
          at: DateTime
          mail: EmailAddress
          home: URL
          code: ID @constraint(minLength: 2, maxLength: 40, pattern: "^[a-z0-9]+$")
          data: JSON
          kind: Kind
          words: [String!] @split(by: ",")
          tags: [String!] @constraint(minItems: 1, maxItems: 2)
          numbers: [Int]
          image: Asset
          gallery: [Asset!]
          summary: Markdown @searchable
          author: Person
          related: [Page!]
          about: Topic
          titled: Titled
          anything: Entry
          cta: Link
          links: [Link]
          place: Place
          blocks: [Block]
          oldPaths: [String!] @aliases
          rootPaths: [String!] @aliases(relativeTo: ROOT)
          moved: String @redirectTo
          note: String @from(key: "the note") @deprecated(reason: "No reader needs it.")
          relatedBy: [Page!]! @inverse(of: "related")
          body: Markdown @body @searchable
        }
        type Place { city: String  street: String! }
        union Block @discriminator(key: "layout") = Quote | Picture
        type Quote { text: String @searchable  by: Person! }
        type Picture @discriminator(values: ["image/one"]) { file: Asset! }

        "A person: an item of a file."
        type Person @collection(path: "people/*.yml", items: true, key: "handle", plural: "people", url: "/team/{handle}/") {
          handle: String!
          name: String! @searchable
          rank: Int!
          pages: [Page!]! @inverse(of: "author")
        }
        type Sponsor @collection(path: "sponsors/*.json", items: "/sponsors/gold", key: "name") { name: String! @searchable  level: Int! }
        type Issue @collection(path: "issues/{year}-{slug}.md", url: "/{year}/{slug}/") {
          year: Int!
          slug: String! @unique(with: ["year"])
          body: Markdown! @body @searchable
        }
        type Talk @collection(path: "talks/{slug}.toml") { slug: String! @unique  speaker: Person!  minutes: Int!  topic: String @searchable }
        type Row @collection(path: "rows/*.csv", items: true) { word: String! @searchable  count: Int }
        type Tab @collection(path: "tabs/{slug}.yaml", url: "/#tab-{slug}") { slug: String! @unique  label: String @searchable  count: Int! }
        type About @singleton(path: "about.yaml", url: "/about/") { title: String!  text: Markdown @searchable }
        type Menu @collection(path: "menus/{name}.yaml") { name: String! @unique  items: [MenuItem!]! @tree(maxDepth: 2) }
        type MenuItem { label: String @searchable  to: Link  page: Page  text: Markdown  image: Asset  pictures: [Asset!]  children: [MenuItem!]! }
        type Side @collection(path: "sides/{name}.yaml") { name: String! @unique  main: [SideItem!] @tree(parent: "parent", id: "identifier") }
        type SideItem { identifier: String  parent: String  name: String! @searchable  page: Page }
        -- content-repo/pages/common.md --
        ---
        title: Common
        rank: 1
        score: 2.5
        open: true
        day: 2024-05-01
        at: 2024-05-01T10:00:00Z
        mail: common@example.org
        home: https://common.example.org
        code: common1
        data: {common: [1, text]}
        kind: news
        words: common, second
        tags: [common]
        numbers: [1]
        image: /img/common.png
        gallery: [/files/common.svg, common.txt]
        summary: A common summary.
        author: ann
        related: [second]
        about: ann
        titled: second
        anything: second
        cta: {label: Read, page: second}
        links: ["https://example.org/common#part", /common/#part]
        place: {city: Common, street: Main}
        blocks:
          - {layout: quote, text: A common quote, by: ann}
          - {layout: image/one, file: common.txt}
        old_paths: [old-common]
        root_paths: [root-common]
        the note: common note
        aliases: [/common-alias]
        ---
        # Common

        Common text with a [link](second.md "A title"), a [file](common.txt) and ![an image](/img/common.png).

        ## Part

        The last common words.
        -- content-repo/pages/common.txt --
        A file.
        -- static/img/common.png --
        A picture.
        -- media/common.svg --
        A picture.
        -- content-repo/pages/second.md --
        ---
        title: Second
        rank: 2
        author: ann
        related: [common]
        summary: Second common summary.
        ---
        Second common text.
        -- content-repo/pages/moved.md --
        ---
        title: Moved
        rank: 3
        moved: /common/
        ---
        -- content-repo/people/common.yml --
        ann: {name: Ann, rank: 1}
        bob: {name: Bob, rank: 2}
        -- content-repo/sponsors/common.json --
        {"sponsors": {"gold": [{"name": "Acme", "level": 1}]}}
        -- content-repo/issues/2024-common.md --
        Common issue.
        -- content-repo/talks/common.toml --
        speaker = "ann"
        minutes = 20
        -- content-repo/rows/common.csv --
        word,count
        common,1
        -- content-repo/tabs/common.yaml --
        count: 1
        -- content-repo/menus/common.yaml --
        items:
          - label: Top
            page: common
            pictures: [/img/common.png]
            children:
              - label: Below
                to: second
                image: /img/common.png
                text: A common text.
        -- content-repo/sides/common.yaml --
        main:
          - {identifier: one, name: One, page: common}
          - {identifier: two, parent: one, name: Two, page: second}
        """;
}
