using static ContentApi.Content.Tests.Entries.EntryUnderTest;

namespace ContentApi.Content.Tests.Entries;

public sealed class FieldTests
{
    [Theory]
    [InlineData("publishedAt: Int", "publishedAt: 1", "publishedAt: 1")]
    [InlineData("publishedAt: Int", "published_at: 1", "publishedAt: 1")]
    [InlineData("publishedAt: Int", "published-at: 1", "publishedAt: 1")]
    [InlineData("a: Int @from(key: \"Some Key\")", "Some Key: 1", "a: 1")]
    [InlineData("a: Int b: Int", "a: ~", "a: null, b: null")]
    [InlineData("a: [Int!]! b: [Int!] c: [Int]", "b:\nc: []", "a: [], b: [], c: []")]
    [InlineData("a: [String!]!", "a: x", "a: [\"x\"]")]
    [InlineData("a: [[Int!]!]!", "a: [1, [2, 3]]", "a: [[1], [2, 3]]")]
    [InlineData("a: [[Int!]!]!", "a: 1", "a: [[1]]")]
    [InlineData("a: String!", "a: ''", "a: \"\"")]
    [InlineData("a: ID!", "a: ''", "a: \"\"")]
    [InlineData("a: JSON!", "a: ''", "a: \"\"")]
    [InlineData("a: Markdown!", "a: ''", "a: md \"\" at 1:5")]
    [InlineData("a: String b: ID c: JSON d: Markdown", "a: ''\nb: ''\nc: ''\nd: ''", "a: null, b: null, c: null, d: null")]
    [InlineData("a: [String!]! b: [String!] c: [Int] d: [[Int!]!]", "a: ''\nb: ' '\nc: ''\nd: ''", "a: [], b: [], c: [], d: []")]
    [InlineData("a: String @constraint(minLength: 2, pattern: \"^x\")", "a: ''", "a: null")]
    [InlineData("a: [Int!] @constraint(minItems: 1) b: [Int!] @constraint(minItems: 1)", "a:\nb: ''", "a: [], b: []")]
    [InlineData("aB: Int", "aB: ''\na_b: 2\na-b:", "aB: 2")]
    [InlineData("a: Part", "a: {title: ''}", "a: Part {title: \"\"}")]
    [InlineData("a: JSON", "a: ['', ~, 1]", "a: [\"\",null,1]")]
    [InlineData("a: [String!] @split", "a: news  events", "a: [\"news\", \"events\"]")]
    [InlineData("a: [String!] @split(by: \",\")", "a: 'two words, b,, c '", "a: [\"two words\", \"b\", \"c\"]")]
    [InlineData("a: [String!] @split(by: \" \")", "a: [one item, b]", "a: [\"one item\", \"b\"]")]
    [InlineData("a: [Int!]! @split b: [String!] @split c: [String!] @split(by: \";\")", "a: 1 2\nb: ''\nc: ;", "a: [1, 2], b: [], c: []")]
    public void A_field_finds_its_value(string fields, string yaml, string outcome)
    {
        var result = ReadFields(fields, yaml, "type Part { title: String! }");
        Assert.Equal(outcome, result.Outcome());
        Assert.Empty(result.Diagnostics);
    }

