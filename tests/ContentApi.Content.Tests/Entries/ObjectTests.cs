using static ContentApi.Content.Tests.Entries.EntryUnderTest;

namespace ContentApi.Content.Tests.Entries;

public sealed class ObjectTests
{
    const string Types = """
        type Section { heading: String! body: Markdown actions: [Action!]! }
        type Action { label: String! }
        type CallToAction { text: String }
        union Block = Section | CallToAction
        type Report @collection(path: "reports/{slug}.yaml") { slug: ID @unique }
        type ExternalLink @collection(path: "links/{slug}.yaml") { slug: ID @unique }
        union Target = Report | ExternalLink
        """;

    [Theory]
    [InlineData("v: Section", "v: {heading: x}", "Section {heading: \"x\", body: null, actions: []}")]
    [InlineData("v: [Section!]!", "v:\n- heading: x\n  actions: {label: y}", "[Section {heading: \"x\", body: null, actions: [Action {label: \"y\"}]}]")]
    [InlineData("v: [Block!]!", "v:\n- section: {heading: x}\n- call-to-action: {text: y}\n- callToAction:\n- CallToAction: {}",
        "[Section {heading: \"x\", body: null, actions: []}, CallToAction {text: \"y\"}, CallToAction {text: null}, CallToAction {text: null}]")]
    [InlineData("v: Section", "v: ~", "null")]
    [InlineData("v: Report", "v: china-2021", "-> china-2021 (Report at 1:4)")]
    [InlineData("v: Report", "v: 2021", "-> 2021 (Report at 1:4)")]
    [InlineData("v: Report", "v: ''", "null")]
    [InlineData("v: Target", "v: links/a.yaml", "-> links/a.yaml (Report|ExternalLink at 1:4)")]
    [InlineData("v: [Target!]", "v:\n- report: a\n- external_link: b\n- c",
        "[-> a (Report at 2:11), -> b (ExternalLink at 3:18), -> c (Report|ExternalLink at 4:3)]")]
    [InlineData("v: [Report!]", "v: a", "[-> a (Report at 1:4)]")]
    [InlineData("v: [Report!]", "v: ''", "[]")]
    [InlineData("v: Entry", "v: pages/a", "-> pages/a (Page|Report|ExternalLink at 1:4)")]
    public void Objects_and_references_are_read(string field, string yaml, string value)
    {
        var result = ReadFields(field, yaml, Types);
        Assert.Equal($"v: {value}", result.Outcome());
        Assert.Empty(result.Diagnostics);
    }

    [Theory]
    [InlineData("{type: section, heading: x}", "Section {heading: \"x\", body: null, actions: []}")]
    [InlineData("{text: y, _template: callToAction}", "CallToAction {text: \"y\"}")]
    [InlineData("{__typename: CallToAction}", "CallToAction {text: null}")]
    [InlineData("{_type: call-to-action, text: y}", "CallToAction {text: \"y\"}")]
    [InlineData("{type: button, template: link, label: y}", "Link {label: \"y\", type: \"button\"}")]
    [InlineData("{type: link, label: y}", "Link {label: \"y\", type: \"link\"}")]
    public void An_object_of_several_types_may_name_its_type_beside_its_fields(string yaml, string value)
    {
        var result = ReadFields("v: Part", $"v: {yaml}", Types + " union Part = Section | CallToAction | Link type Link { label: String type: String }");
        Assert.Equal($"v: {value}", result.Outcome());
        Assert.Empty(result.Diagnostics);
    }

    [Theory]
    [InlineData("v: Block", "v: ''", "null")]
    [InlineData("v: Block", "v: {callToAction: ''}", "CallToAction {text: null}")]
    [InlineData("v: [Report!]!", "v: ''", "[]")]
    [InlineData("v: Target", "v: {report: ''}", "null")]
    public void An_empty_text_is_no_object_and_no_reference(string field, string yaml, string value)
    {
        var result = ReadFields(field, yaml, Types);
        Assert.Equal($"v: {value}", result.Outcome());
        Assert.Empty(result.Diagnostics);
    }

