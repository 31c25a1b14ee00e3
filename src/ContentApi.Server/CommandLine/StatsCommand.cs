using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ContentApi.Content.Snapshots;
using ContentApi.Server.Configuration;
using ContentApi.Server.Serving;

namespace ContentApi.Server.CommandLine;

/// <summary><c>stats</c>: reads a commit as the server does and prints the memory that each part takes.</summary>
static class StatsCommand
{
    static readonly Option<string> Format = new("--format") { HelpName = "text|json", Description = "The format of the figures.",
        DefaultValueFactory = _ => "text" };

    public static Command Create()
    {
        var command = new Command("stats", "Reads the content at a commit and prints the memory that each part of it takes.");
        command.AddContentOptions();
        command.Add(Format.AcceptOnlyFromAmong("text", "json"));
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult command)
    {
        var options = command.Settings().Options;
        using var source = ContentSource.Open(options);
        var commit = source.Resolve();
        var loader = new ContentLoader(source.Builder, options.EngineOptions(), answerCacheBytes: 0);
        var parts = new List<Part>();
        LoadResult loaded = null!;
        Measure("entries", () => loaded = loader.Load(commit));
        if (loaded.Content?.Snapshot is not { } snapshot) throw OneCommit.Failed(loaded, source);
        Measure("index of texts", snapshot.Indexes.PrepareSearch);
        Measure("index of references and links", snapshot.Indexes.PrepareReferrers);
        var report = new Report(
            commit.Oid.ToString(), [.. snapshot.Model.EntryTypes.Select(type => TypeStatistics.Of(snapshot, type))], parts, GC.GetTotalMemory(false),
                Environment.WorkingSet, options);
        if (command.GetRequiredValue(Format) == "json") report.WriteJson(Console.Out);
        else report.WriteText(Screen.StandardOutput);
        return ExitCode.Success;

        // The growth of the live heap: a collection before and after removes garbage.
        void Measure(string name, Action work)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            work();
            parts.Add(new(name, GC.GetTotalMemory(forceFullCollection: true) - before));
        }
    }

    sealed record Part(string Name, long Bytes);

    sealed record Report(string Commit, IReadOnlyList<TypeStatistics> Types, IReadOnlyList<Part> Parts, long Heap, long Process, ContentApiOptions Options)
    {
        int Entries => Types.Sum(type => type.Entries);

        IEnumerable<(string Name, long Bytes)> Caches =>
            [("plans", Options.PlanCacheBytes), ("answers", Options.AnswerCacheBytes), ("registered documents",
                Options.AutomaticPersistedQueries ? Options.PersistedQueryBytes : 0)];

        public void WriteText(Screen screen)
        {
            void Line(FormattableString line) => screen.Line(line.ToString(CultureInfo.InvariantCulture));
            Line($"Commit {Commit}: {Entries} entries");
            Line($"{"type",-32}{"entries",10}{"values",12}{"Markdown",12}  (bytes)");
            foreach (var type in Types) Line($"{type.Type.Name,-32}{type.Entries,10}{type.JsonBytes,12}{type.MarkdownBytes,12}");
            Line($"{"part",-32}{"bytes",12}{"per entry",12}");
            foreach (var part in Parts) Line($"{part.Name,-32}{part.Bytes,12}{part.Bytes / Math.Max(1, Entries),12}");
            Line($"{"cache",-32}{"at most",12}");
            foreach (var (name, bytes) in Caches) Line($"{name,-32}{bytes,12}");
            Line($"{"process",-32}{Process,12}");
            Line($"{"of it the managed heap",-32}{Heap,12}");
        }

        public void WriteJson(TextWriter writer)
        {
            var report = new
            {
                commit = Commit,
                entries = Entries,
                types = Types.Select(type => new { name = type.Type.Name, entries = type.Entries, valueBytes = type.JsonBytes,
                    markdownBytes = type.MarkdownBytes }),
                parts = Parts.Select(part => new { name = part.Name, bytes = part.Bytes }),
                caches = Caches.Select(cache => new { name = cache.Name, maxBytes = cache.Bytes }),
                process = new { bytes = Process, heapBytes = Heap },
            };
            writer.WriteLine(JsonSerializer.Serialize(report, new JsonSerializerOptions { WriteIndented = true }));
        }
    }
}
