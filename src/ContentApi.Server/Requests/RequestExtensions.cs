using System.Text.Json;

namespace ContentApi.Server.Requests;

/// <summary>The entries of a request's <c>extensions</c> that this server understands; others are ignored.</summary>
/// <param name="PersistedQuery">The id that Apollo's <c>persistedQuery</c> names, in the form of <c>documentId</c>; null if there is none.</param>
/// <param name="ReportCost">Whether the answer is to report the cost of the operation: <c>cost: true</c>.</param>
readonly record struct RequestExtensions(string? PersistedQuery, bool ReportCost)
{
    /// <param name="json">An object, null or undefined.</param>
    /// <param name="extensions">The entries.</param>
    /// <returns>The fault; null if there is none.</returns>
    public static RequestFault? Read(JsonElement json, out RequestExtensions extensions)
    {
        extensions = default;
        if (json.ValueKind != JsonValueKind.Object) return null;
        var reportCost = false;
        if (json.TryGetProperty("cost", out var cost))
        {
            if (cost.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                return RequestFault.Malformed($"\"extensions.cost\" must be true or false; {RequestJson.Name(cost.ValueKind)} was given.");
            reportCost = cost.GetBoolean();
        }
        string? id = null;
        if (json.TryGetProperty("persistedQuery", out var persisted) && ReadPersistedQuery(persisted, out id) is { } fault) return fault;
        extensions = new(id, reportCost);
        return null;
    }

    /// <summary>Reads the entry of Apollo's clients: <c>{"version": 1, "sha256Hash": "..."}</c>.</summary>
    static RequestFault? ReadPersistedQuery(JsonElement json, out string? id)
    {
        id = null;
        if (json.ValueKind == JsonValueKind.Null) return null;
        if (json.ValueKind != JsonValueKind.Object)
            return RequestFault.Malformed($"\"extensions.persistedQuery\" must be an object; {RequestJson.Name(json.ValueKind)} was given.");
        if (!json.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var number) || number != 1)
            return RequestFault.Malformed("\"extensions.persistedQuery.version\" must be 1.");
        if (!json.TryGetProperty("sha256Hash", out var hash) || hash.ValueKind != JsonValueKind.String || !DocumentId.IsSha256(hash.GetString()!))
            return RequestFault.Malformed("\"extensions.persistedQuery.sha256Hash\" must be the SHA-256 of the document, 64 hexadecimal digits in lower case.");
        id = DocumentId.Sha256Prefix + hash.GetString();
        return null;
    }
}
