namespace ContentApi.GraphQL.Tests.Execution;

public sealed class AbstractTypeTests
{
    static readonly GraphQLEngine engine = TestEngine.Create("""
        type Query { node: Node  nodes: [Node!]!  pets: [Pet] }
        interface Node { id: ID! }
        interface Named implements Node { id: ID!  name: String }
        type Dog implements Node & Named { id: ID!  name: String  barks: Boolean }
        type Cat implements Node & Named { id: ID!  name: String  lives: Int }
        type Stone implements Node { id: ID! }
        union Pet = Dog | Cat
        """);

    static readonly object dog = new { __typename = "Dog", id = "1", name = "Rex", barks = true };
    static readonly object cat = new { __typename = "Cat", id = "2", name = "Tom", lives = 9 };
    static readonly object stone = new { __typename = "Stone", id = "3" };
    static readonly object root = new { node = dog, nodes = new[] { dog, cat, stone, dog }, pets = new[] { cat, dog } };

    [Theory]
    [InlineData("{ node { __typename id } }", """{"node":{"__typename":"Dog","id":"1"}}""")]
    [InlineData("{ nodes { id } }", """{"nodes":[{"id":"1"},{"id":"2"},{"id":"3"},{"id":"1"}]}""")]
    [InlineData("{ nodes { ... on Dog { barks } id ... on Cat { lives id } } }",
        """{"nodes":[{"barks":true,"id":"1"},{"id":"2","lives":9},{"id":"3"},{"barks":true,"id":"1"}]}""")]
    [InlineData("{ nodes { ... on Named { name } } }", """{"nodes":[{"name":"Rex"},{"name":"Tom"},{},{"name":"Rex"}]}""")]
    [InlineData("{ pets { __typename ... on Node { id } } }", """{"pets":[{"__typename":"Cat","id":"2"},{"__typename":"Dog","id":"1"}]}""")]
    [InlineData("{ pets { ... on Named { ... on Pet { ... on Cat { x: lives } } } } }", """{"pets":[{"x":9},{}]}""")]
    [InlineData("{ nodes { x: id ... on Dog { y: name y2: barks } ... on Cat { y3: lives y: name } } }",
        """{"nodes":[{"x":"1","y":"Rex","y2":true},{"x":"2","y3":9,"y":"Tom"},{"x":"3"},{"x":"1","y":"Rex","y2":true}]}""")]
    public void Each_value_has_the_selection_of_its_own_type(string query, string data) =>
        engine.Check(root, query, $$"""{"data":{{data}}}""");
}
