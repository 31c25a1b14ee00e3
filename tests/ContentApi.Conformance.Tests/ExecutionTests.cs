using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentApi.Conformance.Tests.Generation;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Conformance.Tests;

/// <summary>Compares the responses to whole requests: the data, in its order, and the locations and paths of the errors.</summary>
public sealed class ExecutionTests
{
    /// <summary>Runs generated operations on generated schemas, with variables that mostly have the right type.</summary>
    [Theory]
    [MemberData(nameof(OracleRun.EachSeed), MemberType = typeof(OracleRun))]
    public void Requests_are_answered_as_the_reference_does(ulong seed) =>
        Run("execution", seed, OracleRun.Share(18), chance => new SchemaGenerator(chance.Fork()).Generate(), faults: 3, variableFaults: 10);

    /// <summary>Runs fields that return their coerced arguments: literals and variables of every input type, at and beyond the limits of the types.</summary>
    [Theory]
    [MemberData(nameof(OracleRun.EachSeed), MemberType = typeof(OracleRun))]
    public void Input_values_are_coerced_as_the_reference_does(ulong seed) =>
        Run("coercion", seed, OracleRun.Share(14), chance => new EchoSchemaGenerator(chance.Fork()).Generate(), faults: 0, variableFaults: 60);

    static void Run(string area, ulong seed, int cases, Func<Chance, string> generateSchema, int faults, int variableFaults)
    {
        using var reference = new ReferenceProcess();
        var (chance, results) = (OracleRun.ChanceOf(area, seed), new Disagreements(area, seed));
        while (results.Cases < cases)
        {
            var sdl = generateSchema(chance);
            var (forgetting, remembering) = (Resolvers.Engine(sdl, EngineUnderTest.Options), Resolvers.Engine(sdl, EngineUnderTest.RememberingOptions));
            var requests = Enumerable.Range(0, 20).SelectMany(_ => Requests(forgetting.Schema, chance, faults, variableFaults)).ToList();
            var answers = reference.Ask("execution", sdl, requests);
            var outcomes = requests.Select(request => Outcome(forgetting, request)).ToList();
            // The second request with a text uses the plan that the first one left in the cache. In the reversed pass, every request uses a cached plan.
            var (first, again) = (
                requests.Select(request => Outcome(remembering, request)).ToList(),
                Enumerable.Reverse(requests).Select(request => Outcome(remembering, request)).Reverse().ToList());
            for (var i = 0; i < requests.Count; i++)
            {
                var (request, phase) = (requests[i], answers[i].GetProperty("phase").GetString()!);
                results.Compare(
                    $"{sdl}\n{request["text"]}\noperation {request["operationName"]}, "
                        + $"variables {request["variables"]?.ToJsonString(readable)}, seed {request["seed"]}",
                    Outcome(answers[i], phase), string.Join("\n    and, remembering plans: ", new[] { outcomes[i], first[i], again[i] }.Distinct()), phase);
            }
        }
        TestReport.Add("oracle", results.Summary);
        results.ThrowIfAny();
        results.Expect(results.Of("executed") > results.Cases / 3);
    }

    /// <summary>Returns two requests with the same text.</summary>
    static IEnumerable<JsonObject> Requests(Schema schema, Chance chance, int faults, int variableFaults)
    {
        var generator = new OperationGenerator(schema, chance.Fork(), chance.Percent(70) ? 0 : faults);
        var text = generator.Generate();
        for (var i = 0; i < 2; i++)
        {
            var (name, variables) = chance.Among(generator.Operations);
            var values = new ValueGenerator(chance.Fork(), chance.Percent(60) ? 0 : variableFaults);
            var given = new JsonObject();
            foreach (var (variable, use) in variables)
            {
                var isRequired = use.Type.EndsWith('!');
                if (use.Input is null || (use.Default is not null || !isRequired) && chance.Percent(30)
                    || isRequired && variableFaults > 0 && chance.Percent(2)) continue;
                given[variable] = values.Json(isRequired && !use.Input.IsNonNull ? new NonNullType(use.Input) : use.Input);
            }
            if (chance.Percent(5)) given["notDefined"] = 1;
            yield return new()
            {
                ["text"] = text, ["operationName"] = chance.Percent(5) ? "Q9" : generator.Operations.Count > 1 || chance.Percent(30) ? name : null,
                ["variables"] = given, ["seed"] = chance.Below(1_000_000),
            };
        }
    }

