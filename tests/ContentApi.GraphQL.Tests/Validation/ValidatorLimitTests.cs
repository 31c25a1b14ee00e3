using System.Text;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Tests.Validation.Harness;
using ContentApi.GraphQL.Validation;

namespace ContentApi.GraphQL.Tests.Validation;

/// <summary>
/// Tests documents that are made to be costly to validate. The parser's limit of tokens is lifted, so that the rules have to bound their own work.
/// </summary>
public class ValidatorLimitTests
{
    static readonly ParserOptions Unlimited = new() { MaxTokens = int.MaxValue, MaxDepth = 256 };

    static IReadOnlyList<GraphQLError> Validate(string text) =>
        Validator.Validate(RuleCases.DefaultSchema, Parser.ParseDocument(new Source(text), Unlimited));

    static string Repeat(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(part(i)).Append('\n');
        return text.ToString();
    }

    [Fact]
    public void After_a_hundred_errors_one_says_that_there_are_more()
    {
        var errors = Validate($"{{ {Repeat(150, i => $"x{i}")} }}");

        Assert.Equal(ValidationLimits.MaxErrors + 1, errors.Count);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", errors[^1].Message);
        Assert.Empty(errors[^1].Locations);
        Assert.All(errors, error => Assert.Equal(ErrorCodes.ValidationFailed, error.Code));
    }

    [Fact]
    public void A_hundred_errors_are_not_too_many() => Assert.Equal(ValidationLimits.MaxErrors, Validate($"{{ {Repeat(100, i => $"x{i}")} }}").Count);

    [Fact]
    public void A_chain_of_10000_fragments_is_accepted() =>
        Assert.Empty(Validate($"{{ item {{ ...F0 }} }} {Repeat(10_000, i => $"fragment F{i} on Item {{ id ...F{i + 1} }}")} fragment F10000 on Item {{ id }}"));

    [Fact]
    public void A_chain_of_10000_fragments_at_the_root_of_a_subscription_is_accepted() =>
        Assert.Empty(Validate(
            $"subscription {{ ...F0 }} {Repeat(10_000, i => $"fragment F{i} on Subscription {{ ...F{i + 1} }}")} "
                + $"fragment F10000 on Subscription {{ added {{ id }} }}"));

    [Fact]
    public void A_chain_of_10000_nested_fragments_is_accepted() =>
        Assert.Empty(Validate(
            $"{{ item {{ ...F0 }} }} {Repeat(10_000, i => $"fragment F{i} on Item {{ related {{ ...F{i + 1} }} }}")} "
                + $"fragment F10000 on Item {{ id }}"));

    static string TwoChains(int length) => $$"""
        { item { ...F0 ...G0 } }
        {{Repeat(length, i => $"fragment F{i} on Item {{ related {{ ...F{i + 1} }} }} fragment G{i} on Item {{ related {{ ...G{i + 1} }} }}")}}
        fragment F{{length}} on Item { x: id }
        fragment G{{length}} on Item { x: name }
        """;

    // About as many as MaxTokens allows.
    [Fact]
    public void A_conflict_at_the_end_of_700_nested_fragments_is_reported()
    {
        var error = Assert.Single(Validate(TwoChains(700)));

        Assert.StartsWith("Fields \"related\" conflict because subfields \"related\" conflict because subfields", error.Message);
        Assert.True(error.Message.Length < 2 * ValidationLimits.MaxQuotedLength);
        Assert.Equal(ValidationLimits.MaxNodesPerError, error.Locations.Count);
    }

    [Fact]
    public void A_conflict_deeper_than_the_stack_ends_the_validation() =>
        AssertTooManySteps(Validate(TwoChains(10_000)));

    [Fact]
    public void A_cycle_of_10000_fragments_is_reported_with_few_names()
    {
        var error = Assert.Single(Validate($"{{ item {{ ...F0 }} }} {Repeat(10_000, i => $"fragment F{i} on Item {{ ...F{(i + 1) % 10_000} }}")}"));

        Assert.StartsWith("Cannot spread fragment \"F0\" within itself via \"F1\", \"F2\"", error.Message);
        Assert.EndsWith(", ....", error.Message);
        Assert.Equal(ValidationLimits.MaxNodesPerError, error.Locations.Count);
    }

    [Fact]
    public void Fragments_that_all_spread_each_other_end_with_the_limit_of_errors()
    {
        var errors = Validate($"{{ item {{ ...F0 }} }} {Repeat(50, i => $"fragment F{i} on Item {{ id {Repeat(50, j => $"...F{j}")} }}")}");

        Assert.Equal(ValidationLimits.MaxErrors + 1, errors.Count);
        Assert.All(errors.SkipLast(1), error => Assert.StartsWith("Cannot spread fragment", error.Message));
    }

