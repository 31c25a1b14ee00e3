using System.Diagnostics;
using System.Text.Json;

namespace ContentApi.Server.Tests.Http;

/// <summary>The official audits of GraphQL over HTTP (npm <c>graphql-http</c>), against a real server.</summary>
public sealed class AuditTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task The_server_passes_every_audit()
    {
        var script = Path.Combine(ProjectFolder.Path, "tests/ContentApi.Server.Tests/Http/Audit/audit.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, new Uri(shared.Server.Url, "/graphql").ToString()])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var lines = (await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);

        var audits = lines.Select(line => JsonElement.Parse(line)).Select(audit =>
            (Name: audit.GetProperty("name").GetString()!, Passed: audit.GetProperty("status").GetString() == "ok", Line: audit.GetRawText())).ToList();
        foreach (var level in (string[])["MUST", "SHOULD", "MAY"])
        {
            var ofLevel = audits.Where(audit => audit.Name.StartsWith(level, StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(ofLevel);
            TestReport.Add("audit", $"GraphQL over HTTP, {level}: {ofLevel.Count(audit => audit.Passed)} of {ofLevel.Count} audits passed");
        }
        Assert.All(audits, audit => Assert.True(audit.Passed, audit.Line));
        Assert.True(audits.Count > 50, $"There are {audits.Count} audits only.");
    }
}