    static string Outcome(JsonElement answer, string phase) => phase == "subscribed"
        ? string.Join('\n', answer.GetProperty("events").EnumerateArray().Select(result => Outcome(result, result.GetProperty("phase").GetString()!)))
        : Describe(phase, answer.TryGetProperty("data", out var data) ? data : null, answer.GetProperty("errors"));

    static string Outcome(GraphQLEngine engine, JsonObject request)
    {
        using var variables = JsonDocument.Parse(request["variables"]!.ToJsonString());
        using var writer = new ResponseWriter();
        var given = new GraphQLRequest
        {
            Query = System.Text.Encoding.UTF8.GetBytes((string)request["text"]!),
            OperationName = (string?)request["operationName"], Variables = variables.RootElement,
            RootValue = new Resolvers.FieldSource("root", null), State = new Resolvers.State((int)request["seed"]!),
        };
        engine.Execute(given, writer, TestContext.Current.CancellationToken);
        if (!writer.Written.Span.StartsWith("{\"errors\":[{\"message\":\"A subscription needs a transport"u8)) return Outcome(writer.Written);
        writer.Clear();
        return engine.Subscribe(given, writer) is { } stream
            ? string.Join('\n', stream.ToBlockingEnumerable(TestContext.Current.CancellationToken).Select(Outcome))
            : Outcome(writer.Written);
    }

    static string Outcome(ReadOnlyMemory<byte> json)
    {
        using var response = JsonDocument.Parse(json);
        var errors = response.RootElement.TryGetProperty("errors", out var list) ? list : JsonElement.Parse("[]");
        JsonElement? data = response.RootElement.TryGetProperty("data", out var value) ? value : null;
        var phase = Phase(errors, data);
        return Describe(phase, data, errors);
    }

    /// <summary>Returns the phase that the engine reached, from the one code that all its errors have.</summary>
    static string Phase(JsonElement errors, JsonElement? data)
    {
        if (data is not null) return "executed";
        var codes = errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()!).Distinct().ToArray();
        return codes switch
        {
            [ErrorCodes.ParseFailed] => "parse",
            [ErrorCodes.ValidationFailed] => "validation",
            [ErrorCodes.BadUserInput] or [ErrorCodes.OperationResolutionFailure] or [ErrorCodes.InternalServerError] => "request",
            _ => string.Join(' ', codes),
        };
    }

    static string Describe(string phase, JsonElement? data, JsonElement errors)
    {
        var places = errors.EnumerateArray()
            .Select(error => (
                Locations: error.TryGetProperty("locations", out var given) ? given.EnumerateArray().Select(Place) : [],
                Path: error.TryGetProperty("path", out var path) ? $" at {path}" : ""));
        // ValidationTests compares the locations of validation errors, rule by rule.
        return phase == "validation"
            ? phase
            : $"{phase} {(data is { } value ? Plain(value) : "-")} {string.Join(", ", places.Select(error => string.Join(' ', error.Locations) + error.Path))}";
    }

    static string Place(JsonElement place) => place.ValueKind == JsonValueKind.Array
        ? $"{place[0]}:{place[1]}"
        : $"{place.GetProperty("line")}:{place.GetProperty("column")}";

    /// <summary>Writes a value as text, numbers by their value: JSON can write one number in several ways.</summary>
    static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Select(property => $"{property.Name}:{Plain(property.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Plain))}]",
        JsonValueKind.Number => value.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        JsonValueKind.String => JsonSerializer.Serialize(value.GetString(), readable),
        _ => value.GetRawText(),
    };

    static readonly JsonSerializerOptions readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
