using ContentApi.Content.Model;

namespace ContentApi.Content.Tests.Model;

/// <summary>Each case is a model in which the mark <c>▸</c> precedes the position of the only diagnostic.</summary>
public sealed class ModelFaultTests
{
    /// <summary>Types that the cases use.</summary>
    const string Rest =
        """

        type Other @collection(path: "others/{slug}.md") { slug: String! @unique  page: String  others: [Other!] }
        type Part { text: String }
        """;

    [Theory]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { title: ▸", "CA1001", "Syntax Error: Expected Name")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { title: ▸Strin }", "CA1002", "Unknown type \"Strin\". Did you mean \"String\"")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { title: String }\ntype ▸Page { x: Int }", "CA1002", "only one type named \"Page\"")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { title: String ▸title: Int }", "CA1002", "\"Page.title\" can only be defined once")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { title: String ▸@uniqe }", "CA1002", "Unknown directive \"@uniqe\"")]
    [InlineData("type Page ▸@collection { title: String }", "CA1002", "Argument \"@collection(path:)\" of type \"String!\" is required")]
    [InlineData("type Page @collection(path: \"a/{s}.md\", ▸ulr: \"/\") { title: String }", "CA1002",
        "Unknown argument \"ulr\" on directive \"@collection\"")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { title: String } union Any ▸@unique = Page", "CA1002", "may not be used on UNION")]
    [InlineData("interface Titled { title: String! } type Page implements Titled @collection(path: \"a/{s}.md\") { title: ▸Int }", "CA1002",
        "Interface field Titled.title expects type String!")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { ▸__title: String }", "CA1002", "must not begin with \"__\"")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { title: String } extend type ▸Pag { x: Int }", "CA1002", "Cannot extend type \"Pag\"")]
    [InlineData("type Page @collection(path: ▸5) { title: String }", "CA1002", "String cannot represent a non string value: 5")]
    [InlineData("type Page { a: String @constraint(minLength: ▸\"1\") }", "CA1002", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("type Page { a: Float @constraint(max: ▸1e999) }", "CA1002", "Float cannot represent")]
    public void Rules_of_the_type_system_are_reported_in_the_authors_file(string marked, string code, string message) => Fails(marked, code, message);

    [Theory]
    [InlineData("type Page @collection(path: \"a.yml\", items: ▸3) { a: ID! }", "CA1005", "\"items\" is true, or a JSON pointer in quotes.")]
    [InlineData("type Page @collection(path: \"a.yml\", items: ▸[true]) { a: ID! }", "CA1005", "\"items\" is true, or a JSON pointer in quotes.")]
    [InlineData("type Page @collection(path: \"a.yml\", items: ▸\"gold\") { a: ID! }", "CA1005", "The JSON pointer \"gold\" does not begin with a slash.")]
    [InlineData("type Page @collection(path: \"a.yml\", items: ▸\"/a~b\") { a: ID! }", "CA1005", "The JSON pointer \"/a~b\" has a '~'")]
    [InlineData("type Page @collection(path: \"a.yml\", key: ▸\"a\") { a: ID! }", "CA1005", "\"key\" names the field that identifies an item of a file.")]
    [InlineData("type Page @collection(path: \"a.yml\", items: false, key: ▸\"a\") { a: ID! }", "CA1005", "\"key\" names the field that identifies")]
    [InlineData("type Page @collection(path: \"a.yml\", items: true, key: ▸\"b\") { a: ID! }", "CA1005",
        "Page has no field \"b\", which is to identify its items.")]
    [InlineData("type Page @collection(path: \"a.yml\", items: true, key: ▸\"a\") { a: [ID!]! }", "CA1005",
        "\"key\" needs a field with a single value, and Page.a is of type [ID!]!.")]
    [InlineData("type Page @collection(path: \"a.yml\", items: true, key: ▸\"a\") { a: Markdown! }", "CA1005",
        "\"key\" needs a field with a single value, and Page.a is of type Markdown!.")]
    [InlineData("type Page @collection(path: \"a.yml\", items: true, key: ▸\"a\") { a: [Another!]! @inverse(of: \"page\") }"
        + " type Another @collection(path: \"b.md\") { page: Page }", "CA1005",
        "\"key\" needs a field with a single value, and Page.a is of type [Another!]!.")]
    [InlineData("type Page @collection(path: \"*.md\", items: true) { a: Markdown ▸@body }", "CA1005",
        "@body is the text of a whole file, and each file of Page has several entries.")]
    [InlineData("type Page @singleton(path: \"a.yml\", ▸items: true) { a: ID! }", "CA1002", "Unknown argument \"items\" on directive \"@singleton\"")]
    [InlineData("type ▸ItemsPlace { a: ID! }", "CA1007", "This definition of ItemsPlace is not the one that is built in.")]
    public void Items_of_files_have_a_place_and_a_field_with_their_key(string marked, string code, string message) => Fails(marked, code, message);

    [Theory]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { ▸id: String }", "CA1004", "The API adds a field \"id\"")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { ▸sys: String }", "CA1004", "The API adds a field \"sys\"")]
    [InlineData("type ▸Asset { title: String }", "CA1004", "The API already has a type Asset")]
    [InlineData("enum ▸Markdown { A }", "CA1004", "The API already has a type Markdown")]
    [InlineData("type ▸String @collection(path: \"a/{s}.md\") { title: ID }", "CA1004", "The API already has a type String")]
    [InlineData("type ▸Int { a: String }", "CA1004", "The API already has a type Int")]
    [InlineData("union ▸ID = Other", "CA1004", "The API already has a type ID")]
    [InlineData("enum ▸Boolean { A }", "CA1004", "The API already has a type Boolean")]
    [InlineData("interface ▸OrderDirection { a: String }", "CA1004", "The API already has a type OrderDirection")]
    [InlineData("type ▸EntrySysOrder { a: String }", "CA1004", "The API generates a type EntrySysOrder for EntrySys")]
    [InlineData("type ▸Query { title: String }", "CA1004", "The API already has a type Query")]
    [InlineData("union ▸Route = Other", "CA1004", "The API already has a type Route")]
    [InlineData("type ▸Node @collection(path: \"a/{s}.md\", plural: \"some\") { title: String }", "CA1004",
        "The singular query of Node would be named \"node\", which is already the name of a query of the API")]
    [InlineData("type ▸Search @singleton(path: \"a.md\") { title: String }", "CA1004", "which is already the name of a query of the API")]
    [InlineData("type Other @singleton(path: \"b.md\") { slug: String } type ▸OTHER @singleton(path: \"a.md\") { title: String }", "CA1004",
        "would be named \"other\", which is already the name of the singular query of Other", "")]
    [InlineData("type Other @collection(path: \"b/*.md\") { slug: String } type ▸Others @singleton(path: \"a.md\") { title: String }", "CA1004",
        "would be named \"others\", which is already the name of the plural query of Other", "")]
    [InlineData("type ▸News @collection(path: \"a/{s}.md\", plural: \"news\") { title: String }", "CA1004",
        "which is already the name of the singular query of News")]
    [InlineData("type ▸OtherEdge { title: String }", "CA1004", "The API generates a type OtherEdge for Other")]
    [InlineData("type ▸OtherFilter { title: String }", "CA1004", "The API generates a type OtherFilter for Other")]
    [InlineData("enum ▸PartListListFilter { A }", "CA1004", "The API generates a type PartListListFilter for Part")]
    [InlineData("union ▸StringFilter = Part", "CA1004", "The API generates a type StringFilter for String")]
    [InlineData("type ▸OtherOrder { title: String }", "CA1004", "The API generates a type OtherOrder for Other")]
    [InlineData("type ▸OtherFacetField { title: String }", "CA1004", "The API generates a type OtherFacetField for Other")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [Line!] @tree ▸tree: String } type Line { lines: [Line!] }", "CA1004",
        "@tree adds a field \"tree\" to Page")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [Line!] @tree ▸flatA: String } type Line { lines: [Line!] }", "CA1004",
        "@tree adds a field \"flatA\" to Page")]
    [InlineData("type ▸OtherNeighbours { a: Int }", "CA1004", "The API generates a type OtherNeighbours for Other")]
    [InlineData("type ▸PartNode { a: Int }", "CA1004", "The API generates a type PartNode for Part")]
    [InlineData("type Page { ▸or: String }", "CA1004", "The name \"or\" is reserved for filters, as are and, not, exists")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { ▸exists: Boolean }", "CA1004", "The name \"exists\" is reserved for filters")]
    [InlineData("interface A { ▸id: ID! } type Page implements A @collection(path: \"a/{s}.md\") { title: String id2: ID }", "CA1004", "The API adds a field",
        null, true)]
    public void Names_of_the_API_are_reserved(string marked, string code, string message, string? rest = null, bool further = false) => Fails(marked, code,
        message, rest, further);

    [Theory]
    [InlineData("type Page @collection(path: \"a/{s}.md\") ▸@singleton(path: \"a.md\") { title: String }", "both a collection and a singleton")]
    [InlineData("type Page @collection(path: \"a/{s}.md\", plural: ▸\"my pages\") { title: String }", "\"my pages\" cannot be the name of a query")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { title: String ▸@body }", "the field's type must be Markdown")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { title: [Markdown] ▸@body }", "the field's type must be Markdown")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: Markdown @body b: Markdown ▸@body }", "A file has one body")]
    [InlineData("type Page { a: Markdown ▸@body }", "the embedded type Page has no files")]
    [InlineData("type Page @collection(path: \"a/{s}.yaml\") { a: Markdown ▸@body }", "the files of \"a/{s}.yaml\" have none")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: Markdown @body ▸@from(key: \"b\") }", "@from has no meaning beside @body")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: String ▸@split }", "@split makes a list of a text, and a is no list of texts.")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [Part!] ▸@split }", "@split makes a list of a text")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [String!] @split(by: ▸\"\") }", "The text between two items is empty.")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [String] ▸@unique }", "@unique needs a single value")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [Part!] ▸@tree }", "The items of a do not nest")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [String] ▸@tree }", "The items of a do not nest")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: Line ▸@tree } type Line { lines: [Line!] }", "The items of a do not nest")]
    [InlineData("type Page { a: [Line!] ▸@tree } type Line { lines: [Line!] }", "@tree is for a list of a content type")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [Line!] @tree b: [Line!] ▸@tree } type Line { lines: [Line!] }", "A type can have one @tree")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [Line!] @tree(maxDepth: ▸51) } type Line { lines: [Line!] }", "\"maxDepth\" must be 1 to 50")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: Part ▸@unique }", "@unique has no meaning for a value of type Part")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: Other ▸@unique }", "@unique has no meaning for a value of type Other")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: JSON ▸@unique }", "@unique has no meaning for a value of type JSON")]
    [InlineData("type Page { a: String ▸@unique }", "Page is an embedded type")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: String @unique(with: ▸[]) }", "\"with\" of @unique names no field")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: String @unique(with: ▸[\"b\"]) }", "Page has no field b")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: String @unique(with: ▸\"a\") }", "@unique compares a already")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: String @unique(with: ▸\"b\") b: [Int] }",
        "@unique cannot compare the field Page.b of type [Int]")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: String @unique(with: ▸\"b\") b: Other }",
        "@unique cannot compare the field Page.b of type Other")]
    [InlineData("type Page { a: String ▸@unique(with: \"b\") b: Int }", "Page is an embedded type")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [Other!]! @inverse(of: ▸\"pages\") }", "Other has no field \"pages\"")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [Other!]! @inverse(of: ▸\"page\") }", "The field Other.page does not refer to Page")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [Other!]! @inverse(of: ▸\"others\") }", "The field Other.others does not refer to Page")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: Other ▸@inverse(of: \"page\") }", "@inverse needs a list of content types")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [Part] ▸@inverse(of: \"page\") }", "@inverse needs a list of content types")]
    [InlineData("type Page { a: [Other] ▸@inverse(of: \"page\") }", "Page is an embedded type")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: [Page] @inverse(of: ▸\"a\") }", "The field Page.a does not refer to Page")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { p: [Page] a: [Page] @inverse(of: \"p\") ▸@from(key: \"x\") }",
        "@from has no meaning beside @inverse")]
    [InlineData("type Page { a: Boolean @constraint(▸minLength: 1) }", "\"minLength\" constrains text", null, "minLength: ▸1")]
    [InlineData("type Page { a: String @constraint(min: ▸1) }", "\"min\" constrains numbers")]
    [InlineData("type Page { a: Int @constraint(pattern: ▸\"a\") }", "\"pattern\" constrains text")]
    [InlineData("type Page { a: Int @constraint(maxItems: ▸1) }", "\"maxItems\" constrains lists")]
    [InlineData("type Page { a: String @constraint(minLength: 5, maxLength: ▸4) }", "no text fits")]
    [InlineData("type Page { a: Int @constraint(min: 5, max: ▸4.5) }", "no number fits")]
    [InlineData("type Page { a: [Int] @constraint(minItems: 5, maxItems: ▸4) }", "no list fits")]
    [InlineData("type Page { a: String @constraint(minLength: ▸-1) }", "cannot be negative")]
    [InlineData("type Page { a: String ▸@constraint }", "without arguments constrains nothing")]
    [InlineData("type Page { a: String @constraint(pattern: ▸\"(\") }", "The pattern is not a regular expression")]
    [InlineData("type Page { a: String @constraint(pattern: ▸\"(?=a)b\") }", "The pattern cannot be matched without backtracking")]
    [InlineData("type Page { a: String @constraint(pattern: ▸\"((a{100}){100}){100}\") }", "The pattern cannot be matched without backtracking")]
    [InlineData("type Page @collection(path: \"a/{s}.md\") { a: Int ▸@searchable }", "the field must be text")]
    [InlineData("type Page { a: String @searchable(weight: ▸0) }", "must be above 0")]
    [InlineData("type Page { a: String @from(key: ▸\" \") }", "a key that is not empty")]
    [InlineData("type Page { fooBar: String ▸foo_bar: String }", "The fields fooBar and foo_bar would both be filled by the key \"foo_bar\"")]
    [InlineData("type Page { a: String ▸b: String @from(key: \"a\") }", "The fields a and b would both be filled by the key \"a\"")]
    [InlineData("interface Titled { title: String ▸@searchable }", "@searchable has no meaning on a field of an interface")]
    public void A_directive_without_meaning_is_refused(string marked, string message, string? rest = null, string? place = null) =>
        Fails(place is null ? marked : marked.Replace("▸", "").Replace(place.Replace("▸", ""), place), "CA1005", message, rest);

    [Theory]
    [InlineData("type Page @collection(path: ▸\"/a/{s}.md\") { title: String }", "has no leading slash")]
    [InlineData("type Page @collection(path: ▸\"a/{s.md\") { title: String }", "the brace is not closed")]
    [InlineData("type Page @collection(path: ▸\"a/{s}\") { title: String }", "does not end in the extension of content files")]
    [InlineData("type Page @collection(path: ▸\"a/{s}.pdf\") { title: String }", "does not end in the extension of content files")]
    [InlineData("type Page @singleton(path: ▸\"a/{s}.md\") { title: String }", "A singleton is one file")]
    [InlineData("type Page @singleton(path: ▸\"a/*.md\") { title: String }", "A singleton is one file")]
    [InlineData("type Page @collection(path: ▸\"a/{tags}.md\") { tags: [String] }",
        "{tags} captures a text, which cannot fill the field Page.tags of type [String]")]
    [InlineData("type Page @collection(path: ▸\"a/{part}.md\") { part: Part }", "cannot fill the field Page.part of type Part")]
    [InlineData("type Page @collection(path: \"a/{s}.md\", url: ▸\"a/{s}\") { title: String }", "a URL path begins with '/'")]
    [InlineData("type Page @collection(path: \"a/{s}.md\", url: ▸\"/{slug}\") { title: String }", "Page has neither a field nor a capture {slug}")]
    [InlineData("type Page @collection(path: \"a/{s}.md\", url: ▸\"/{tags}\") { tags: [[String]] }", "which cannot be part of a URL")]
    [InlineData("type Page @singleton(path: \"a.md\", url: ▸\"/{slug}\") { title: String }", "Page has neither a field nor a capture {slug}")]
    [InlineData("type Page @collection(path: ▸\"a/{date**}.md\") { date: Date }", "{date**} captures a path, which is not a date such as 2024-05-01")]
    [InlineData("type Page @collection(path: ▸\"a/{n}0.md\") { n: Int }", "character 6: a digit follows {n}")]
    [InlineData("type Page @collection(path: ▸\"a/{path**}\") { path: String }", "does not end in the extension of content files")]
    [InlineData("type Page @singleton(path: ▸\"a/{path**}.md\") { path: String }", "A singleton is one file")]
    [InlineData("type Page @collection(path: \"a/{s}.md\", url: ▸\"/{s:yyyy}\") { s: String }",
        "{s:yyyy} formats a date, but s is the field Page.s of type String")]
    [InlineData("type Page @collection(path: \"a/{s}.md\", url: ▸\"{p ?? /{d:MM}/{s}}\") { d: Date }", "Page has neither a field nor a capture {p}")]
    [InlineData("type Page @collection(path: \"a/{s}.md\", url: ▸\"/x[/{q:lower}]\") { d: Date }", "Page has neither a field nor a capture {q}")]
    [InlineData("type Page @collection(path: \"a/{s}.md\", url: ▸\"/{s:Slugify}\") { d: Date }", "character 5: 'Slugify' is no formatter; write slugify")]
    public void A_faulty_template_is_refused(string marked, string message) => Fails(marked, "CA1006", message);

    [Theory]
    [InlineData("scalar ▸Money", "cannot declare a scalar")]
    [InlineData("input ▸Money { amount: Int }", "cannot declare an input type")]
    [InlineData("▸schema { query: Other }", "The schema definition is generated")]
    [InlineData("▸extend schema { query: Other }", "The schema definition is generated")]
    [InlineData("▸extend schema @site { query: Other }", "The schema definition is generated")]
    [InlineData("▸query { other }", "it cannot contain an operation or fragment")]
    [InlineData("directive @▸mine on OBJECT", "@mine is not built in")]
    [InlineData("directive @▸unique(strict: Boolean) on FIELD_DEFINITION", "This definition of @unique is not the one that is built in")]
    [InlineData("extend interface ▸Entry { x: Int }", "Entry belongs to the API and cannot be extended")]
    [InlineData("extend scalar ▸Date @deprecated", "Date belongs to the API and cannot be extended")]
    [InlineData("type Page { a(▸b: Int): String }", "has no arguments")]
    [InlineData("union ▸Any = Other | Part", "Any mixes content types, such as Other, with embedded types, such as Part")]
    [InlineData("interface ▸A { x: Int } type P implements A { x: Int } type Q implements A @singleton(path: \"q.md\") { x: Int }",
        "A mixes content types, such as Q")]
    [InlineData("interface A { x: Int } type P { a: ▸A }", "No type implements A")]
    [InlineData("type P implements ▸Entry @singleton(path: \"p.md\") { a: Int }", "Entry cannot be implemented by hand")]
    [InlineData("interface P implements ▸Entry { a: Int }", "implements Entry automatically")]
    [InlineData("type P { a: ▸PageInfo }", "The type PageInfo belongs to the API")]
    [InlineData("union P = Other | ▸Asset", "The type Asset belongs to the API")]
    [InlineData("type P { ▸p: P! }", "P.p requires an object that requires another P inside, without end")]
    public void A_declaration_that_a_model_may_not_have_is_refused(string marked, string message) => Fails(marked, "CA1007", message);

    [Fact]
    public void Every_type_of_an_endless_embedding_is_named() =>
        Assert.Equal(
            [
                "The field A.b requires an object that requires another A inside, without end.",
                "The field B.u requires an object that requires another B inside, without end.",
            ],
            ModelUnderTest.Read(
                """
                type C @singleton(path: "c.md") { a: A  d: [D!]! }
                type A { b: B! }
                type B { u: U!  many: [A!]!  leaf: L! }
                union U = A | B
                type L { l: L }
                type D { d: V! }
                union V = D | L
                """).Diagnostics.Select(diagnostic => diagnostic.Message));

    [Fact]
    public void Every_fault_is_found_in_one_reading()
    {
        var result = ModelUnderTest.ReadFiles(
            """
            -- schema/b.graphql --
            type Page @collection(path: "/pages/{slug}.md") {
              title: Strng!
              body: String @body
            }
            -- schema/a.graphql --
            scalar Money
            type Asset { price: Money }
            """);
        Assert.Null(result.Model);
        Assert.Equal(
            ["schema/a.graphql:1:8 CA1007", "schema/a.graphql:2:6 CA1004",
                "schema/b.graphql:1:29 CA1006", "schema/b.graphql:2:10 CA1002", "schema/b.graphql:3:16 CA1005"],
            result.Diagnostics.Select(diagnostic => $"{diagnostic.Path}:{diagnostic.Position} {diagnostic.Rule.Code}"));
    }

    [Fact]
    public void A_model_has_a_bounded_number_of_types()
    {
        // Each type requires the next: with the types of a whole megabyte the search for endless embedding would take minutes.
        string Chain(int count) => "type Page @singleton(path: \"p.md\") { a: Int }\n"
            + string.Concat(Enumerable.Range(0, count).Select(i => $"type T{i} {{ a: T{(i + 1) % count} }}\n"));
        Assert.NotNull(ModelUnderTest.Read(Chain(ContentModelReader.MaxTypes - 1)).Model);
        Assert.Equal("schema/model.graphql:2001:1: error CA1007: The model has 2001 definitions; at most 2000 are read.",
            Assert.Single(ModelUnderTest.Read(Chain(ContentModelReader.MaxTypes)).Diagnostics).ToString());
    }

    [Fact]
    public void A_syntax_error_in_one_file_does_not_hide_that_of_another() =>
        Assert.Equal(["a.graphql:1:6", "b.graphql:2:1"],
            ModelUnderTest.ReadFiles("-- b.graphql --\ntype\n}\n-- a.graphql --\ntype {").Diagnostics.Select(d => $"{d.Path}:{d.Position}"));

    [Fact]
    public void A_file_that_is_not_UTF8_or_too_large_is_named()
    {
        var result = ContentModelReader.Read(
        [
            new("a.graphql", "type A {\n  é\xff"u8.ToArray()),
            new("b.graphql", new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', 0xC0 }),
            new("c.graphql", new byte[ContentModelReader.MaxFileBytes + 1]),
        ]);
        Assert.Equal(
            ["b.graphql:1:2: error CA2006: The file is not valid UTF-8.", "c.graphql:1:1: error CA2005: The file has 1048577 bytes; at most 1048576 are read."],
            result.Diagnostics.Where(d => d.Path != "a.graphql").Select(d => d.ToString()));
    }

    [Fact]
    public void A_model_needs_a_file_and_a_content_type()
    {
        Assert.Equal("models:1:1: error CA1003: There are no .graphql files, so there is no content model.", Assert.Single(ContentModelReader.Read([],
            "models").Diagnostics).ToString());
        Assert.Equal("schema/model.graphql:1:1: error CA1003: No type has a @collection or a @singleton, so no file is content.",
            Assert.Single(ModelUnderTest.Read("type A { b: Int }").Diagnostics).ToString());
    }

    static void Fails(string marked, string code, string message, string? rest = null, bool further = false)
    {
        var before = marked[..marked.IndexOf('▸')];
        var line = before.Count(c => c == '\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        var result = ModelUnderTest.Read(marked.Replace("▸", "") + (code == "CA1001" ? "" : "\n" + (rest ?? Rest)));
        Assert.Null(result.Model);
        var fault = further ? result.Diagnostics.First(diagnostic => diagnostic.Rule.Code == code) : Assert.Single(result.Diagnostics);
        Assert.Equal($"{code} at {line}:{column}", $"{fault.Rule.Code} at {fault.Position}");
        Assert.Contains(message, fault.Message);
    }
}
