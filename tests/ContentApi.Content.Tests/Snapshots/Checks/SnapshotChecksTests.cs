using ContentApi.Content.Diagnostics;
using ContentApi.Content.Routes;
using ContentApi.Content.Snapshots.Checks;
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
        var rows = SnapshotChecks.All.Where(check => check.Scope != CheckScope.Reading).SelectMany(check => check.Rules).Select(rule => rule.Code).ToHashSet();
        var named = RulesNamedIn(typeof(SnapshotChecks).Namespace!, typeof(RouteTable).Namespace!);
        // The file of redirects breaks this rule by itself. All diagnostics of that file are made again with the routes.
        named.Remove(DiagnosticRules.UnknownKey.Code);
        Assert.Equal(named.Order(), rows.Order());
    }

    [Fact]
    public void A_rule_has_one_check() => Assert.Distinct(SnapshotChecks.All.SelectMany(check => check.Rules));

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
