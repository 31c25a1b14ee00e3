using ContentApi.Content.Diagnostics;
using ContentApi.Content.Routes;
using ContentApi.Content.Snapshots;
using ContentApi.Content.Snapshots.Checks;
using ContentApi.Git;
using Mono.Cecil;

namespace ContentApi.Content.Tests.Snapshots.Checks;

public sealed class SnapshotChecksTests
{
    /// <summary>
    /// A check whose rule is in no row would be forgotten when a commit changes a little: its old diagnostics would be taken for those of a file by itself.
    /// </summary>
    [Fact]
    public void Each_rule_that_a_check_names_is_in_a_row_of_the_table()
    {
        var rows = SnapshotChecks.Standard.All.Where(check => check.Scope != CheckScope.Reading)
            .SelectMany(check => check.Rules).Select(rule => rule.Code).ToHashSet();
        var named = RulesNamedIn(typeof(SnapshotChecks).Namespace!, typeof(RouteTable).Namespace!);
        // The file of redirects breaks this rule by itself. All diagnostics of that file are made again with the routes.
        named.Remove(DiagnosticRules.UnknownKey.Code);
        Assert.Equal(named.Order(), rows.Order());
    }

    /// <summary>A check of values, which are not names: it reports the later of two pages with one title.</summary>
    static readonly DiagnosticRule sameTitle = new("CA9999", DiagnosticSeverity.Warning, "Two pages have the same title");

    static void CheckTitles(SnapshotDraft draft)
    {
        var first = new Dictionary<string, StoredEntry>();
        foreach (var file in draft.Served)
        {
            var title = SnapshotIndex.TextOf(file.Entry!, file.Type.FindField("title")!)!;
            if (!first.TryAdd(title, file)) draft.Report(sameTitle, file, TextPosition.Start, $"{title} is the title of {first[title].File.Path}.");
        }
    }

    [Fact]
    public void A_check_of_the_whole_content_follows_each_commit_as_a_whole_build_does()
    {
        var checks = new SnapshotChecks([.. SnapshotChecks.Standard.All, SnapshotCheck.OfWhole(CheckTitles, sameTitle)]);
        using var site = SnapshotUnderTest.Of(
            "type Page @collection(path: \"{slug}.yaml\") { slug: String! @unique title: String! }",
            string.Concat(Enumerable.Range(0, 20).Select(i => $"-- p{i:00}.yaml --\ntitle: t{i}\n")));
        using var git = GitRepository.Open(site.Repository.Path);
        var builder = new SnapshotBuilder(git, new()) { Checks = checks };
        builder.Build(git.Resolve("HEAD"), null, TestContext.Current.CancellationToken);

        foreach (var (content, expected) in new[]
        {
            ("-- p05.yaml --\ntitle: t1\n", "p05.yaml:1:1: warning CA9999: t1 is the title of p01.yaml."),
            ("-- p02.yaml --\ntitle: t9\n",
                "p05.yaml:1:1: warning CA9999: t1 is the title of p01.yaml.\np09.yaml:1:1: warning CA9999: t9 is the title of p02.yaml."),
            ("-- p01.yaml --\ntitle: other\n", "p09.yaml:1:1: warning CA9999: t9 is the title of p02.yaml."),
            ("-- q.yaml --\ntitle: t3\n",
                "p09.yaml:1:1: warning CA9999: t9 is the title of p02.yaml.\nq.yaml:1:1: warning CA9999: t3 is the title of p03.yaml."),
        })
        {
            site.Repository.Commit(SnapshotUnderTest.Below("content-repo", content));
            var updated = builder.Build(git.Resolve("HEAD"), null, TestContext.Current.CancellationToken);
            Assert.Equal(expected, SnapshotUnderTest.Lines(updated));
            Assert.Equal(1, updated.DocumentsRead);
            var whole = new SnapshotBuilder(git, new()) { Checks = checks }.Build(git.Resolve("HEAD"), null, TestContext.Current.CancellationToken);
            Assert.Equal(SnapshotUnderTest.Lines(whole), SnapshotUnderTest.Lines(updated));
        }
    }

    [Fact]
    public void A_rule_has_one_check() => Assert.Distinct(SnapshotChecks.Standard.All.SelectMany(check => check.Rules));

    /// <summary>The codes of the rules that the code of some namespaces, other than the table, reads from <see cref="DiagnosticRules"/>.</summary>
    static HashSet<string> RulesNamedIn(params string[] namespaces)
    {
        using var module = ModuleDefinition.ReadModule(typeof(SnapshotChecks).Assembly.Location);
        var names = module.GetTypes()
            .Where(type => namespaces.Contains(Outermost(type).Namespace) && Outermost(type).Name != nameof(SnapshotChecks))
            .SelectMany(type => type.Methods).Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
            .Select(instruction => instruction.Operand).OfType<MemberReference>().Where(member => member.DeclaringType?.Name == nameof(DiagnosticRules))
            .Select(member => member.Name.Replace("get_", ""));
        return [.. names.Select(name => RuleOf(name).Code)];
    }

    static DiagnosticRule RuleOf(string name) => (DiagnosticRule)(typeof(DiagnosticRules).GetField(name)?.GetValue(null)
        ?? typeof(DiagnosticRules).GetProperty(name)!.GetValue(null)!);

    static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
