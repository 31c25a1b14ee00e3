using ContentApi.Content.Diagnostics;
using Diagnostic = ContentApi.Content.Diagnostics.Diagnostic;

namespace ContentApi.Content.Tests.Diagnostics;

public sealed class DiagnosticGroupsTests
{
    static Diagnostic Told(DiagnosticRule rule, string place, string message, string? hint = null, string? cause = null) =>
        new(rule, place.Split(':')[0], new(int.Parse(place.Split(':')[1]), 1), message, hint) { Cause = cause };

    static readonly DiagnosticRule WarningRule = DiagnosticRules.WrongType with { Severity = DiagnosticSeverity.Warning };

    static Diagnostic Warning(string place, string message, string? hint = null) => Told(WarningRule, place, message, hint);

    static Diagnostic Error(string place, string message = "It is wrong.", string? cause = null) =>
        Told(DiagnosticRules.WrongType, place, message, null, cause);

    static Diagnostic Dangling(string place, string cause) => Told(DiagnosticRules.DanglingReference, place, $"\"{cause}\" names nothing.", null, cause);

    static string Groups(params IEnumerable<Diagnostic> diagnostics) => string.Join('\n', DiagnosticGroups.Of([.. diagnostics.Order()])
        .Select(group => $"{group}{(group.Consequences.Count > 0 ? $" | {group.ConsequencePlaces}" : "")}"));

    static IEnumerable<Diagnostic> Many(int count, Func<int, Diagnostic> one) => Enumerable.Range(1, count).Select(one);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Few_diagnostics_that_say_the_same_are_written_one_by_one(int count) => Assert.Equal(
        string.Join('\n', Enumerable.Range(1, count).Select(i => $"{i}.md:3:1: warning CA4003: Post has no field \"layout\".")),
        Groups(Many(count, i => Warning($"{i}.md:3", "Post has no field \"layout\"."))));

    [Fact]
    public void Many_diagnostics_that_say_the_same_are_one_line_with_their_number_and_three_files() => Assert.Equal(
        "warning CA4003: Post has no field \"layout\". 5 times, as in a.md:1:1, b.md:1:1, c.md:1:1.",
        Groups(Warning("a.md:1", "Post has no field \"layout\"."), Warning("a.md:2", "Post has no field \"layout\"."),
            Warning("b.md:1", "Post has no field \"layout\"."), Warning("b.md:7", "Post has no field \"layout\"."),
            Warning("c.md:1", "Post has no field \"layout\".")));

    [Fact]
    public void Places_in_fewer_than_three_files_are_the_first() => Assert.Equal(
        "warning CA4003: No. 4 times, as in a.md:1:1, a.md:2:1, a.md:3:1.",
        Groups(Warning("a.md:1", "No."), Warning("a.md:2", "No."), Warning("a.md:3", "No."), Warning("b.md:1", "No.")));

    [Theory]
    [InlineData("\"{0}\" names no Author.", "\"…\" names no Author.", "\"{0}\"")]
    [InlineData("There is no file \"img/{0}.png\".", "There is no file \"…\".", "\"img/{0}.png\"")]
    [InlineData("The slug is used by posts/{0}.md, so this file is left out.", "The slug is used by …, so this file is left out.", "posts/{0}.md")]
    [InlineData("The name {0}.md is taken.", "The name … is taken.", "{0}.md")]
    [InlineData("It has {0} bytes.", "It has … bytes.", "{0}")]
    [InlineData("It is \"a … b {0}\".", "It is \"…\".", "\"a … b {0}\"")]
    public void Messages_that_differ_in_a_name_are_one_kind(string message, string kind, string part) => Assert.Equal(
        $"warning CA4003: {kind} 4 times, as in {string.Join(", ", new[] { 1, 2, 3 }.Select(i => $"{i}.md:1:1 ({string.Format(part, i)})"))}.",
        Groups(Many(4, i => Warning($"{i}.md:1", string.Format(message, i)))));

    [Fact]
    public void A_name_that_many_messages_share_divides_the_kind() => Assert.Equal(
        "warning CA4003: \"date\" takes a date, not \"…\". 5 times, as in 1.md:1:1 (\"1\"), 2.md:1:1 (\"2\"), 3.md:1:1 (\"3\").\n"
        + "warning CA4003: \"year\" takes a date, not \"…\". 5 times, as in 1.md:2:1 (\"1\"), 2.md:2:1 (\"2\"), 3.md:2:1 (\"3\").",
        Groups(Many(5, i => Warning($"{i}.md:1", $"\"date\" takes a date, not \"{i}\".")),
            Many(5, i => Warning($"{i}.md:2", $"\"year\" takes a date, not \"{i}\"."))));

    static string Groups(IEnumerable<Diagnostic> one, IEnumerable<Diagnostic> other) => Groups(one.Concat(other));

    [Fact]
    public void Kinds_of_other_rules_words_and_names_stay_apart() => Assert.Equal(4, DiagnosticGroups.Of(
        [
            .. Many(4, i => Warning($"{i}.md:1", "Post has no field \"a\".")), .. Many(4, i => Warning($"{i}.md:2", "Post has no field \"b\".")),
            .. Many(4, i => Warning($"{i}.md:3", "Page has no field \"a\".")), .. Many(4, i => Error($"{i}.md:4", "Post has no field \"a\".")),
        ]).Count);

    [Fact]
    public void The_hint_of_a_kind_is_that_of_most_members()
    {
        string? Hint(params string?[] hints) =>
            Assert.Single(DiagnosticGroups.Of([.. hints.Select((hint, i) => Warning($"{i}.md:1", "No.", hint))])).Hint;
        Assert.Equal("x", Hint("x", "x", "x", "x"));
        Assert.Equal("x", Hint("y", "x", "x", "x"));
        Assert.Null(Hint("y", "y", "x", "x"));
        Assert.Null(Hint(null, null, null, "x"));
    }

