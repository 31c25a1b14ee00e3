using System.Text.RegularExpressions;
using static ContentApi.Tests.HidingSettings;

namespace ContentApi.Tests;

/// <summary>
/// Every kind of thing that no reader may see. A new reason for which something is invisible is a new row: the tests that walk the API then look for it by
/// every field and argument.
/// </summary>
static partial class InvisibleThings
{
    public static IReadOnlyList<InvisibleThing> All { get; } =
    [
        // Files and items that are left out because they have errors.
        new("a page with a wrong value of a required field", """
            -- content-repo/pages/«slug».md --
            ---
            title: «title»
            rank: ⟦404¦fourth⟧
            score: 7.25
            open: false
            day: 2031-07-08
            at: 2031-07-08T09:10:11Z
            mail: «mail»@example.org
            home: https://«host».example.org/
            code: «code»
            data: {«key»: «value»}
            kind: guide
            tags: [«tag»]
            numbers: [4711]
            image: /img/common.png
            gallery: [common.txt]
            summary: A «summary».
            author: ann
            related: [common]
            about: ann
            titled: common
            anything: common
            cta: {label: «label», page: common}
            links: ["https://example.org/«link»"]
            place: {city: «city», street: «street»}
            blocks:
              - {layout: quote, text: A «quote», by: ann}
              - {layout: image/one, file: common.txt}
            old_paths: [«old»]
            root_paths: [«root»]
            the note: «note»
            aliases: [/«alias»]
            ---
            # «heading»

            Text of a «body» with a [«text»](common.md "«linktitle»").
            """),
        new("a page without a required value", """
            -- content-repo/pages/«slug».mdx --
            ---
            title: «title»
            ⟦rank¦rang⟧: 405
            about: {page: common}
            ---
            Text of a «body».
            """),
        new("a page in HTML with a wrong value", """
            -- content-repo/pages/«slug».html --
            ---
            title: «title»
            rank: ⟦406¦[]⟧
            ---
            <p>Text of a «body».</p>
            """),
        new("a page with the unique value of another", """
            -- content-repo/pages/«file».md --
            ---
            title: «title»
            slug: ⟦«slug»¦common⟧
            rank: 407
            ---
            Text of a «body».
            """),
        new("an issue with the values of another that are unique together", """
            -- content-repo/issues/2024-«file».md --
            ---
            slug: ⟦«slug»¦common⟧
            ---
            Text of a «body».
            """),
        new("a page that stands in the way of another", """
            ⟦-- content-repo/pages/a№.md --
            ---
            title: «title»
            slug: «slug»
            rank: 408
            aliases: [/«alias»]
            ---
            ¦-- content-repo/pages/a№.md --
            ---
            title: «title»
            slug: rival№
            rank: «slug»
            aliases: [/rival-old№, /«alias»]
            ---
            ¦⟧
            -- content-repo/pages/b№.md --
            ---
            title: Rival №
            slug: rival№
            rank: 1
            old_paths: [/rival-old№]
            ---
            """),
        new("a talk by nobody", """
            -- content-repo/talks/«slug».toml --
            speaker = "⟦ann¦nobody⟧"
            minutes = 30
            topic = "Text of a «topic»"
            """),
        new("a file with an error of syntax", """
            -- content-repo/talks/«slug».toml --
            speaker = "bob"
            minutes = 31
            topic = "«topic»⟦"¦⟧
            """),
        new("front matter with an error of syntax", """
            -- content-repo/pages/«slug».md --
            ---
            title: "«title»⟦"¦⟧
            rank: 409
            ---
            Text of a «body».
            """),
        new("front matter that does not begin on line 1", """
            -- content-repo/pages/«slug».md --
            ⟦---¦----⟧
            title: «title»
            rank: 410
            ---
            Text of a «body».
            """),
        new("a page with a conflict of a merge", """
            -- content-repo/pages/«slug».md --
            ---
            title: «title»
            ⟦rank: 411¦<<<<<<< HEAD
            rank: 411
            =======
            rank: 412
            >>>>>>> other⟧
            ---
            Text of a «body».
            """),
        new("a pointer of Git LFS", """
            -- content-repo/pages/«slug».md --
            ⟦---
            title: «title»
            rank: 413
            ---
            ¦version https://git-lfs.github.com/spec/v1
            oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d10e2393
            size 12345⟧
            """),
        new("an item with a wrong value", """
            -- content-repo/people/p№.yml --
            cid№: {name: Cid, rank: 3}
            ⟦«handle»: {name: Text «name», rank: 414}¦«handle»: {name: Text «name», rank: fourth}¦⟧
            """),
        new("an item with the key of another", """
            -- content-repo/people/p№.yml --
            dan№: {name: Dan, rank: 3}
            ⟦«handle»: {name: «name», rank: 415}¦bob: {name: «name», rank: 415, handel: «handle»}¦⟧
            """),
        new("items of a file with an error of syntax", """
            -- content-repo/people/p№.yml --
            «handle»: {name: «name», rank: 416⟦}¦⟧
            """),
        new("items of another place of the file", """
            -- content-repo/sponsors/s№.json --
            {"sponsors": {"gold": [
              {"name": "Gold №", "level": 2}⟦, {"name": "Text «name»", "level": 3}], "more": [¦], "more": [{"name": "Text «name»", "level": 3}¦], "more": [⟧
            ]}}
            """),
        new("a singleton without a required value", """
            -- content-repo/about.yaml --
            ⟦title¦tytle⟧: «title»
            text: Text of a «text».
            """),
        new("a part of a page with a wrong value", """
            -- content-repo/tabs/«slug».yaml --
            label: Text «label»
            count: ⟦424¦fourth⟧
            """),
        new("a list of which one item lacks a required value", """
            -- content-repo/sides/s№.yaml --
            ⟦main:
              - {identifier: «one», name: Text «name», page: common}
              - {identifier: «two», parent: «one», name: «second»}¦main:
              - {identifier: «one», name: Text «name», page: common}
              - {identifier: «two», parent: «one», names: «second»}¦main:
              - {identifier: one}⟧
            """),
        new("a menu with an error of syntax", """
            -- content-repo/menus/«name».yaml --
            items: [{label: Text «label», page: common}, {label: «second», to: common, children: [{label: «below»}]}⟦]¦⟧
            """),
        new("a menu of another form with an error of syntax", """
            -- content-repo/sides/«name».yaml --
            main: [{identifier: «one», name: Text «label», page: common}, {identifier: «two», parent: «one», name: «second»}⟦]¦⟧
            """),
        new("a column without a field, and a record without a required value", """
            -- content-repo/rows/r№.csv --
            word,count⟦¦,other¦⟧
            row№,2⟦¦,«word»¦⟧
            ⟦text «word»,3
            «second»,4¦,3,«second»¦⟧
            """),

        // Files that are not content.
        new("a page in a folder that no type has", """
            -- content-repo/⟦pages¦drafts⟧/«slug».md --
            ---
            title: «title»
            rank: 417
            ---
            Text of a «body».
            """),
        new("a page that the site excludes", """
            -- content-repo/pages/⟦public¦private⟧-«slug».md --
            ---
            title: «title»
            rank: 425
            ---
            Text of a «body».
            """),
        new("a page outside the content root", """
            -- ⟦content-repo/pages¦pages⟧/«slug».md --
            ---
            title: «title»
            rank: 418
            ---
            Text of a «body».
            """),
        new("a page with the extension of no content", """
            -- content-repo/pages/«slug».⟦md¦txt⟧ --
            ---
            title: «title»
            rank: 419
            ---
            Text of a «body».
            """),
        new("a page whose name cannot be served", $"""
            -- content-repo/pages/«slug»⟦¦{'\u0001'}⟧.md --
            ---
            title: «title»
            rank: 420
            ---
            Text of a «body».
            """),
        new("a picture outside the folders that the site publishes", """
            -- content-repo/pages/n№.md --
            ---
            title: Page №
            rank: 1
            image: ⟦/img/«image».png¦../../private/«image».png¦../../private/none.png⟧
            gallery: [⟦/img/«image».png¦../../private/«image».png¦../../private/none.png⟧]
            ---
            ![picture](⟦/img/«image».png¦../../private/«image».png¦../../private/none.png⟧)
            -- ⟦static/img/«image»¦private/«image»¦private/other⟧.png --
            A picture.
            """),

        // What visible pages say of invisible ones.
        new("a page to which others lead", """
            -- content-repo/pages/n№.md --
            ---
            title: Page №
            rank: 1
            image: target№.md
            gallery: [target№.md, common.txt]
            author: ann
            related: [target№, common]
            about: {page: target№}
            titled: target№
            anything: pages/target№.md
            cta: {label: Read, page: target№}
            links: [/target№/, "target№#part", pages/target№.md]
            old_paths: [/target-alias№]
            moved: ""
            ---
            [link](target№.md), [other](/target№/#part), [third](../pages/target№), ![image](target№.md), <a href="target№.md">fourth</a>

            [link](html№.html), [other](/pages/html№.html), <a href="/pages/html№.html#part">third</a>
            -- content-repo/pages/o№.md --
            ---
            title: Moved №
            rank: 1
            moved: target№
            ---
            ⟦-- content-repo/pages/target№.md --
            ---
            title: «title»
            rank: 421
            aliases: [/«alias»]
            ---
            Text of a «body».
            -- content-repo/pages/html№.html --
            ---
            title: «htmltitle»
            rank: 421
            ---
            Text.
            ¦-- content-repo/pages/target№.md --
            ---
            title: «title»
            rank: fourth
            aliases: [/«alias»]
            ---
            Text of a «body».
            -- content-repo/pages/html№.html --
            ---
            title: «htmltitle»
            rank: fourth
            ---
            Text.
            ¦⟧
            """),
        new("a person to whom others lead", """
            -- content-repo/talks/t№.toml --
            speaker = "ann"
            minutes = 1
            -- content-repo/pages/n№.md --
            ---
            title: Page №
            rank: 1
            author: per№
            about: {person: per№}
            anything: "people/p№.yml#per№"
            links: [/team/per№/]
            blocks:
              - {layout: quote, text: Words, by: ann}
            ---
            [link](/team/per№/)
            -- content-repo/people/p№.yml --
            eve№: {name: Eve, rank: 3}
            ⟦per№: {name: «name», rank: 422}¦per№: {name: «name», rank: x}¦⟧
            """),

        // Values that are left out of pages that are served.
        new("a key without a field", """
            -- content-repo/pages/n№.md --
            ---
            title: Page №
            rank: 1
            ⟦summary: A «text».¦summry: A «text».¦⟧
            ---
            """),
        new("a comment of YAML", """
            -- content-repo/pages/n№.md --
            ---
            title: Page №
            rank: 1
            ⟦summary: A «text».¦# summary: A «text».¦⟧
            ---
            """),
        new("a comment of TOML", """
            -- content-repo/talks/t№.toml --
            speaker = "ann"
            minutes = 32
            ⟦topic = "«topic»"¦# topic = "«topic»"¦⟧
            """),
        new("wrong values of fields that may be null", """
            -- content-repo/pages/n№.md --
            ---
            title: Page №
            rank: 1
            mail: ⟦«mail»@example.org¦«mail» at example¦⟧
            home: ⟦https://«host».example.org¦«host» example¦⟧
            code: ⟦«code»¦«code»-«code»¦⟧
            kind: ⟦news¦«code»¦⟧
            day: ⟦2032-01-02¦«code»¦⟧
            at: ⟦2032-01-02¦«code»¦⟧
            score: ⟦1¦«code»¦⟧
            open: ⟦true¦«code»¦⟧
            tags: ⟦[«tag»]¦[«tag», [x]]¦[[x]]⟧
            place: ⟦{city: «city», street: Main}¦{city: «city»}¦⟧
            cta: ⟦{label: «label», url: /common/}¦{label: «label», url: "javascript:alert(1)"}¦⟧
            links: [⟦"https://example.org/«link»"¦"javascript:«link»"¦"javascript:x"⟧]
            blocks:
              - ⟦{layout: quote, text: A «quote»., by: ann}¦{layout: quoth, text: A «quote»., by: ann}¦{layout: quoth}⟧
              - ⟦{layout: quote, text: «words»., by: bob}¦{layout: quote, text: «words»., by: nobody}¦{layout: quoth}⟧
            aliases: [⟦/«alias»¦"https://example.org/«alias»"¦⟧]
            ---
            """),
        new("a list with too many items", """
            -- content-repo/pages/n№.md --
            ---
            title: Page №
            rank: 1
            tags: ⟦[«tag»]¦[«tag», b, c]¦[a, b, c]⟧
            ---
            """),
        new("names that lead nowhere", """
            -- content-repo/pages/n№.md --
            ---
            title: Page №
            rank: 1
            ⟦cta: {label: «name»}¦author: «name»
            related: [«name»]
            about: «name»
            anything: «name»
            image: «name».png
            links: [«name»]¦author: nobody
            related: [nobody]
            about: nobody
            anything: nobody
            image: nobody.png
            links: [nobody]⟧
            ---
            """),
        new("an item below the last level of a menu", """
            -- content-repo/menus/m№.yaml --
            items:
              - label: Top
                page: common
                children:
                  - label: Below
            ⟦      - label: Text «label»
                    to: {label: «link», page: common}
                    text: A «text».
                    page: second¦        children:
                      - label: Text «label»
                        to: {label: «link», page: common}
                        text: A «text».
                        page: second¦⟧
            """),
        new("a picture of a menu outside the folders that the site publishes", """
            -- content-repo/menus/m№.yaml --
            items:
              - label: Top
                page: common
                image: ⟦/img/«image».png¦../../private/«image».png¦../../private/none.png⟧
                pictures: [⟦/img/«image».png¦../../private/«image».png¦../../private/none.png⟧]
            -- ⟦static/img/«image»¦private/«image»¦private/other⟧.png --
            A picture.
            """),
        new("a redirect with a wrong status", """
            -- content-repo/redirects.yaml --
            /old: /common/
            /moved/*: /common/:splat
            ⟦/«from»: {to: "https://example.org/«to»", status: 302}¦/«from»: {to: "https://example.org/«to»", status: 999}¦⟧
            """),
        new("a rewrite", """
            -- content-repo/_redirects --
            /elder /common/ 302
            ⟦/«from» https://example.org/«to» 301¦/«from» https://example.org/«to» 200¦⟧
            """),

        // Comments, in every place of a text.
        Text("a comment of HTML", "md", "<!-- ", " -->"),
        Text("a comment of HTML in MDX", "mdx", "<!-- ", " -->"),
        Text("a comment of Liquid", "md", "{% comment %}", "{% endcomment %}"),
        Text("a comment of Jinja", "md", "{# ", " #}"),
        Text("a comment of Go", "md", "{{/* ", " */}}"),
        Text("a comment of Go that trims", "md", "{{- /* ", " */ -}}"),
        Text("a comment of Handlebars", "md", "{{!-- ", " --}}"),
        Text("a short comment of Handlebars", "md", "{{! ", " }}"),
        Text("a comment of Hugo", "md", "{{< comment >}}", "{{< /comment >}}"),
        Text("a comment of kramdown", "md", "{::comment}", "{:/comment}"),
        Text("a comment of MDX", "mdx", "{/* ", " */}"),
        Text("a comment of MDX in Markdown", "md", "{/* ", " */}"),
        Html("a comment in a page in HTML", "<!-- ", " -->"),
        Html("a comment of Liquid in a page in HTML", "{% comment %}", "{% endcomment %}"),
        Html("a comment of Jinja in a page in HTML", "{# ", " #}"),
        new("a comment that is not closed", Page("""
            Words. ⟦«text»¦<!-- «text»

            # «heading»¦<!--⟧

            ⟦# «heading»¦¦⟧
            """)),
        Definitions("a comment over several blocks", "<!--", "-->"),
        Definitions("a comment of Liquid over several blocks", "{% comment %}", "{% endcomment %}"),
        Definitions("a comment of Go over several blocks", "{{/*", "*/}}"),
        Definitions("a comment of kramdown over several blocks", "{::comment}", "{:/comment}"),
        new("comments behind what looks like code", Page(
            "> ```\n> code\n\n" + AllComments.Replace("«", "«quote")
            + "\n\n- ```\n  code\n\n" + AllComments.Replace("«", "«item") + "\n\n- item\n\n  ```\n  code\n\n" + AllComments.Replace("«", "«list"))),
        new("comments between what looks like code", Page(
            AllComments.Replace("A ", "- item `a\n- item ").Replace(" B", "\n- item `b\n\n").Replace("«", "«item") + "\n\n"
            + AllComments.Replace("A ", "## Heading `a\nWords ").Replace(" B", "\n## Heading `b\n\n").Replace("«", "«heading"))),
        new("comments between backticks in raw HTML", Page(AllComments.Replace("A ", "<div>\nWords `a\n").Replace(" B", "\n`b\n</div>")),
            HtmlIsSanitized | HtmlIsNoMarkdown),
        new("comments between backticks in HTML", Page(AllComments.Replace("A ", "<p>` ").Replace(" B", " `</p>"), "html")),
        new("comments in a text that is too complex to be read", Page(TooDeep + AllComments)),
        new("comments in HTML that is too complex to be read", Page(string.Concat(Enumerable.Repeat("<b>", 2_000)) + "\n\n" + AllComments, "html")),
        new("comments in a text with the characters of the parser", Page("\uFDD0\uFDD1\uFDD2\uFDD3\n\n" + AllComments)),

        // What else of a text no reader sees.
        Text("text of a script", "md", "<script>", "</script>", HtmlIsSanitized),
        Text("text of a style", "md", "<style>", "</style>", HtmlIsSanitized),
        Text("text of a template", "md", "<template>", "</template>", HtmlIsSanitized),
        Text("text of a form", "md", "<textarea>", "</textarea>", HtmlIsSanitized),
        Text("text of a picture", "md", "<svg><text>", "</text></svg>", HtmlIsSanitized),
        Text("an attribute that is not allowed", "md", "<b onclick=\"", "\">b</b>", HtmlIsSanitized),
        Text("a style that is not allowed", "md", "<b style=\"color: ", "\">b</b>", HtmlIsSanitized),
        Text("the address of a link that is not allowed", "md", "<a href=\"javascript:", "\">b</a>", HtmlIsSanitized),
        Text("the page of another host", "md", "<iframe src=\"https://example.org/", "\"></iframe>", HtmlIsSanitized),
        Text("an instruction", "md", "<?php ", " ?>", HtmlIsSanitized),
        Html("text of a script in HTML", "<script>", "</script>"),
        Html("an attribute in HTML", "<b onclick=\"", "\">b</b>"),
        Text("the address of a link with a forbidden scheme", "md", "[b](javascript:", ")"),
        Text("the title of a link with a forbidden scheme", "md", "[b](javascript:x \"", "\")"),
        Text("the address of a link that only the generator knows", "md", "[b]({{ site.x }}/", ")"),
        Text("an attribute of kramdown", "md", "*b*{: onclick=\"", "\"}"),
        Text("the arguments of a shortcode", "md", "{{< figure src=\"", "\" >}}", TemplatesAreDropped),
        Text("the arguments of a tag", "md", "{% include ", " %}", TemplatesAreDropped),
        Text("an output", "md", "{{ site.", " }}", TemplatesAreDropped),
        Text("an attribute of a component", "mdx", "<Chart data=\"", "\" />", TemplatesAreDropped),
        // Front matter is no MDX.
        Body("an expression", "mdx", "{props.", "}", TemplatesAreDropped),
        Html("the arguments of a tag in HTML", "{% include ", " %}", TemplatesAreDropped),
        new("an import and an export of MDX", Page("""
            ⟦«first» «second»¦import x from "«first»"
            export const y = "«second»"¦⟧

            Words.
            """, "mdx")),
        new("definitions that nothing uses", Page("""
            Words⟦ with a [link][used] and a note[^used]¦¦⟧.

            ⟦[used]: https://example.org/«address» "«title»"

            [^used]: A «note».¦[unused]: https://example.org/«address» "«title»"

            [^unused]: A «note».¦⟧
            """)),
        // The label of a footnote is its identifier in the tree.
        new("the label of a definition", Page("""
            A [⟦«label»¦link¦link⟧][⟦¦«label»¦label⟧].

            [⟦«label»¦«label»¦label⟧]: https://example.org/
            """)),
    ];

