using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentApi.Conformance.Tests;

/// <summary>The reference implementation in a process of its own: see <c>Reference/reference.mjs</c>. One caller at a time; Dispose ends it.</summary>
sealed class ReferenceProcess : IDisposable
{
    readonly Process process;

    public ReferenceProcess()
    {
        var script = Path.Combine(ProjectFolder.Path, "tests/ContentApi.Conformance.Tests/Reference/reference.mjs");
        process = Process.Start(new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new System.Text.UTF8Encoding(false) })!;
    }

    /// <summary>Puts the cases of an area to the reference.</summary>
    /// <param name="area">One of the functions of <c>reference.mjs</c>.</param>
    /// <param name="schema">SDL, or null where the area needs none.</param>
    /// <param name="cases">One answer is given for each.</param>
    /// <exception cref="InvalidOperationException">The process ended, or its driver failed in a case.</exception>
    public IReadOnlyList<JsonElement> Ask(string area, string? schema, IEnumerable<JsonNode?> cases)
    {
        var request = new JsonObject { ["area"] = area, ["schema"] = schema, ["cases"] = new JsonArray([.. cases]) };
        process.StandardInput.WriteLine(request.ToJsonString());
        process.StandardInput.Flush();
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The reference ended: is Node.js installed, and did npm install its packages?");
        var answers = JsonElement.Parse(line).EnumerateArray().ToArray();
        foreach (var answer in answers)
            if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("crash", out var crash)) throw new InvalidOperationException($"The driver of the reference failed: {crash}");
        return answers;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5_000)) process.Kill();
        process.Dispose();
    }
}
