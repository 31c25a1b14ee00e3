using System.Text.Json.Nodes;
using ContentApi.Conformance.Tests.Generation;
using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Conformance.Tests;

/// <summary>Compares schema coordinates, whole and damaged: how they are parsed, and the kind of element that they resolve to.</summary>
public sealed class SchemaCoordinateTests
{
    static readonly string[] Names =
    [
        "Query", "Alpha", "Node", "Either", "Color", "Plain", "OneOf", "Any", "__Type", "None", "a", "b", "x", "y", "RED", "name", "__typename", "__schema",
        "tag", "skip", "if", "n",
    ];

    [Theory]
    [MemberData(nameof(OracleRun.EachSeed), MemberType = typeof(OracleRun))]
    public void Coordinates_resolve_as_in_the_reference(ulong seed)
    {
        using var reference = new ReferenceProcess();
        var (chance, results) = (OracleRun.ChanceOf("coordinates", seed), new Disagreements("coordinates", seed));
        while (results.Cases < OracleRun.Share(3))
        {
            var sdl = new SchemaGenerator(chance.Fork()).Generate();
            var schema = new SchemaBuilder().Add(Parser.ParseDocument(new Source(sdl), ParserOptions.TypeSystem)).Build();
            var texts = Enumerable.Range(0, 60).Select(_ =>
            {
                var text = chance.Percent(50) ? Existing(schema, chance) : Coordinate(chance);
                return chance.Percent(40) ? TextDamage.Characters(text, chance) : text;
            }).ToList();
            var answers = reference.Ask("coordinate", sdl, texts.Select(text => (JsonNode)text));
            foreach (var (text, answer) in texts.Zip(answers))
                results.Compare(text, answer.GetString()!, Outcome(schema, text), answer.GetString()!.Split(' ')[0]);
        }
        TestReport.Add("oracle", results.Summary);
        results.ThrowIfAny();
        results.Expect(results.Of("refused") > 0 && results.Of("FieldArgument") > 0 && results.Of("DirectiveArgument") > 0 && results.Of("EnumValue") > 0);
    }

    static string Existing(Schema schema, Chance chance)
    {
        var type = chance.Among(schema.Types);
        if (type is EnumType @enum) return $"{type}.{chance.Among(@enum.Values).Name}";
        if (type is InputObjectType input) return $"{type}.{chance.Among(input.Fields).Name}";
        if (type is not FieldsType fields) return type.Name;
        var field = chance.Among(fields.Fields);
        return field.Arguments.Count == 0 || chance.Percent(40) ? $"{type}.{field.Name}" : $"{type}.{field.Name}({chance.Among(field.Arguments).Name}:)";
    }

    static string Coordinate(Chance chance) => chance.Below(5) switch
    {
        0 => chance.Of(Names),
        1 => $"@{chance.Of("tag", "once", "skip", "none")}",
        2 => $"@{chance.Of("tag", "skip", "deprecated", "none")}({chance.Of("name", "if", "reason", "none")}:)",
        3 => $"{chance.Of(Names)}.{chance.Of(Names)}",
        _ => $"{chance.Of("Query", "Alpha", "Mutation", chance.Of(Names))}.{chance.Of("a", "b", "c", chance.Of(Names))}({chance.Of("x", "y", "z", "name")}:)",
    };

    static string Outcome(Schema schema, string text)
    {
        SchemaCoordinate coordinate;
        try
        {
            coordinate = SchemaCoordinate.Parse(text);
        }
        catch (GraphQLException exception)
        {
            return $"refused {exception.Errors[0].Locations[0].Column}";
        }
        try
        {
            return $"{Kind(coordinate, schema, schema.Resolve(coordinate))} {coordinate}";
        }
        catch (GraphQLException)
        {
            return $"impossible {coordinate}";
        }
    }

    static string Kind(SchemaCoordinate coordinate, Schema schema, object? element) => element switch
    {
        NamedType => "NamedType",
        Field => "Field",
        EnumValue => "EnumValue",
        DirectiveDefinition => "Directive",
        InputValue when coordinate.IsDirective => "DirectiveArgument",
        InputValue => schema.FindType(coordinate.Name) is InputObjectType ? "InputField" : "FieldArgument",
        _ => "nothing",
    };
}
