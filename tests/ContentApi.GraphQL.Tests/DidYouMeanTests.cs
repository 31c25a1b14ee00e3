using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Tests;

public class DidYouMeanTests
{
    [Theory]
    [InlineData("title", "titel title tile name", "title tile titel")]
    [InlineData("TITLE", "title", "title")]
    [InlineData("a", "b c dd ddd", "b c")]
    [InlineData("ab", "ba", "ba")]
    [InlineData("abcdefghij", "abcde abcdefghijklmno abcdefghijklmnop", "abcde abcdefghijklmno")]
    [InlineData("publishedAt", "published_at publishedOn publisher slug", "published_at publishedOn publisher")]
    [InlineData("x", "abc", "")]
    [InlineData("", "a ab", "a")]
    public void Near_options_come_nearest_first(string input, string options, string expected) =>
        Assert.Equal(expected, string.Join(' ', DidYouMean.Suggest(input, options.Split(' '))));

    [Fact]
    public void A_repeated_option_is_suggested_once() => Assert.Equal(["ab"], DidYouMean.Suggest("a", ["ab", "ab"]));

    [Theory]
    [InlineData("", "")]
    [InlineData("a", " Did you mean \"a\"?")]
    [InlineData("a b", " Did you mean \"a\" or \"b\"?")]
    [InlineData("a b c", " Did you mean \"a\", \"b\", or \"c\"?")]
    [InlineData("a b c d e f g", " Did you mean \"a\", \"b\", \"c\", \"d\", or \"e\"?")]
    public void A_sentence_names_five_at_most(string suggestions, string expected) =>
        Assert.Equal(expected, DidYouMean.Sentence(suggestions.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void A_sentence_may_name_the_kind_of_the_suggestions() =>
        Assert.Equal(" Did you mean the enum value \"A\"?", DidYouMean.Sentence(["A"], "the enum value"));
}
