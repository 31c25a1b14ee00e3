using System.CommandLine;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;
using ContentApi.Server.Configuration;

namespace ContentApi.Server.CommandLine;

/// <summary><c>query</c>: executes one request without a server.</summary>
static class QueryCommand
{
    static readonly Argument<string> Query = new("QUERY") { Description = "A GraphQL document, or @FILE to read it from a file (@- from the standard input)." };
    static readonly Option<string> Variables = new("--variables") { HelpName = "JSON", Description = "The variables, a JSON object, or @FILE." };
    static readonly Option<string> Operation = new("--operation") { HelpName = "NAME", Description = "The name of the operation to execute." };

    /// <summary>The nesting of a response has no limit here: selections, lists and the JSON values of the content have limits.</summary>
    const int AnyDepth = int.MaxValue;

    static readonly Option<bool> Cost = new("--cost") { Description = "Add the cost of the operation and the limit to the extensions of the answer." };

    public static Command Create()
    {
        var command = new Command("query", "Executes a GraphQL operation against a commit and prints the JSON; ends with code 1 if the answer has errors.");
        command.Add(Query);
        command.Add(Variables);
        command.Add(Operation);
        command.Add(Cost);
        command.AddContentOptions();
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult command)
    {
        var document = Read(command.GetRequiredValue(Query));
        var variables = command.GetValue(Variables) is { } json ? ParseVariables(Read(json)) : default;
        Exception? outOfMemory = null;
        var content = OneCommit.Load(command.Settings().Options, (exception,
            _) => outOfMemory ??= ContentApiCommand.IsOutOfMemory(exception) ? exception : null);
        var reader = new SnapshotReader(content.Snapshot);
        using var response = new ResponseWriter();
        content.Api.Engine.Execute(
            new GraphQLRequest
            {
                Query = Encoding.UTF8.GetBytes(document), OperationName = command.GetValue(Operation), Variables = variables,
                ReportCost = command.GetValue(Cost), State = reader, FurtherErrors = reader.Errors,
            },
            response);
        // A field error would blame the request for the lack of memory.
        if (outOfMemory is not null) ExceptionDispatchInfo.Throw(outOfMemory);
        return Write(response.Written);
    }

    static string Read(string text)
    {
        if (!text.StartsWith('@')) return text;
        try
        {
            return text == "@-" ? Console.In.ReadToEnd() : File.ReadAllText(text[1..]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailure($"The file '{text[1..]}' cannot be read: {exception.Message}");
        }
    }

    static JsonElement ParseVariables(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new CommandFailure("The variables must be a JSON object, as in '{\"slug\": \"about\"}'.");
        }
        catch (JsonException exception)
        {
            throw new CommandFailure($"The variables are not valid JSON: {exception.Message}");
        }
    }

    static int Write(ReadOnlyMemory<byte> json)
    {
        using var answer = JsonDocument.Parse(json, new() { MaxDepth = AnyDepth });
        using (var output = Console.OpenStandardOutput())
        {
            // A pipe gets the bytes that a client gets; a terminal gets indented JSON.
            if (Console.IsOutputRedirected) output.Write(json.Span);
            else
            {
                var forPeople = new JsonWriterOptions { Indented = true, MaxDepth = AnyDepth, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
                using var writer = new Utf8JsonWriter(output, forPeople);
                answer.WriteTo(writer);
            }
            output.WriteByte((byte)'\n');
        }
        return answer.RootElement.TryGetProperty("errors", out _) ? ExitCode.Errors : ExitCode.Success;
    }
}