    [Theory]
    [InlineData("v: Section", "v: x", "null", "1:4: error CA4003: \"v\" takes a mapping with the fields of Section, not \"x\", so the field is null.")]
    [InlineData("v: Section", "v: {heading: }", "null", "1:5: error CA4002: The required field \"heading\" of Section has no value, so \"v\" is null.")]
    [InlineData("v: [Section]!", "v:\n- heading: x\n- body: y\n  head: z", "[Section {heading: \"x\", body: null, actions: []}, null]",
        "3:3: error CA4002: The required field \"heading\" of Section is missing: there is no key \"heading\", so item 2 of \"v\" is null.\n"
        + "4:3: warning CA4001: Section has no field \"head\"; the value is not served.")]
    [InlineData("v: [Section!]", "v:\n- heading: x\n- body: y", "null",
        "3:3: error CA4002: The required field \"heading\" of Section is missing: there is no key \"heading\", so \"v\" is null.")]
    [InlineData("v: Section", "v: {heading: x, body: [y]}", "Section {heading: \"x\", body: null, actions: []}",
        "1:23: error CA4003: \"body\" takes Markdown text, not a list, so the field is null.")]
    [InlineData("v: Section", "v: {heading: x, actions: [{label: }, 1]}", "null",
        "1:28: error CA4002: The required field \"label\" of Action has no value, so \"v\" is null.\n"
        + "1:38: error CA4003: \"actions\" takes a mapping with the fields of Action, not \"1\", so \"v\" is null.")]
    [InlineData("v: Block", "v: {heading: x}", "null",
        "1:4: error CA4003: \"v\" takes a mapping with one key that names its type, \"section\" or \"call_to_action\", not a mapping, so the field is null.")]
    [InlineData("v: Block", "v: {text: x, type: sektion}", "null",
        "1:20: error CA4003: \"type\" names the type of \"v\": \"section\" or \"call_to_action\", not \"sektion\", so the field is null.")]
    [InlineData("v: Block", "v: {section: x}", "null",
        "1:14: error CA4003: \"v\" takes a mapping with the fields of Section, not \"x\", so the field is null.")]
    [InlineData("v: Report", "v: [a]", "null", "1:4: error CA4003: \"v\" takes a reference to Report, not a list, so the field is null.")]
    [InlineData("v: Target", "v: {page: a}", "null", "1:4: error CA4003: \"v\" takes a reference to Target, not a mapping, so the field is null.")]
    [InlineData("v: [Report]", "v: [a, [b]]", "[-> a (Report at 1:5), null]",
        "1:8: error CA4003: \"v\" takes a reference to Report, not a list, so the item is null.")]
    [InlineData("v: [Report!]", "v: [a, '']", "[-> a (Report at 1:5)]", "1:8: warning CA4014: Item 2 of \"v\" is empty; it is left out.")]
    [InlineData("v: [Target!]", "v: [a, {report: ~}]", "[-> a (Report|ExternalLink at 1:5)]", "1:8: warning CA4014: Item 2 of \"v\" is empty; it is left out.")]
    public void A_value_that_is_no_object_or_reference_costs_the_nearest_value_that_may_be_null(string field, string yaml, string value, string faults)
    {
        var result = ReadFields(field, yaml, Types);
        Assert.Equal(faults, result.Faults());
        Assert.Equal($"v: {value}", result.Outcome());
    }

    [Theory]
    [InlineData("v: Section!", "v: {body: x}",
        "1:4: error CA4002: The required field \"heading\" of Section is missing: there is no key \"heading\", so this file is left out.")]
    [InlineData("v: [Section!]!", "v: [{heading: ~}]", "1:6: error CA4002: The required field \"heading\" of Section has no value, so this file is left out.")]
    [InlineData("v: Report!", "v: ''", "1:1: error CA4002: The required field \"v\" of Page has no value, so this file is left out.")]
    [InlineData("v: Report!", "v: {report: ''}", "1:1: error CA4002: The required field \"v\" of Page has no value, so this file is left out.")]
    public void An_object_or_a_reference_that_must_not_be_null_costs_the_entry(string field, string yaml, string faults) =>
        Assert.Equal(faults, ReadFields(field, yaml, Types).Outcome());

    [Fact]
    public void A_key_without_a_field_is_only_a_warning() => Assert.Equal(
        "1:32: warning CA4001: Section has no field \"head\"; the value is not served.",
        ReadFields("v: Block", "v: {type: section, heading: x, head: y}", Types).Faults());

    [Fact]
    public void A_misspelled_type_has_a_suggestion() =>
        Assert.Equal("Did you mean \"section\"?", ReadFields("v: Block", "v: {sektion: {heading: x}}", Types).Diagnostics[0].Hint);

    [Theory]
    [InlineData("logo.png", "file pages/logo.png")]
    [InlineData("./img/../logo.png", "file pages/logo.png")]
    [InlineData("../images/a b.jpg", "file images/a b.jpg")]
    [InlineData("/images/a.jpg", "file images/a.jpg")]
    [InlineData("''", "null")]
    public void An_asset_is_a_path_from_the_file_or_the_content_root(string yaml, string value) =>
        Assert.Equal($"v: {value}", ReadFields("v: Asset", $"v: {yaml}").Outcome());

    [Theory]
    [InlineData("../../secret", "the path of a file inside the content folder, not \"../../secret\"")]
    [InlineData("/../secret", "the path of a file inside the content folder, not \"/../secret\"")]
    [InlineData("images/", "the path of a file inside the content folder, not \"images/\"")]
    [InlineData("/", "the path of a file inside the content folder, not \"/\"")]
    [InlineData("https://example.org/a.png", "the path of a file of this repository, not \"https://example.org/a.png\"")]
    [InlineData("[a.png]", "the path of a file, not a list")]
    public void An_asset_stays_inside_the_content(string yaml, string expected) =>
        Assert.Equal($"1:4: error CA4003: \"v\" takes {expected}, so the field is null.", ReadFields("v: Asset", $"v: {yaml}").Faults());
}
