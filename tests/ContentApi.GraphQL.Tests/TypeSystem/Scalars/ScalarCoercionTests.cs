using System.Text;
using System.Text.Json;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Tests.TypeSystem.Scalars;

/// <summary>Expects the values and messages of the reference implementation.</summary>
public class ScalarCoercionTests
{
    static readonly Schema schema = new SchemaBuilder()
        .Add(Parser.ParseDocument(new("type Query { a: Int b: Float c: ID d: Any } scalar Any")))
        .Build();

    [Theory]
    [InlineData("Int", "1", 1)]
    [InlineData("Int", "-2147483648", int.MinValue)]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "1.0", "Int cannot represent non-integer value: 1.0")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "[1]", "Int cannot represent non-integer value: [1]")]
    [InlineData("Float", "1", 1.0)]
    [InlineData("Float", "-1.5e3", -1500.0)]
    [InlineData("Float", "123456789012345678901", 123456789012345678901.0)]
    [InlineData("Float", "1e999", "Float cannot represent non numeric value: 1e999")]
    [InlineData("Float", "\"1\"", "Float cannot represent non numeric value: \"1\"")]
    [InlineData("String", "\"a\"", "a")]
    [InlineData("String", "\"\"\"\n a\n\"\"\"", "a")]
    [InlineData("String", "1", "String cannot represent a non string value: 1")]
    [InlineData("String", "A", "String cannot represent a non string value: A")]
    [InlineData("Boolean", "true", true)]
    [InlineData("Boolean", "1", "Boolean cannot represent a non boolean value: 1")]
    [InlineData("Boolean", "\"true\"", "Boolean cannot represent a non boolean value: \"true\"")]
    [InlineData("ID", "\"a\"", "a")]
    [InlineData("ID", "123456789012345678901", "123456789012345678901")]
    [InlineData("ID", "1.5", "ID cannot represent a non-string and non-integer value: 1.5")]
    [InlineData("ID", "A", "ID cannot represent a non-string and non-integer value: A")]
    public void Literals_are_coerced_or_refused(string scalar, string literal, object result) =>
        AssertRead(result, () => Coercion(scalar).ReadLiteral(Parser.ParseValue(new(literal))));

    [Theory]
    [InlineData("ID", "-0", "0")]
    [InlineData("ID", "1e20", "100000000000000000000")]
    [InlineData("ID", "1.2345678901234567e20", "123456789012345670000")]
    [InlineData("ID", "-1e300", "-1e+300")]
    [InlineData("ID", "123456789012345678901", "123456789012345678901")]
    [InlineData("Int", "1", 1)]
    [InlineData("Int", "1.0", 1)]
    [InlineData("Int", "1e3", 1000)]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "1.5", "Int cannot represent non-integer value: 1.5")]
    [InlineData("Int", "1e999", "Int cannot represent non-integer value: 1e999")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "true", "Int cannot represent non-integer value: true")]
    [InlineData("Int", "{\"a\":1}", "Int cannot represent non-integer value: { a: 1 }")]
    [InlineData("Float", "1", 1.0)]
    [InlineData("Float", "1.5", 1.5)]
    [InlineData("Float", "1e999", "Float cannot represent non numeric value: 1e999")]
    [InlineData("Float", "\"1\"", "Float cannot represent non numeric value: \"1\"")]
    [InlineData("String", "\"\\u00fc\"", "ü")]
    [InlineData("String", "\"\\ud800\"", "A string must be valid Unicode text: \"\\ud800\"")]
    [InlineData("String", "1", "String cannot represent a non string value: 1")]
    [InlineData("Boolean", "false", false)]
    [InlineData("Boolean", "0", "Boolean cannot represent a non boolean value: 0")]
    [InlineData("ID", "\"a\"", "a")]
    [InlineData("ID", "4", "4")]
    [InlineData("ID", "4.0", "4")]
    [InlineData("ID", "4.5", "ID cannot represent value: 4.5")]
    [InlineData("ID", "true", "ID cannot represent value: true")]
    public void Variables_are_coerced_or_refused(string scalar, string json, object result) =>
        AssertRead(result, () => Coercion(scalar).ReadJson(JsonDocument.Parse(json).RootElement));

    public static TheoryData<string, object, string> ResultCases => new()
    {
        { "Int", 1, "1" },
        { "Int", 1L, "1" },
        { "Int", 1.0, "1" },
        { "Int", 1m, "1" },
        { "Int", (byte)1, "1" },
        { "Int", true, "1" },
        { "Int", "123", "123" },
        { "Int", 1.5, "Int cannot represent non-integer value: 1.5" },
        { "Int", double.NaN, "Int cannot represent non-integer value: NaN" },
        { "Int", "one", "Int cannot represent non-integer value: \"one\"" },
        { "Int", "", "Int cannot represent non-integer value: \"\"" },
        { "Int", 3_000_000_000L, "Int cannot represent non 32-bit signed integer value: 3000000000" },
        { "Int", new int[1], "Int cannot represent non-integer value: System.Int32[]" },
        { "Float", 1, "1" },
        { "Float", 1.5, "1.5" },
        { "Float", 0.1f, "0.1" },
        { "Float", 2.5m, "2.5" },
        { "Float", "1.25", "1.25" },
        { "Float", double.PositiveInfinity, "Float cannot represent non numeric value: Infinity" },
        { "Float", "one", "Float cannot represent non numeric value: \"one\"" },
        { "String", "a\"b", "\"a\\\"b\"" },
        { "String", 1, "\"1\"" },
        { "String", 1.5, "\"1.5\"" },
        { "String", true, "\"true\"" },
        { "String", double.NaN, "String cannot represent value: NaN" },
        { "String", new int[1], "String cannot represent value: System.Int32[]" },
        { "Boolean", true, "true" },
        { "Boolean", 0, "false" },
        { "Boolean", 2.5, "true" },
        { "Boolean", "true", "Boolean cannot represent a non boolean value: \"true\"" },
        { "ID", "a", "\"a\"" },
        { "ID", 4, "\"4\"" },
        { "ID", 4.0, "\"4\"" },
        { "ID", long.MaxValue, "\"9223372036854775807\"" },
        { "ID", 4.5, "ID cannot represent value: 4.5" },
        { "ID", true, "ID cannot represent value: True" },
        { "Any", "a", "\"a\"" },
        { "Any", 1.5m, "1.5" },
        { "Any", new object?[] { 1, null, "a", true, Array.Empty<int>() }, "[1,null,\"a\",true,[]]" },
        { "Any", new Dictionary<string, object?> { ["a"] = 1L, ["b"] = new Dictionary<string, object?>() }, "{\"a\":1,\"b\":{}}" },
        { "Any", JsonDocument.Parse("{\"a\":[1e400]}").RootElement, "{\"a\":[1e400]}" },
        { "Any", new PreparedValue("a", "\"prepared\""u8.ToArray()), "\"prepared\"" },
        { "Any", double.NaN, "A JSON value is expected: NaN" },
        { "Any", new Uri("https://example.org"), "A JSON value is expected: https://example.org/" },
    };

    [Theory]
    [MemberData(nameof(ResultCases))]
    public void Results_are_coerced_or_refused(string scalar, object value, string result)
    {
        using var writer = new ResponseWriter();
        try
        {
            Coercion(scalar).WriteResult(value, writer);
            Assert.Equal(result, Encoding.UTF8.GetString(writer.Written.Span));
        }
        catch (GraphQLException exception)
        {
            Assert.Equal(result, exception.Message);
        }
    }

    [Theory]
    [InlineData("{ a: [1, 2147483648, 1.5, null, true, \"x\"] }", "{\"a\":[1,2147483648,1.5,null,true,\"x\"]}")]
    [InlineData("[]", "[]")]
    [InlineData("RED", "\"RED\"")]
    [InlineData("123456789012345678901", "123456789012345678901")]
    public void A_custom_scalar_without_a_coercion_reads_a_literal_as_it_reads_json(string literal, string json)
    {
        var fromLiteral = Coercion("Any").ReadLiteral(Parser.ParseValue(new(literal)));
        var fromJson = Coercion("Any").ReadJson(JsonDocument.Parse(json).RootElement);
        Assert.Equivalent(fromJson, fromLiteral, strict: true);
        Assert.Equal(fromJson.GetType(), fromLiteral.GetType());
    }

    [Fact]
    public void A_value_that_holds_itself_is_refused()
    {
        var list = new List<object>();
        list.Add(list);
        using var writer = new ResponseWriter();
        Assert.StartsWith("A value must not nest", Assert.Throws<GraphQLException>(() => Coercion("Any").WriteResult(list, writer)).Message);
    }

    [Fact]
    public void A_long_value_is_shortened_in_a_message()
    {
        var literal = Parser.ParseValue(new($"\"{new string('x', 10_000)}\""));
        Assert.InRange(Assert.Throws<GraphQLException>(() => Coercion("Int").ReadLiteral(literal)).Message.Length, 200, 300);
    }

    static void AssertRead(object result, Func<object> read)
    {
        try
        {
            Assert.Equal(result, read());
        }
        catch (GraphQLException exception)
        {
            Assert.Equal(result, exception.Message);
            Assert.Equal(ErrorCodes.BadUserInput, exception.Errors[0].Code);
        }
    }

    static ScalarCoercion Coercion(string scalar) => Assert.IsType<ScalarType>(schema.FindType(scalar)).Coercion;
}
