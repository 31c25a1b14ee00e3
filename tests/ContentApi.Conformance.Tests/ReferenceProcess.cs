using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentApi.Conformance.Tests;

/// <summary>A process that runs the reference implementation: see <c>Reference/reference.mjs</c>. For one caller at a time; Dispose ends the process.</summary>
sealed class ReferenceProcess : IDisposable
{
    readonly Process process;

    public ReferenceProcess()
    {
        var script = Path.Combine(ProjectFolder.Path, "tests/ContentApi.Conformance.Tests/Reference/reference.mjs");
        process = Process.Start(new ProcessStartInfo("node", [script])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new System.Text.UTF8Encoding(false),
        })!;
    }

    /// <summary>Sends the cases of an area to the reference and waits for its answers.</summary>
    /// <param name="area">The name of a function in <c>areas</c> of <c>reference.mjs</c>.</param>
    /// <param name="schema">The schema in SDL; null if the area needs none.</param>
    /// <param name="cases">The arguments of the function, one for each call.</param>
    /// <returns>One answer for each case, in the same order.</returns>
    /// <exception cref="InvalidOperationException">The process ended, or <c>reference.mjs</c> failed in a case.</exception>
    public IReadOnlyList<JsonElement> Ask(string area, string? schema, IEnumerable<JsonNode?> cases)
    {
        var request = new JsonObject { ["area"] = area, ["schema"] = schema, ["cases"] = new JsonArray([.. cases]) };
        process.StandardInput.WriteLine(request.ToJsonString());
        process.StandardInput.Flush();
        var line = process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("The reference ended: is Node.js installed, and did npm install its packages?");
        var answers = JsonElement.Parse(line).EnumerateArray().ToArray();
        foreach (var answer in answers)
            if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("crash", out var crash))
                throw new InvalidOperationException($"reference.mjs failed: {crash}");
        return answers;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(5_000)) process.Kill();
        process.Dispose();
    }
}
