using ContentApi.Content.Model;

namespace ContentApi.Content.Tests.Model;

public sealed class ContentModelReaderTests
{
    [Theory]
    [InlineData("String", "String")]
    [InlineData("[Date!]!", "[Date!]!")]
    [InlineData("[[Int]]", "[[Int]]")]
    [InlineData("Markdown!", "Markdown!")]
    [InlineData("Asset", "Asset")]
    [InlineData("JSON", "JSON")]
    [InlineData("Kind!", "enum Kind(A B)!")]
    [InlineData("Part", "embedded Part(Part)")]
    [InlineData("[Other!]", "[reference Other(Other)!]")]
    [InlineData("Block", "embedded Block(Part Quote)")]
    [InlineData("Target", "reference Target(Other Page)")]
    [InlineData("Titled", "reference Titled(Page Other)")]
    [InlineData("Entry", "reference Entry(Page Other)")]
    public void The_type_of_a_field_is_read_as_a_shape(string type, string shape)
    {
        var model = ModelUnderTest.Model(
            $$"""
            type Page implements Titled @collection(path: "p/*.md") { field: {{type}}  title: String }
            type Other implements Titled @singleton(path: "o.yaml") { title: String }
            type Part { a: Int }
            type Quote { b: Int }
            enum Kind { A B }
            union Block = Part | Quote
            union Target = Other | Page
            interface Titled { title: String }
            """);
        Assert.Equal(shape, Describe(model.FindType("Page")!.FindField("field")!.Shape));
    }

    static string Describe(ValueShape shape)
    {
        string Types(IEnumerable<ContentType> types) => string.Join(' ', types.Select(type => type.Name));
        var text = shape switch
        {
            ListShape list => $"[{Describe(list.Item)}]",
            ScalarShape scalar => $"{scalar.Scalar}",
            EnumShape @enum => $"enum {@enum.Name}({string.Join(' ', @enum.Values)})",
            EmbeddedShape embedded => $"embedded {embedded.TypeName}({Types(embedded.Types)})",
            ReferenceShape reference => $"reference {reference.TypeName}({Types(reference.Types)})",
            MarkdownShape => "Markdown",
            AssetShape => "Asset",
            _ => "?",
        };
        return text + (shape.IsRequired ? "!" : "");
    }

    [Theory]
    [InlineData("title", "title")]
    [InlineData("publishedAt", "publishedAt published_at published-at")]
    [InlineData("published_at", "published_at published-at")]
    [InlineData("htmlURL", "htmlURL html_url html-url")]
    [InlineData("URLPath", "URLPath url_path url-path")]
    [InlineData("h1Title", "h1Title h1_title h1-title")]
    [InlineData("title @from(key: \"Post Title\")", "Post Title")]
    public void A_field_is_filled_by_these_keys(string field, string keys)
    {
        var model = ModelUnderTest.Model(
            $"type Page @singleton(path: \"p.md\") {{ {field.Replace(" @", ": String @")}{(field.Contains('@') ? "" : ": String")} }}");
        Assert.Equal(keys, string.Join(' ', model.Types[0].Fields[0].Keys));
    }

    [Theory]
    [InlineData("Page", "page", "pages")]
    [InlineData("Category", "category", "categories")]
    [InlineData("Branch", "branch", "branches")]
    [InlineData("Address", "address", "addresses")]
    [InlineData("Story", "story", "stories")]
    [InlineData("Day", "day", "days")]
    [InlineData("Box", "box", "boxes")]
    [InlineData("News", "news", "newses")]
    [InlineData("BlogPost", "blogPost", "blogPosts")]
    [InlineData("FAQ", "faq", "faqs")]
    [InlineData("FAQItem", "faqItem", "faqItems")]
    [InlineData("lower", "lower", "lowers")]
    public void A_type_has_a_singular_and_a_plural_query(string type, string singular, string plural)
    {
        var read = ModelUnderTest.Model($"type {type} @collection(path: \"*.md\") {{ a: Int }}").Types[0];
        Assert.Equal((singular, plural), (read.SingularName, read.PluralName));
        Assert.Equal("some", ModelUnderTest.Model($"type {type} @collection(path: \"*.md\", plural: \"some\") {{ a: Int }}").Types[0].PluralName);
    }

