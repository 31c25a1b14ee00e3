namespace ContentApi.Sites.Tests;

/// <summary>A small site with the habits of Hugo that the content of <c>@hyas/doks</c> lacks.</summary>
static class HugoSite
{
    /// <summary>Writes the site into a new repository, without layouts of pages. It is not committed.</summary>
    public static TestRepository Write()
    {
        var repository = TestRepository.Empty();
        foreach (var (path, text) in FileListing.Parse(Files)) repository.Write(path, text);
        foreach (var file in new[] { "content/visit/way/map.png", "content/visit/way/Big brochure.pdf", "content/news/party/cake.png", "static/img/logo.png" })
            repository.Write(file, [0x89, 0x50, 0x4e, 0x47]);
        return repository;
    }

    const string Files = """"
        -- hugo.toml --
        baseURL = "https://www.example.org/"
        title = "A mill and its people"
        defaultContentLanguage = "en"
        enableEmoji = true
        disableKinds = ["RSS", "sitemap", "404"]
        [languages.en]
        languageName = "English"
        weight = 1
        [languages.nl]
        languageName = "Nederlands"
        weight = 2
        [permalinks]
        news = "/:year/:month/:slug/"
        [markup.goldmark.renderer]
        unsafe = true
        [markup.goldmark.parser.attribute]
        block = true
        [[menu.main]]
        identifier = "visit"
        name = "Visit"
        url = "/visit/"
        weight = 10
        [[menu.main]]
        identifier = "hours"
        name = "Opening hours"
        url = "/visit/opening-hours/"
        parent = "visit"
        [[menu.main]]
        identifier = "elsewhere"
        name = "Other mills"
        url = "https://mills.example/"
        weight = 20
        -- layouts/shortcodes/note.html --
        <aside>{{ .Inner | markdownify }}</aside>
        -- layouts/shortcodes/big.html --
        <strong>{{ .Inner }}</strong>
        -- layouts/shortcodes/map.html --
        <div class="map" data-place="{{ .Get 0 }}"></div>
        -- layouts/shortcodes/columns.html --
        <div class="columns">{{ .Inner }}</div>
        -- data/authors.yaml --
        jan:
          name: Jan Molenaar
          since: 1998-04-01
        ann: {name: Ann Lee, since: 2011-09-12}
        -- data/prices.csv --
        product,price,organic
        Rye flour,3.50,true
        Wheat flour,2.75,false
        -- data/stones.toml --
        [[stones]]
        name = "Upper stone"
        weight = 800
        [[stones]]
        name = "Lower stone"
        weight = 950
        -- data/visitors.json --
        {"2022": {"visitors": 1200}, "2023": {"visitors": 1450}}
        -- archetypes/default.md --
        ---
        title: "{{ replace .Name "-" " " | title }}"
        draft: true
        ---
        -- content/_index.md --
        ---
        title: The mill
        ---
        Welcome to the *mill*. See [the visit](/visit/), [the hours](visit/opening-hours/) and [the news](news/).
        -- content/_index.nl.md --
        ---
        title: De molen
        ---
        Welkom bij de *molen*. Zie [het bezoek](/nl/visit/).
        -- content/about.md --
        +++
        title = "About us"
        date = 2021-03-04T05:06:07Z
        lastmod = 2022-01-02
        aliases = ["/who-we-are/", "history", "/old/about.html"]
        tags = ["people", "Old Mills"]
        [menu.main]
        weight = 30
        +++
        We are {{< big >}}millers{{< /big >}} since 1742.[^year]

        <!--more-->

        ## The *people* {#team .wide}

        {{% note %}}
        Come **before noon**, and see [the hours]({{< ref "/visit/opening-hours.md" >}}).
        {{% /note %}}

        [^year]: The year is above the door.
        -- content/about.nl.md --
        +++
        title = "Over ons"
        +++
        Wij zijn molenaars. Lees [alles over het bezoek]({{< relref "visit" >}}), of [de tijden]({{< relref "opening-hours.md" >}}).
        -- content/Contact Form.html --
        ---
        title: Write to us
        url: /contact/
        ---
        <p>Write to <a href="mailto:mill@example.org">the mill</a>, or <a href="../about/">read more</a>.</p>
        -- content/visit/_index.md --
        ---
        title: Visit us
        slug: not-for-sections
        cascade:
          type: visit
        ---
        Plan your visit:

        - [Opening hours](opening-hours/)
        - [Opening hours again]({{< relref "opening-hours" >}})
        - [The way]({{< ref "way" >}}) and [its map]({{< ref "way#by-boat" >}})
        -- content/visit/_index.nl.md --
        ---
        title: Bezoek
        ---
        Kom langs: [tijden](opening-hours/).
        -- content/visit/opening-hours.md --
        {
          "title": "Opening hours",
          "weight": 10,
          "tags": ["people"]
        }

        | Day | From | To |
        |:----|-----:|---:|
        | Saturday | 10:00 | 16:00 |
        | Sunday | 12:00 | 16:00 |

        Closed
        : on Mondays
        : when the wind is *too strong*

        - [x] Bring a bag
        - [ ] Bring a friend

        Ask [the millers](../../about/#team) or go [back](../), or read about [the way](../by-road/).
        -- content/visit/opening-hours.nl.md --
        ---
        title: Openingstijden
        ---
        Zaterdag, zie [bezoek](../) en [over ons]({{< ref "about" >}}).
        -- content/visit/way/index.md --
        ---
        title: The way to us
        slug: by-road
        resources:
        - src: map.png
          title: The map
        ---
        ## By road

        ![The map](map.png "Where we are")

        {{< figure src="map.png" alt="A map" caption="The way from the *station*" title="Map" >}}

        ## By boat

        Take [the brochure](Big%20brochure.pdf). {{< map "51.9,4.5" >}}

        ## By road

        The same again.
        -- content/news/_index.md --
        ---
        title: News
        ---
        All the news.
        -- content/news/New Sails.md --
        ---
        title: "New sails: 100% linen"
        date: 2023-05-06T10:00:00+02:00
        tags: [sails]
        ---
        The sails are new. :tada: See [the old ones](../../../about/) or [the stones]({{< ref "Stone v1.2.md" >}}).

        ```go
        fmt.Println("{{</* not a shortcode */>}}")
        ```

        {{< highlight go "linenos=false" >}}
        func main() { /* *not* Markdown */ }
        {{< /highlight >}}
        -- content/news/Stone v1.2.md --
        ---
        title: A stone
        slug: Café Stone
        date: 2022-11-30
        ---
        A paragraph with a class.
        {.lead #first}

        1. one
        2. two
        {.steps}

        > A quotation
        {.by}

        Water is H<sub>2</sub>O, and <kbd>Ctrl</kbd>.

        <div class="box">

        Inside *the box*.

        </div>

        <!-- a note for editors -->
        -- content/news/party/index.md --
        ---
        title: The party
        date: 2024-06-01
        ---
        ![A cake](cake.png)

        {{< columns >}}
        {{% note %}}The **first** note{{% /note %}}
        {{< note >}}The *second* note{{< /note >}}
        {{< /columns >}}

        Write `{{</* note */>}}` to show it: {{</* note */>}}.
        -- content/news/draft.md --
        ---
        title: A draft
        date: 2024-06-02
        draft: true
        ---
        Not yet.
        -- content/news/expired.md --
        ---
        title: Expired
        date: 2020-01-01
        expiryDate: 2020-02-01
        ---
        No more.
        -- static/robots.txt --
        User-agent: *
        """";
}
