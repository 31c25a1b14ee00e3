using System.Text.Json;

namespace ContentApi.Tests;

/// <summary>Checks the form that every GraphQL response has (specification, 7.1).</summary>
static class ResponseForm
{
    /// <param name="json">The response.</param>
    /// <param name="codes">All error codes that exist.</param>
    /// <param name="documentLines">The document's number of lines, which no location may exceed; null for no such check.</param>
    /// <returns>"answered", or the code of the first error.</returns>
    public static string Check(ReadOnlyMemory<byte> json, IReadOnlySet<string> codes, int? documentLines = null)
    {
        using var response = JsonDocument.Parse(json);
        var root = response.RootElement;
        foreach (var entry in root.EnumerateObject()) Assert.Contains(entry.Name, (string[])["data", "errors", "extensions"]);
        var hasData = root.TryGetProperty("data", out var data);
        if (hasData) Assert.True(data.ValueKind is JsonValueKind.Object or JsonValueKind.Null, "data is an object or null");
        if (!root.TryGetProperty("errors", out var errors))
        {
            Assert.True(hasData && data.ValueKind == JsonValueKind.Object, "there is data where there are no errors");
            return "answered";
        }
        Assert.NotEqual(0, errors.GetArrayLength());
        foreach (var error in errors.EnumerateArray()) CheckError(error, codes, documentLines);
        return errors[0].GetProperty("extensions").GetProperty("code").GetString()!;
    }

    static void CheckError(JsonElement error, IReadOnlySet<string> codes, int? documentLines)
    {
        foreach (var entry in error.EnumerateObject()) Assert.Contains(entry.Name, (string[])["message", "locations", "path", "extensions"]);
        Assert.NotEqual("", error.GetProperty("message").GetString());
        Assert.Contains(error.GetProperty("extensions").GetProperty("code").GetString()!, codes);
        if (error.TryGetProperty("locations", out var locations))
        {
            Assert.NotEqual(0, locations.GetArrayLength());
            foreach (var place in locations.EnumerateArray())
            {
                Assert.InRange(place.GetProperty("line").GetInt32(), 1, documentLines ?? int.MaxValue);
                Assert.InRange(place.GetProperty("column").GetInt32(), 1, int.MaxValue);
            }
        }
        if (error.TryGetProperty("path", out var path))
            foreach (var step in path.EnumerateArray())
                Assert.True(
                    step.ValueKind == JsonValueKind.String || (step.ValueKind == JsonValueKind.Number && step.GetInt32() >= 0), "a path has names and indexes");
    }
}