    [Theory]
    [InlineData("title: String!", "x: 1",
        "1:1: error CA4002: The required field \"title\" of Page is missing: there is no key \"title\", so this file is left out.\n"
            + "1:1: warning CA4001: Page has no field \"x\"; the value is not served.")]
    [InlineData("publishedAt: Int!", "", "1:1: error CA4002: The required field \"publishedAt\" of Page is missing: there is no key \"publishedAt\" (nor "
            + "\"published_at\" or \"published-at\"), so this file is left out.")]
    [InlineData("a: Int! b: Int", "\nb: 1\na:\n", "3:1: error CA4002: The required field \"a\" of Page has no value, so this file is left out.")]
    [InlineData("a: Int!", "a: ''", "1:1: error CA4002: The required field \"a\" of Page has no value, so this file is left out.")]
    [InlineData("a: URL!", "a: ' '", "1:1: error CA4002: The required field \"a\" of Page has no value, so this file is left out.")]
    [InlineData("title: String!", "title: ''", "1:1: error CA4002: The required field \"title\" of Page has no value, so this file is left out.")]
    [InlineData("name: String! @from(key: \"title\")", "title: ' '",
        "1:1: error CA4002: The required field \"name\" of Page has no value, so this file is left out.")]
    [InlineData("a: String! @unique", "a: ''", "1:1: error CA4002: The required field \"a\" of Page has no value, so this file is left out.")]
    [InlineData("a: Int!", "a: x", "1:4: error CA4003: \"a\" takes a whole number, not \"x\", so this file is left out.")]
    [InlineData("a: [Int!]!", "a: [1, ~, x]", "1:8: warning CA4014: Item 2 of \"a\" is empty; it is left out.\n"
            + "1:11: error CA4003: \"a\" takes a whole number, not \"x\", so this file is left out.")]
    [InlineData("a: Int b: Date c: Int!", "b: x\na: y\n", "2:4: error CA4003: \"a\" takes a whole number, not \"y\", so the field is null.\n"
            + "1:4: error CA4003: \"b\" takes a date such as 2024-05-01, not \"x\", so the field is null.\n"
            + "1:1: error CA4002: The required field \"c\" of Page is missing: there is no key \"c\", so this file is left out.")]
    public void A_required_field_without_a_value_costs_the_entry_and_every_error_is_reported(string fields, string yaml, string faults)
    {
        var result = ReadFields(fields, yaml);
        Assert.Null(result.Entry);
        Assert.Equal(faults, result.Faults());
    }

    [Theory]
    [InlineData("a: Int b: Int", "a: x\nb: 1", "a: null, b: 1", "1:4: error CA4003: \"a\" takes a whole number, not \"x\", so the field is null.")]
    [InlineData("a: Int", "a: [1]", "a: null", "1:4: error CA4003: \"a\" takes a whole number, not a list, so the field is null.")]
    [InlineData("a: [Int]", "a: [1, x]", "a: [1, null]", "1:8: error CA4003: \"a\" takes a whole number, not \"x\", so the item is null.")]
    [InlineData("a: [Int]!", "a: x", "a: [null]", "1:4: error CA4003: \"a\" takes a whole number, not \"x\", so the item is null.")]
    [InlineData("a: [Int!]", "a: [1, x]", "a: null", "1:8: error CA4003: \"a\" takes a whole number, not \"x\", so the list is null.")]
    [InlineData("a: [Int!]", "a: x", "a: null", "1:4: error CA4003: \"a\" takes a whole number, not \"x\", so the list is null.")]
    [InlineData("a: [[Int!]]", "a: [[1], [2, x]]", "a: [[1], null]", "1:14: error CA4003: \"a\" takes a whole number, not \"x\", so the item is null.")]
    [InlineData("a: [[Int!]!]", "a: [[1], [2, x]]", "a: null", "1:14: error CA4003: \"a\" takes a whole number, not \"x\", so the list is null.")]
    [InlineData("a: [Kind]", "a: [SMALL, huge]", "a: [\"SMALL\", null]",
        "1:12: error CA4004: \"a\" takes a value of Kind, not \"huge\", so the item is null.")]
    [InlineData("a: [URL!]", "a: ['javascript:x']", "a: null", "1:5: error CA4003: \"a\" takes a URL, not \"javascript:x\", so the list is null.")]
    public void A_wrong_value_costs_the_nearest_value_that_may_be_null(string fields, string yaml, string outcome, string faults)
    {
        var result = ReadFields(fields, yaml, "enum Kind { SMALL }");
        Assert.Equal(faults, result.Faults());
        Assert.Equal(outcome, result.Outcome());
    }