    static string Page(string text, string extension = "md") => $"""
        -- content-repo/pages/n№.{extension} --
        ---
        title: Page №
        rank: 1
        ---
        {text}
        """;

    /// <summary>A thing that hides whatever is between two texts, in every place of a text.</summary>
    static InvisibleThing Text(string name, string extension, string before, string after, HidingSettings needs = None) =>
        new(name, Filled(InText.Replace("EXTENSION", extension), before, after), needs);

    /// <summary>A thing that hides whatever is between two texts, in every place of a body.</summary>
    static InvisibleThing Body(string name, string extension, string before, string after, HidingSettings needs) =>
        new(name, Filled(InText.Replace("EXTENSION", extension).Replace("●summary● ", ""), before, after), needs);

    static InvisibleThing Html(string name, string before, string after, HidingSettings needs = None) =>
        new(name, Page(Filled(InHtml, before, after), "html"), needs);

    static string Filled(string text, string before, string after) =>
        Places.Replace(text, place => $"⟦«{place.Groups[1].Value}»¦{before}«{place.Groups[1].Value}»{after}¦{before}x{after}⟧");

    [GeneratedRegex("●([a-z]+)●")]
    private static partial Regex Places { get; }

    const string InText = """
        -- content-repo/pages/n№.EXTENSION --
        ---
        title: Page №
        rank: 1
        summary: |
          Words ●summary● of a summary.
        ---
        # Heading ●heading● with words

        Words ●inline● and *emphasis ●emphasis●*, a [link ●link●](common.md).
        ●line●
        More words.

        ●block●

        - item ●item●
        - ●whole●

        > quote ●quote●

        | a | b |
        |---|---|
        | ●cell● | c |

        A note[^1].

        [^1]: Note ●note● with words.

        ## Heading ●other● with words

        Last words ●last●
        """;