    [Fact]
    public void What_follows_from_an_error_comes_after_it() => Assert.Equal(
        "ann.md:1:1: error CA4003: It is wrong. | 4 references lead to it: a.md:1:1, b.md:1:1, c.md:1:1, ...\n"
        + "bob.md:1:1: error CA4003: It is wrong. | 1 reference leads to it: a.md:2:1.\n"
        + "a.md:3:1: warning CA4003: No.",
        Groups(Error("bob.md:1"), Error("ann.md:1"), Dangling("a.md:1", "ann.md"), Dangling("b.md:1", "ann.md"), Dangling("c.md:1", "ann.md"),
            Dangling("d.md:1", "ann.md"), Dangling("a.md:2", "bob.md"), Warning("a.md:3", "No.")));

    [Fact]
    public void Causes_are_followed_to_the_first() => Assert.Equal(
        "c.md:1:1: error CA4003: It is wrong. | 3 references lead to it: a.md:1:1, b.md:1:1, d.md:1:1.",
        Groups(Error("a.md:1", cause: "b.md"), Error("b.md:1", cause: "c.md"), Error("c.md:1"), Dangling("d.md:1", "a.md")));

    [Fact]
    public void A_file_with_a_fault_of_its_own_is_a_cause_although_another_makes_it_fail_as_well() => Assert.Equal(
        "a.md:2:1: error CA4003: It is wrong. | 1 reference leads to it: d.md:1:1.\n"
        + "b.md:1:1: error CA4003: It is wrong. | 1 reference leads to it: a.md:1:1.",
        Groups(Error("a.md:1", cause: "b.md"), Error("a.md:2"), Error("b.md:1"), Dangling("d.md:1", "a.md")));

    [Fact]
    public void Causes_that_are_unknown_or_lead_in_a_circle_lose_no_diagnostic()
    {
        Diagnostic[] all =
        [
            Dangling("a.md:1", "gone.md"), Error("b.md:1", cause: "c.md"), Error("c.md:1", cause: "b.md"), Error("d.md:1", cause: "d.md"),
            Dangling("e.md:1", "c.md"), Error("f.md:1", cause: "nowhere.md"), Dangling("g.md:1", "f.md"), Error("h.md:1", cause: "b.md"),
            Dangling("i.md:1", "h.md"),
        ];
        Assert.Equal(all, DiagnosticGroups.Of(all).SelectMany(group => group.Members.Concat(group.Consequences)).Order());
    }

    [Fact]
    public void An_error_that_costs_a_part_of_a_file_is_no_cause_and_comes_after_those_that_cost_a_file() => Assert.Equal(
        "ann.md:7:1: error CA4003: It is wrong. | 1 reference leads to it: a.md:1:1.\nann.md:1:1: error CA4003: Part is wrong.",
        Groups(Error("ann.md:1", "Part is wrong.") with { IsPartial = true }, Error("ann.md:7"), Dangling("a.md:1", "ann.md")));

    [Fact]
    public void A_kind_of_errors_has_what_follows_from_all_of_them() => Assert.Equal(
        "error CA4003: It is wrong. 4 times, as in 1.md:1:1, 2.md:1:1, 3.md:1:1. | 4 references lead to them: a.md:1:1, a.md:2:1, a.md:3:1, ...",
        Groups(Many(4, i => Error($"{i}.md:1")), Many(4, i => Dangling($"a.md:{i}", $"{i}.md"))));

    [Fact]
    public void A_folder_that_is_not_read_is_a_cause_and_links_are_named() => Assert.Equal(
        "img:1:1: warning CA2001: A link. | 2 references and links lead to it: a.md:1:1, a.md:2:1.",
        Groups(Told(DiagnosticRules.SymbolicLink, "img:1", "A link."), Dangling("a.md:1", "img"),
            Told(DiagnosticRules.BrokenImage, "a.md:2", "There is no file \"img/a.png\".", null, "img")));

    [Fact]
    public void A_faulty_model_comes_first_then_errors_then_what_is_not_read_then_warnings() => Assert.Equal(
        ["CA1001", "CA2010", "CA4003", "CA5002", "CA2001", "CA4001"],
        DiagnosticGroups.Of(
        [
            Told(DiagnosticRules.UnknownKey, "a.md:1", "x"), Told(DiagnosticRules.WrongType, "b.md:1", "x"),
            Told(DiagnosticRules.RequiredReferenceDangles, "c.md:1", "x"), Told(DiagnosticRules.SymbolicLink, "d:1", "x"),
            Told(DiagnosticRules.ModelSyntax, "schema/a.graphql:1", "x"), Told(DiagnosticRules.ContentRootMissing, "zzz:1", "x"),
        ]).Select(group => group.Rule.Code));

    [Fact]
    public void No_diagnostics_have_no_groups() => Assert.Empty(DiagnosticGroups.Of([]));

    [Fact]
    public void A_hundred_thousand_diagnostics_take_time_in_proportion()
    {
        Diagnostic[] all =
        [
            .. Many(100_000, i => Error($"chain{i}.md:1", $"\"{i}\" is wrong.", i == 1 ? null : $"chain{i - 1}.md")),
            .. Many(100_000, i => Warning($"{i}.md:1", $"\"{i}\" names no {(i % 100 == 0 ? "Author" : "Post")} of {i % 7}.")),
        ];
        IReadOnlyList<DiagnosticGroup> groups = [];
        Assert.InRange(ThreadTime.Of(() => groups = DiagnosticGroups.Of(all)), 0, 20);
        Assert.Equal(200_000, groups.Sum(group => group.Count));
        Assert.Equal(99_999, groups[0].Consequences.Count);
    }
}