    [Theory]
    [InlineData("a: [Int]", "a: [1, ~, 2]", "a: [1, 2]", "1:8: warning CA4014: Item 2 of \"a\" is empty; it is left out.")]
    [InlineData("a: [Int!]!", "a: ['', 2]", "a: [2]", "1:5: warning CA4014: Item 1 of \"a\" is empty; it is left out.")]
    [InlineData("a: [String!]!", "a:\n- x\n-\n- y\n", "a: [\"x\", \"y\"]", "3:2: warning CA4014: Item 2 of \"a\" is empty; it is left out.")]
    [InlineData("a: [String!]!", "a: [x, ' ']", "a: [\"x\"]", "1:8: warning CA4014: Item 2 of \"a\" is empty; it is left out.")]
    [InlineData("a: [Part!]!", "a: [{title: x}, ~]", "a: [Part {title: \"x\"}]", "1:17: warning CA4014: Item 2 of \"a\" is empty; it is left out.")]
    [InlineData("a: [JSON!]", "a: [1, ~]", "a: [1]", "1:8: warning CA4014: Item 2 of \"a\" is empty; it is left out.")]
    [InlineData("a: [[Int!]!]", "a: [[1, ~], ~]", "a: [[1]]", "1:9: warning CA4014: Item 2 of \"a\" is empty; it is left out.\n"
            + "1:13: warning CA4014: Item 2 of \"a\" is empty; it is left out.")]
    public void An_empty_item_is_left_out_with_a_warning(string fields, string yaml, string outcome, string faults)
    {
        var result = ReadFields(fields, yaml, "type Part { title: String! }");
        Assert.Equal(faults, result.Faults());
        Assert.Equal(outcome, result.Outcome());
    }

    [Theory]
    [InlineData("summary: String", "summry: x", "summary: null", "1:1: warning CA4001: Page has no field \"summry\"; the value is not served.",
        "Did you mean \"summary\"?")]
    [InlineData("a: Int", "layout: x", "a: null", "1:1: warning CA4001: Page has no field \"layout\"; the value is not served.",
        "Remove the key, or declare a field for it in the content model.")]
    [InlineData("aB: Int", "a_b: 1\naB: 2", "aB: 2", "1:1: warning CA4010: \"a_b\" and \"aB\" both mean the field \"aB\"; \"aB\" counts.",
        "Keep one of the two.")]
    [InlineData("aB: Int", "a_b: 1\na-b: 2", "aB: 1", "2:1: warning CA4010: \"a-b\" and \"a_b\" both mean the field \"aB\"; \"a_b\" counts.",
        "Keep one of the two.")]
    [InlineData("a: Int", "a: 1\nid: x", "a: 1", "2:1: warning CA4001: Page has no field \"id\"; the value is not served.", null)]
    [InlineData("a: Int", "a: 1\na: 2", "a: 2", "2:1: warning CA3004: The key \"a\" occurs here and on line 1; this last one counts.", "Keep one of the two.")]
    public void A_warning_leaves_the_entry(string fields, string yaml, string outcome, string warning, string? hint)
    {
        var result = ReadFields(fields, yaml);
        Assert.Equal(outcome, result.Outcome());
        Assert.Equal(warning, result.Faults());
        if (hint is not null) Assert.Equal(hint, result.Diagnostics[0].Hint);
    }

    [Fact]
    public void A_computed_field_takes_no_value()
    {
        var result = Read("type Page @collection(path: \"pages/*.yaml\") { slug: ID @unique reports: [Report!]! }\n"
            + "type Report @collection(path: \"reports/*.yaml\") { slug: ID @unique citedBy: [Page!]! @inverse(of: \"reports\") }",
            "reports/a.yaml", "slug: x\ncitedBy: [y]");
        Assert.Equal("slug: \"x\"", result.Outcome());
        Assert.Equal("2:1: warning CA4008: \"citedBy\" is computed from other files' references; this value is not served.", result.Faults());
    }

