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
    [InlineData("v: Section", "v: x", "1:4: error CA4003: \"v\" takes a mapping with the fields of Section, not \"x\".")]
    [InlineData("v: [Section!]!", "v:\n- heading: x\n- body: y\n  head: z",
        "3:3: error CA4002: The required field \"heading\" of Section is missing: there is no key \"heading\".\n"
        + "4:3: warning CA4001: Section has no field \"head\"; the value is not served.")]
    [InlineData("v: Section", "v: {heading: x, actions: [{label: }, 1]}",
        "1:28: error CA4002: The required field \"label\" of Action has no value.\n"
        + "1:38: error CA4003: \"actions\" takes a mapping with the fields of Action, not \"1\".")]
    [InlineData("v: Block", "v: {heading: x}",
        "1:4: error CA4003: \"v\" takes a mapping with one key that names its type, \"section\" or \"call_to_action\", not a mapping.")]
    [InlineData("v: Block", "v: {text: x, type: sektion}",
        "1:20: error CA4003: \"type\" names the type of \"v\": \"section\" or \"call_to_action\", not \"sektion\".")]
    [InlineData("v: Block", "v: {type: section, heading: x, head: y}", "1:32: warning CA4001: Section has no field \"head\"; the value is not served.")]
    [InlineData("v: Block", "v: {section: x}", "1:14: error CA4003: \"v\" takes a mapping with the fields of Section, not \"x\".")]
    [InlineData("v: Report", "v: [a]", "1:4: error CA4003: \"v\" takes a reference to Report, not a list.")]
    [InlineData("v: Target", "v: {page: a}", "1:4: error CA4003: \"v\" takes a reference to Target, not a mapping.")]
    [InlineData("v: Report!", "v: ''", "1:1: error CA4002: The required field \"v\" of Page has no value.")]
    [InlineData("v: [Report!]", "v: [a, '']", "1:8: error CA4003: Item 2 of \"v\" is empty.")]
    public void A_value_that_is_no_object_or_reference_is_an_error(string field, string yaml, string faults) =>
        Assert.Equal(faults, ReadFields(field, yaml, Types).Faults());

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
        Assert.Equal($"1:4: error CA4003: \"v\" takes {expected}.", ReadFields("v: Asset", $"v: {yaml}").Outcome());
}
