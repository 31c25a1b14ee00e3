using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ContentApi.Content.Api;
using ContentApi.Content.Snapshots;
using ContentApi.Git;
using ContentApi.GraphQL;
using ContentApi.GraphQL.Response;
namespace ContentApi.Benchmarks.Http;
static class Micro
{
    public static int Run(string repo)
    {
        using var git = GitRepository.Open(repo);
        var snapshot = new SnapshotBuilder(git, new()).Build(git.Resolve("HEAD")).Snapshot!;
        var engine = new GraphQLEngine(ApiSchema.Build(snapshot.Model));
        foreach (var kind in QueryKind.Of(1000, ["x"]).Where(k => Environment.GetEnvironmentVariable("ONLY") is not { } o || k.Name == o))
        {
            var q = kind.All[kind.All.Count / 2];
            var reader = new SnapshotReader(snapshot);
            var vars = q.Variables is { } v && kind.Name != "cards" ? JsonSerializer.SerializeToElement(v) : default;
            var doc = Encoding.UTF8.GetBytes(q.Query);
            engine.Validate(doc);
            var known = engine.Find(doc);
            using var w = new ResponseWriter();
            for (var round = 0; round < 60; round++)
            {
                var start = Stopwatch.GetTimestamp(); var a = GC.GetAllocatedBytesForCurrentThread();
                const int n = 20000;
                for (var i = 0; i < n; i++)
                {
                    w.Clear();
                    engine.Execute(new GraphQLRequest { Query = doc, Document = known, Variables = vars, State = reader }, w);
                }
                if (round > 56) Console.WriteLine($"{kind.Name} {w.Length} bytes: {Stopwatch.GetElapsedTime(start).TotalMicroseconds / n:F2} us, {(GC.GetAllocatedBytesForCurrentThread() - a) / n} B");
            }
        }
        return 0;
    }
}
