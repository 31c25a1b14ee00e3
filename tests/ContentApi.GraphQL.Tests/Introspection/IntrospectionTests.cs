using System.Text.Json.Nodes;
using ContentApi.GraphQL.Tests.Execution;

namespace ContentApi.GraphQL.Tests.Introspection;

public sealed class IntrospectionTests
{
    static readonly GraphQLEngine engine = TestEngine.Create(""""
        "The schema."
        schema { query: Root mutation: Change }
        "A root." type Root implements Node & Named {
          id: ID!  name: String
          find(first: Int = 10  where: Where = {text: "a", kinds: [PAGE]}  "Use where." old: String @deprecated(reason: "Use where.")): [Node!]!
          gone: Int @deprecated
        }
        type Change { set(id: ID!): Root }
        interface Node { id: ID! }
        interface Named implements Node { id: ID!  name: String }
        union Any = Root | Change
        "What to find." input Where { text: String!  kinds: [Kind!] = [REPORT]  old: Int @deprecated(reason: "No.") }
        input Choice @oneOf { a: Int  b: String }
        enum Kind { PAGE  REPORT  "An old one." LEAFLET @deprecated(reason: "Out of print.") }
        scalar Url @specifiedBy(url: "https://url.spec.whatwg.org/")
        directive @mark(size: Int = 3  old: Int @deprecated) repeatable on FIELD | QUERY
        """");

    [Theory]
    [InlineData("{ __schema { description queryType { name } mutationType { name } subscriptionType { name } } }",
        """{"__schema":{"description":"The schema.","queryType":{"name":"Root"},"mutationType":{"name":"Change"},"subscriptionType":null}}""")]
    [InlineData("{ __type(name: \"Root\") { __typename kind name description interfaces { name } possibleTypes { name } "
        + "enumValues { name } inputFields { name } ofType { name } specifiedByURL isOneOf } }",
        """{"__type":{"__typename":"__Type","kind":"OBJECT","name":"Root","description":"A root.","interfaces":"""
        + """[{"name":"Node"},{"name":"Named"}],"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"specifiedByURL":"""
        + """null,"isOneOf":null}}""")]
    [InlineData("{ __type(name: \"Root\") { fields { name isDeprecated } } }",
        """{"__type":{"fields":[{"name":"id","isDeprecated":false},{"name":"name","isDeprecated":false},{"name":"find","isDeprecated":false}]}}""")]
    [InlineData("{ __type(name: \"Change\") { fields(includeDeprecated: true) { name type { name } "
        + "args { name description type { kind name ofType { kind name } } defaultValue } } } }",
        """{"__type":{"fields":[{"name":"set","type":{"name":"Root"},"args":"""
        + """[{"name":"id","description":null,"type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"SCALAR","name":"ID"}},"defaultValue":null}]}]}}""")]
    [InlineData("query($all: Boolean!) { __type(name: \"Kind\") { kind "
        + "enumValues(includeDeprecated: $all) { name description isDeprecated deprecationReason } } }",
        """{"__type":{"kind":"ENUM","enumValues":[{"name":"PAGE","description":null,"isDeprecated":false,"deprecationReason":null},"""
        + """{"name":"REPORT","description":null,"isDeprecated":false,"deprecationReason":null},"""
        + """{"name":"LEAFLET","description":"An old one.","isDeprecated":true,"deprecationReason":"Out of print."}]}}""")]
    [InlineData("{ __type(name: \"Kind\") { enumValues { name } } }", """{"__type":{"enumValues":[{"name":"PAGE"},{"name":"REPORT"}]}}""")]
    [InlineData("{ __type(name: \"Where\") { kind isOneOf inputFields { name defaultValue } } }",
        """{"__type":{"kind":"INPUT_OBJECT","isOneOf":false,"inputFields":"""
        + """[{"name":"text","defaultValue":null},{"name":"kinds","defaultValue":"[REPORT]"}]}}""")]
    [InlineData("{ __type(name: \"Where\") { inputFields(includeDeprecated: true) { name isDeprecated deprecationReason } } }",
        """{"__type":{"inputFields":[{"name":"text","isDeprecated":false,"deprecationReason":null},"""
        + """{"name":"kinds","isDeprecated":false,"deprecationReason":null},{"name":"old","isDeprecated":true,"deprecationReason":"No."}]}}""")]
    [InlineData("{ __type(name: \"Choice\") { isOneOf } }", """{"__type":{"isOneOf":true}}""")]
    [InlineData("{ __type(name: \"Url\") { kind specifiedByURL } }", """{"__type":{"kind":"SCALAR","specifiedByURL":"https://url.spec.whatwg.org/"}}""")]
    [InlineData("{ __type(name: \"Node\") { kind interfaces { name } possibleTypes { name } fields { name } } }",
        """{"__type":{"kind":"INTERFACE","interfaces":[],"possibleTypes":[{"name":"Root"}],"fields":[{"name":"id"}]}}""")]
    [InlineData("{ __type(name: \"Named\") { interfaces { name } } }", """{"__type":{"interfaces":[{"name":"Node"}]}}""")]
    [InlineData("{ __type(name: \"Any\") { kind possibleTypes { name } fields { name } interfaces { name } } }",
        """{"__type":{"kind":"UNION","possibleTypes":[{"name":"Root"},{"name":"Change"}],"fields":null,"interfaces":null}}""")]
    [InlineData("{ __type(name: \"__Type\") { kind name } }", """{"__type":{"kind":"OBJECT","name":"__Type"}}""")]
    [InlineData("{ __type(name: \"Nothing\") { name } }", """{"__type":null}""")]
    [InlineData("{ __schema { __typename } __typename }", """{"__schema":{"__typename":"__Schema"},"__typename":"Root"}""")]
    public void A_schema_describes_itself(string query, string data) =>
        engine.Check(null, query, $$"""{"data":{{data}}}""", """{"all":true}""");

    [Fact]
    public void Arguments_show_their_defaults_as_graphql()
    {
        var field = Field("find", "args { name defaultValue type { kind } }");
        Assert.Equal(
            """[{"name":"first","defaultValue":"10","type":{"kind":"SCALAR"}},"""
            + """{"name":"where","defaultValue":"{ text: \"a\", kinds: [PAGE] }","type":{"kind":"INPUT_OBJECT"}}]""",
            field["args"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("old", (string?)Field("find", "args(includeDeprecated: true) { name }")["args"]![2]!["name"]);
        Assert.Equal("No longer supported", (string?)Field("gone", "deprecationReason")["deprecationReason"]);
    }

    [Fact]
    public void Directives_are_described()
    {
        var directives = JsonNode.Parse(engine.Execute(
            "{ __schema { directives { name isRepeatable locations args { name type { name } defaultValue } "
            + "all: args(includeDeprecated: true) { name } } } }"))!["data"]!["__schema"]!["directives"]!.AsArray();
        Assert.Superset(
            new HashSet<string?> { "skip", "include", "deprecated", "specifiedBy", "oneOf", "mark" },
            directives.Select(directive => (string?)directive!["name"]).ToHashSet());
        Assert.Equal(
            """{"name":"mark","isRepeatable":true,"locations":["FIELD","QUERY"],"args":"""
            + """[{"name":"size","type":{"name":"Int"},"defaultValue":"3"}],"all":[{"name":"size"},{"name":"old"}]}""",
            directives.Single(directive => (string?)directive!["name"] == "mark")!.ToJsonString());
    }

    [Fact]
    public void Every_type_is_listed_once()
    {
        var names = JsonNode.Parse(engine.Execute("{ __schema { types { name } } }"))!["data"]!["__schema"]!["types"]!
            .AsArray().Select(type => (string)type!["name"]!).ToArray();
        Assert.Equal(names.Distinct().Count(), names.Length);
        Assert.Superset(
            new HashSet<string>
            {
                "Root", "Change", "Node", "Named", "Any", "Where", "Choice", "Kind", "Url", "String", "Int", "Boolean", "ID", "__Schema", "__Type",
                "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation",
            },
            names.ToHashSet());
    }

    [Theory]
    [InlineData("mutation { __schema { description } }")]
    [InlineData("{ find { __type(name: \"Root\") { name } } }")]
    public void Only_the_query_root_has_the_introspection_fields(string query) =>
        Assert.StartsWith("""{"errors":[""", engine.Execute(query));

    static JsonNode Field(string name, string selection) =>
        JsonNode.Parse(engine.Execute($"{{ __type(name: \"Root\") {{ fields(includeDeprecated: true) {{ name {selection} }} }} }}"))!
            ["data"]!["__type"]!["fields"]!.AsArray().Single(field => (string?)field!["name"] == name)!;
}
