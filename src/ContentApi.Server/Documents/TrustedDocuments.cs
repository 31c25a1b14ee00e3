using System.Text;
using System.Text.Json;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.Server.Configuration;
using ContentApi.Server.Requests;

namespace ContentApi.Server.Documents;

/// <summary>
/// The documents that the operator trusts, read from a folder at start: each <c>.graphql</c> or <c>.gql</c> file is one document, each <c>.json</c> file a
/// manifest of several. They are found by the SHA-256 of their text and by the ids that manifests give them, and are never removed.
/// </summary>
sealed class TrustedDocuments
{
    readonly Dictionary<string, ReadOnlyMemory<byte>> byId = [];
    readonly List<(string Origin, ReadOnlyMemory<byte> Text)> all = [];

    TrustedDocuments() { }

    public int Count => all.Count;

    /// <param name="folder">The folder, which is searched recursively; null loads no documents.</param>
    /// <exception cref="CommandFailure">
    /// The folder does not exist, a file is neither GraphQL nor a manifest, or one id names two documents. The message names the file.
    /// </exception>
    public static TrustedDocuments Load(string? folder)
    {
        var documents = new TrustedDocuments();
        if (folder is null) return documents;
        if (!Directory.Exists(folder)) throw new CommandFailure($"There is no folder '{folder}' to read the trusted documents from.");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            switch (Path.GetExtension(file))
            {
                case ".graphql" or ".gql": documents.AddFile(file); break;
                case ".json": documents.AddManifest(file); break;
            }
        }
        return documents;
    }

    public bool TryFind(string id, out ReadOnlyMemory<byte> text) => byId.TryGetValue(id, out text);

    /// <summary>
    /// Returns the documents that are not valid against the schema, each with the message of its first error. They stay: another commit may make them valid.
    /// </summary>
    public IEnumerable<(string Origin, string Message)> Unfit(GraphQLEngine engine)
    {
        foreach (var (origin, text) in all)
            if (engine.Validate(text) is [var error, ..]) yield return (origin, error.Message);
    }

    /// <summary>Adds a file by the hash of its bytes and by the hash without line breaks at its end: build tools differ in which one they use.</summary>
    void AddFile(string file)
    {
        var bytes = File.ReadAllBytes(file);
        Add(file, bytes, []);
        var trimmed = bytes.AsMemory().TrimEnd("\r\n"u8);
        if (trimmed.Length < bytes.Length) Map(file, DocumentId.Of(trimmed.Span), trimmed);
    }

    /// <summary>
    /// Adds a manifest: either an object of texts by their ids, as GraphQL Code Generator and Relay write it, or Apollo's persisted query manifest:
    /// <c>{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id": "...", "body": "..."}]}</c>.
    /// </summary>
    void AddManifest(string file)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = manifest.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw Faulty(file, "it is not a JSON object of documents by their ids");
            if (root.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array)
            {
                if (!root.TryGetProperty("version", out var version) || version.ToString() != "1") throw Faulty(file, "its version is not 1");
                foreach (var operation in operations.EnumerateArray())
                {
                    if (operation.ValueKind != JsonValueKind.Object || Text(operation, "id") is not { } id || Text(operation, "body") is not { } body)
                        throw Faulty(file, "one of its operations has no \"id\" or no \"body\"");
                    Add($"{file} ({id})", Encoding.UTF8.GetBytes(body), [id]);
                }
                return;
            }
            foreach (var entry in root.EnumerateObject())
            {
                if (entry.Value.ValueKind != JsonValueKind.String) throw Faulty(file, $"\"{entry.Name}\" is not the text of a document");
                Add($"{file} ({entry.Name})", Encoding.UTF8.GetBytes(entry.Value.GetString()!), [entry.Name]);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Faulty(file, $"it is not valid JSON: {exception.Message}");
        }
    }

    void Add(string origin, ReadOnlyMemory<byte> text, string[] ids)
    {
        try
        {
            Parser.ParseDocument(new Source(text));
        }
        catch (GraphQLException exception)
        {
            var error = exception.Errors[0];
            var place = error.Locations is [var location, ..] ? $" at {location.Line}:{location.Column}" : "";
            throw Faulty(origin, $"{error.Message}{place}");
        }
        Map(origin, DocumentId.Of(text.Span), text);
        foreach (var id in ids) Map(origin, id, text);
        all.Add((origin, text));
    }

    void Map(string origin, string id, ReadOnlyMemory<byte> text)
    {
        if (!byId.TryAdd(id, text) && !byId[id].Span.SequenceEqual(text.Span)) throw Faulty(origin, $"the id '{id}' already names another document");
    }

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static CommandFailure Faulty(string origin, string reason) => new($"The trusted document {origin} cannot be used: {reason}.");
}