    [Theory]
    [InlineData("a: String", null)]
    [InlineData("a: String @unique  slug: String", "a")]
    [InlineData("a: String @unique  slug: String @unique", "slug")]
    public void References_name_the_slug_or_else_the_first_unique_field(string fields, string? key) =>
        Assert.Equal(key, ModelUnderTest.Model($"type Page @singleton(path: \"p.md\") {{ {fields} }}").Types[0].KeyField?.Name);

    [Fact]
    public void Directives_say_what_a_field_means()
    {
        var model = ModelUnderTest.Model(
            """
            "A page."
            type Page @collection(path: "pages/{slug}.md", url: "/{slug}") {
              "Its name."
              slug: String! @unique @constraint(pattern: "^[a-z]+$", minLength: 2, maxLength: 30)
              title: String @searchable(weight: 2.5)
              text: Markdown @body @searchable
              numbers: [Int!] @constraint(min: -1.5, max: 10, minItems: 1, maxItems: 3)
              reports: [Report!]!
            }
            type Report @collection(path: "reports/*.yaml") {
              citedBy: [Page!]! @inverse(of: "reports")
              anyBy: [Any!]! @inverse(of: "reports")
            }
            union Any = Page | Report
            """);
        var page = model.FindType("Page")!;
        Assert.Equal(("A page.", "Its name.", "pages/{slug}.md", "/{slug}", ContentTypeKind.Collection),
            (page.Node.Description?.Value, page.Fields[0].Node.Description?.Value, page.Path!.Text, page.Url!.Text, page.Kind));
        Assert.Equal((true, 2, 30, "^[a-z]+$"),
            (page.Fields[0].IsUnique, page.Fields[0].Constraint!.MinLength, page.Fields[0].Constraint!.MaxLength,
             page.Fields[0].Constraint!.Pattern!.ToString()));
        Assert.Equal((null, 2.5, 1d), (page.Fields[0].SearchWeight, page.Fields[1].SearchWeight, page.Fields[2].SearchWeight));
        Assert.Equal((false, true), (page.Fields[1].IsBody, page.Fields[2].IsBody));
        Assert.Equal((-1.5, 10d, 1, 3),
            (page.Fields[3].Constraint!.Min, page.Fields[3].Constraint!.Max, page.Fields[3].Constraint!.MinItems, page.Fields[3].Constraint!.MaxItems));
        Assert.Equal(Enumerable.Range(0, 5), page.Fields.Select(field => field.Slot));
        var report = model.FindType("Report")!;
        Assert.Equal(["Page.reports", "Page.reports"], report.Fields.SelectMany(field => field.InverseOf).Select(field => $"{field}"));
        Assert.All(report.Fields, field => Assert.True(field.IsComputed));
    }

    [Fact]
    public void Files_of_a_folder_make_one_model_and_may_extend_each_others_types()
    {
        var result = ModelUnderTest.ReadFiles(
            """
            -- schema/b.graphql --
            type Page { title: String }
            enum Kind { A }
            -- schema/a.graphql --
            extend type Page @collection(path: "*.md") { kind: Kind  part: Part }
            extend enum Kind { B }
            -- schema/c.graphql --
            type Part { a: Int }
            """);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["schema/a.graphql", "schema/b.graphql", "schema/c.graphql"], result.Model!.Documents.Select(document => document.Source.Name));
        var page = Assert.Single(result.Model.EntryTypes);
        Assert.Equal(["title", "kind", "part"], page.Fields.Select(field => field.Name));
        Assert.Equal("enum Kind(A B)", Describe(page.FindField("kind")!.Shape));
    }

    [Fact]
    public void A_model_may_hold_a_copy_of_the_vocabulary()
    {
        var result = ModelUnderTest.ReadFiles(
            $"-- schema/directives.graphql --\n{ProjectFolder.Read("schema/directives.graphql")}\n"
                + $"-- schema/model.graphql --\nscalar Date\ntype Page @singleton(path: \"p.md\") {{ a: Date }}");
        Assert.Empty(result.Diagnostics);
        Assert.Equal("Page", Assert.Single(result.Model!.Types).Name);
    }

    [Fact]
    public void Required_objects_that_end_are_no_endless_embedding() => ModelUnderTest.Model(
        """
        type Page @singleton(path: "p.md") { a: A!  self: Page! }
        type A { b: B! }
        type B { a: A  many: [A!]! }
        """);
}