    // Comparing each field with each other one would take 10^8 steps; 150,000 are allowed.
    [Fact]
    public void The_same_field_10000_times_is_accepted() => Assert.Empty(Validate($"{{ {Repeat(10_000, _ => "a")} }}"));

    [Fact]
    public void The_same_field_with_arguments_10000_times_is_accepted() =>
        Assert.Empty(Validate($"{{ {Repeat(10_000, _ => "book(id: \"x\") { name(short: true) }")} }}"));

    // Each level doubles the number of paths to the next: there are 2^100, with a few hundred fields.
    [Fact]
    public void Doubled_fields_at_100_levels_are_accepted()
    {
        var text = "{ id }";
        for (var i = 0; i < 100; i++) text = $"{{ related {text} related {{ id }} }}";
        Assert.Empty(Validate($"{{ item {text} item {{ related {{ id }} }} }}"));
    }

    [Fact]
    public void Doubled_fragments_at_1000_levels_are_accepted() =>
        Assert.Empty(Validate(
            $"{{ item {{ ...F0 }} }} {Repeat(1_000, i => $"fragment F{i} on Item {{ a: related {{ ...F{i + 1} }} b: related {{ ...F{i + 1} }} }}")} "
                + $"fragment F1000 on Item {{ id }}"));

    [Fact]
    public void A_thousand_inline_fragments_on_each_of_several_types_are_accepted() =>
        Assert.Empty(Validate(
            $"{{ item {{ {Repeat(1_000, _ => "... on Book { related { id } } ... on Film { related { id } } "
                + "... on Person { related { id } } related { id }")} }} }}"));

    [Fact]
    public void Ten_thousand_conflicts_under_one_pair_are_one_short_error()
    {
        var errors = Validate($"{{ book {{ {Repeat(300, i => $"x{i}: isbn")} }} book {{ {Repeat(300, i => $"x{i}: pages")} }} }}");

        var error = Assert.Single(errors);
        Assert.True(error.Message.Length < 2 * ValidationLimits.MaxQuotedLength);
        Assert.Equal(ValidationLimits.MaxNodesPerError, error.Locations.Count);
    }

    [Fact]
    public void Fragments_that_combine_in_ever_new_ways_end_the_validation()
    {
        // A selection at level i contains Tj if the j-th field above it was a: there are 2^i different selections.
        var errors = Validate(
            $$"""
            { item { ...S0 } }
            {{Repeat(30, i => $"fragment S{i} on Item {{ a: related {{ ...S{i + 1} ...T0 }} b: related {{ ...S{i + 1} }} }}")}}
            {{Repeat(30, j => $"fragment T{j} on Item {{ a: related {{ ...T{j + 1} }} b: related {{ ...T{j + 1} }} }}")}}
            fragment S30 on Item { id }
            fragment T30 on Item { id }
            """);

        AssertTooManySteps(errors);
    }

    static void AssertTooManySteps(IReadOnlyList<GraphQLError> errors)
    {
        var error = Assert.Single(errors);
        Assert.Equal((ErrorCodes.DocumentTooLarge, "MaxValidationSteps", 150_000L), (error.Code, error.Extensions!["setting"], error.Extensions["limit"]));
        Assert.Contains("takes more steps than the limit MaxValidationSteps, which is 150000.", error.Message);
    }

    [Fact]
    public void Many_operations_that_share_many_fragments_end_the_validation()
    {
        var errors = Validate(
            $"{Repeat(2_000, i => $"query Q{i} {{ item {{ ...F0 }} }}")} {Repeat(1_000, i => $"fragment F{i} on Item {{ id ...F{i + 1} }}")} "
                + $"fragment F1000 on Item {{ id }}");

        AssertTooManySteps(errors);
    }

    [Fact]
    public void A_long_literal_is_truncated_in_a_message()
    {
        var error = Assert.Single(Validate($"{{ args {{ range(v: \"{new string('x', 100_000)}\") }} }}"));

        Assert.StartsWith("Expected value of type \"Range\" to be an object, found: \"xxx", error.Message);
        Assert.True(error.Message.Length < 2 * ValidationLimits.MaxQuotedLength);
    }

    // A literal may have fewer characters than bytes, as it is printed or as it is written.
    [Theory]
    [InlineData("\"{0}\"", "あ", 100)]
    [InlineData("\"{0}\"", "é", 800)]
    [InlineData("\"{0}\"", "😀", 300)]
    [InlineData("[{0}]", "1,,,,,,", 200)]
    public void A_long_literal_of_few_characters_is_truncated_in_a_message(string literal, string item, int count)
    {
        var text = literal.Replace("{0}", string.Concat(Enumerable.Repeat(item, count)));

        var error = Assert.Single(Validate($"{{ args {{ int(v: {text}) }} }}"));

        Assert.EndsWith("...", error.Message);
        Assert.DoesNotContain('\uFFFD', error.Message);
        Assert.True(error.Message.Length < 300);
    }
}