    [Theory]
    [InlineData("a: String @constraint(minLength: 2, maxLength: 4)", "a: xyz", "", "a: \"xyz\"")]
    [InlineData("a: String @constraint(minLength: 2)", "a: x",
        "1:4: error CA4005: \"a\" has 1 character; at least 2 are needed, so the field is null.", "a: null")]
    [InlineData("a: [String!] @constraint(maxLength: 2)", "a: [xy, xyz]",
        "1:9: error CA4005: \"a\" has 3 characters; at most 2 are allowed, so the list is null.", "a: null")]
    [InlineData("a: [String] @constraint(maxLength: 2)", "a: [xy, xyz]",
        "1:9: error CA4005: \"a\" has 3 characters; at most 2 are allowed, so the item is null.", "a: [\"xy\", null]")]
    [InlineData("a: String @constraint(pattern: \"^[a-z]+$\")", "a: a1",
        "1:4: error CA4005: \"a\" takes only lower-case letters, not \"a1\", so the field is null.", "a: null")]
    [InlineData("a: String @constraint(pattern: \"^(a|b+)+$\")", "a: c",
        "1:4: error CA4005: \"a\" does not match the pattern \"^(a|b+)+$\", so the field is null.", "a: null")]
    [InlineData("a: Int @constraint(min: 1, max: 5)", "a: 0", "1:4: error CA4005: \"a\" is 0; at least 1 is needed, so the field is null.", "a: null")]
    [InlineData("a: Float @constraint(min: 1, max: 5)", "a: 5.5", "1:4: error CA4005: \"a\" is 5.5; at most 5 is allowed, so the field is null.", "a: null")]
    [InlineData("a: [Int!] @constraint(minItems: 2)", "a: [1]",
        "1:1: error CA4005: \"a\" has 1 item; at least 2 are needed, so the list is null.", "a: null")]
    [InlineData("a: [Int!] @constraint(maxItems: 2)", "a: [1, 2, 3]",
        "1:1: error CA4005: \"a\" has 3 items; at most 2 are allowed, so the list is null.", "a: null")]
    [InlineData("a: [Int!] @constraint(minItems: 1)", "a: []",
        "1:1: error CA4005: \"a\" has 0 items; at least 1 are needed, so the list is null.", "a: null")]
    [InlineData("a: [Int!] @constraint(minItems: 1)", "", "", "a: []")]
    [InlineData("a: Markdown @constraint(minLength: 2)", "a: x",
        "1:4: error CA4005: \"a\" has 1 character; at least 2 are needed, so the field is null.", "a: null")]
    public void A_constraint_is_checked(string fields, string yaml, string faults, string outcome)
    {
        var result = ReadFields(fields, yaml);
        Assert.Equal(faults, result.Faults());
        Assert.Equal(outcome, result.Outcome());
    }

    [Theory]
    [InlineData("a: [Int!]! @constraint(minItems: 1)", "", "1:1: error CA4005: \"a\" has 0 items; at least 1 are needed, so this file is left out.")]
    [InlineData("a: Int! @constraint(min: 1)", "a: 0", "1:4: error CA4005: \"a\" is 0; at least 1 is needed, so this file is left out.")]
    [InlineData("a: String! @constraint(minLength: 1)", "a: ''",
        "1:4: error CA4005: \"a\" has 0 characters; at least 1 are needed, so this file is left out.")]
    public void A_constraint_of_a_required_field_costs_the_entry(string fields, string yaml, string faults) =>
        Assert.Equal(faults, ReadFields(fields, yaml).Outcome());

    [Fact]
    public void A_wrong_value_that_aliases_repeat_is_reported_once() =>
        Assert.Equal("2:5: error CA4003: \"a\" takes a whole number, not \"x\", so the list is null.", ReadFields("a: [Int!]", "\na: [&x x, *x, *x]").Faults());

    [Fact]
    public void A_document_that_cannot_be_read_has_no_other_errors() =>
        Assert.Equal("1:4: error CA3001: The quote that opens here is never closed.", ReadFields("title: String!", "a: \"x").Faults());
}