    const string InHtml = """
        <h1>Heading ●heading● with words</h1>
        <p>Words ●inline● and <em>emphasis ●emphasis●</em>, a <a href="common.md">link ●link●</a>.</p>
        ●block●
        <ul><li>item ●item●</li></ul>
        <table><tr><td>●cell●</td></tr></table>
        <h2>Heading ●other● with words</h2>
        ●last●
        """;

    /// <summary>A thing that hides definitions and headings, which have an effect on the text around it.</summary>
    static InvisibleThing Definitions(string name, string before, string after) => new(name, Page($"""
        A [link][ref№] and a note[^n№]. ⟦¦{before} begins¦{before} begins⟧

        ⟦[ref№]: https://example.org/«address» "«title»"

        [^n№]: A «note».

        # Same

        «words»¦[ref№]: https://example.org/«address» "«title»"

        [^n№]: A «note».

        # Same

        «words»

        {after} ends.¦{after} ends.⟧

        ## Same

        The end.
        """));

    /// <summary>A text that is nested more deeply than any is read.</summary>
    static string TooDeep => new string('>', 2_000) + " deep\n\n";

    const string AllComments = """
        A ⟦«html»¦<!-- «html» -->¦<!-- -->⟧ B

        A ⟦«liquid»¦{% comment %}«liquid»{% endcomment %}¦{% comment %}{% endcomment %}⟧ B

        A ⟦«jinja»¦{# «jinja» #}¦{#  #}⟧ B

        A ⟦«go»¦{{/* «go» */}}¦{{/*  */}}⟧ B

        A ⟦«handlebars»¦{{!-- «handlebars» --}}¦{{!--  --}}⟧ B

        A ⟦«kramdown»¦{::comment}«kramdown»{:/comment}¦{::comment}{:/comment}⟧ B

        A ⟦«mdx»¦{/* «mdx» */}¦{/*  */}⟧ B
        """;
}
