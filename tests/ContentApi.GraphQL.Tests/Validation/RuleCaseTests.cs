using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Tests.Validation.Harness;
using ContentApi.GraphQL.Validation;

namespace ContentApi.GraphQL.Tests.Validation;

/// <summary>Runs the cases in <c>Cases/</c>: each file is validated only by the rule that it is named after.</summary>
public class RuleCaseTests
{
    public static IEnumerable<ITheoryDataRow> Cases() =>
        RuleCases.All.Select(@case => new TheoryDataRow<RuleCase>(@case) { TestDisplayName = @case.ToString() });

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_reports_the_errors_that_its_case_expects(RuleCase @case)
    {
        var errors = Validator.Validate(@case.Schema, Parser.ParseDocument(new Source(@case.Text)), new RuleSet(RuleCases.Rules[@case.Rule]));

        Assert.Equal(@case.Expected, string.Join('\n', errors.Select(RuleCase.Describe)));
        Assert.All(errors, error => Assert.Equal(ErrorCodes.ValidationFailed, error.Code));
    }

    public static TheoryData<string> Rules() => [.. RuleCases.Rules.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_has_cases_that_pass_and_cases_that_fail(string rule)
    {
        var cases = RuleCases.All.Where(@case => @case.Rule == rule).ToList();

        Assert.Contains(cases, @case => @case.Expected == "");
        Assert.Contains(cases, @case => @case.Expected != "");
    }
}
