using System.Text.Json.Nodes;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Tests.Execution;

/// <summary>
/// An engine whose fields read the properties of plain objects: <c>new { name = "x", friends = new[] { ... } }</c>. A property that is a
/// <see cref="Func{T,TResult}"/> of the arguments is called, one that is an exception is thrown, and <c>__typename</c> is the name of an object's type.
/// </summary>
static class TestEngine
{
    public static GraphQLEngine Create(string sdl, GraphQLEngineOptions? options = null, params (string Coordinate, FieldResolver Resolver)[] resolvers) =>
        Create(sdl, options, _ => { }, resolvers);

    /// <param name="bind">Adds the bindings that are not field resolvers.</param>
    public static GraphQLEngine Create(
        string sdl, GraphQLEngineOptions? options, Action<SchemaBuilder> bind, params (string Coordinate, FieldResolver Resolver)[] resolvers)
    {
        var document = Parser.ParseDocument(new Source(sdl));
        var builder = new SchemaBuilder().Add(document);
        bind(builder);
        foreach (var (coordinate, resolver) in resolvers) builder.Resolve(coordinate, resolver);
        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>())
        {
            if (type is InterfaceTypeDefinitionNode or UnionTypeDefinitionNode && !type.IsExtension)
                builder.ResolveType(type.Name.Value, value => value is Typed typed ? typed.Name : (string)Read(value, "__typename", ArgumentValues.Empty)!);
            if (type is not ObjectTypeDefinitionNode objectType) continue;
            foreach (var field in objectType.Fields)
            {
                var coordinate = $"{type.Name.Value}.{field.Name.Value}";
                if (resolvers.Any(given => given.Coordinate == coordinate)) continue;
                builder.Resolve(coordinate, (source, in context) => Read(source, field.Name.Value, context.Arguments));
            }
        }
        return new(builder.Build(), options ?? new());
    }

    /// <summary>Executes a query and compares the whole response, including the order of its entries.</summary>
    public static void Check(this GraphQLEngine engine, object? root, string query, string expected, string? variables = null)
    {
        var response = engine.Execute(query, variables, rootValue: root);
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), JsonNode.Parse(response)!.ToJsonString());
    }

    static object? Read(object? source, string name, ArgumentValues arguments) => source?.GetType().GetProperty(name)?.GetValue(source) switch
    {
        Func<ArgumentValues, object?> function => function(arguments),
        Exception exception => throw exception,
        var value => value,
    };
}

/// <summary>An object whose type is read without reflection.</summary>
abstract record Typed(string Name);
