using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Tests.Language;

public class ParserLimitTests
{
    /// <summary>The beginning of a document, and the text that opens each further level.</summary>
    public static TheoryData<string, string> Nestings => new()
    {
        { "", "{ a " },
        { "{ a", "{ ... " },
        { "{ a(b: ", "[" },
        { "{ a(b: ", "{ c: " },
        { "query ($a: ", "[" },
        { "type A { b: ", "[" },
        { "input A { b: C = ", "[{ d: " },
        { "type A @b(c: ", "[" },
    };

    [Theory]
    [MemberData(nameof(Nestings))]
    public void A_document_of_a_hundred_thousand_levels_is_refused(string start, string level)
    {
        var text = start + string.Concat(Enumerable.Repeat(level, 100_000));
        var exception = Assert.Throws<GraphQLException>(() => Parser.ParseDocument(new(text), new() { MaxTokens = int.MaxValue }));
        Assert.Contains(exception.Errors[0].Code, (string[])["OPERATION_TOO_DEEP", "DOCUMENT_TOO_LARGE"]);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void The_depth_limit_is_the_last_depth_that_is_accepted(int depth, bool accepted)
    {
        var text = $"{string.Concat(Enumerable.Repeat("{a", depth))}{new string('}', depth)}";
        Assert.Equal(accepted, Accepts(text, ParserOptions.Request));
    }

    [Fact]
    public void Siblings_do_not_add_up_to_depth() =>
        Assert.True(Accepts(
            $"{{ {string.Concat(Enumerable.Repeat("a(b: [{c: 1}]) { d } ", 1000))} }}",
            new() { MaxDepth = 2, MaxValueDepth = 2, MaxTokens = 20_000 }));

    [Theory]
    [InlineData("{ a b c }", true)]
    [InlineData("{ a b c d }", false)]
    [InlineData("{ a b c } # not a token\n", true)]
    public void The_token_limit_counts_all_but_comments_and_the_end(string text, bool accepted) =>
        Assert.Equal(accepted, Accepts(text, new() { MaxTokens = 5 }));

    [Fact]
    public void Too_many_tokens_are_located_at_the_first_too_many()
    {
        var exception = Assert.Throws<GraphQLException>(() => Parser.ParseDocument(new("{ a\n b }"), new() { MaxTokens = 2 }));
        Assert.Equal("The document has more tokens than the limit MaxTokens, which is 2. Split it into several documents.", exception.Message);
        Assert.Equal([new ErrorLocation(2, 2)], exception.Errors[0].Locations);
    }

    [Fact]
    public void A_request_without_options_is_limited()
    {
        Assert.False(Accepts($"{{ {string.Concat(Enumerable.Repeat("a ", ParserOptions.DefaultMaxTokens))} }}", null));
        Assert.True(Accepts($"{{ {string.Concat(Enumerable.Repeat("a ", ParserOptions.DefaultMaxTokens))} }}", ParserOptions.TypeSystem));
    }

    [Theory]
    [InlineData("query @a { b @c }", true)]
    [InlineData("query @a { b @c @d }", false)]
    [InlineData("query($v: Int @a) { b @c ...F @d }", false)]
    public void The_directive_limit_counts_all_of_the_document(string text, bool accepted) =>
        Assert.Equal(accepted, Accepts(text, new() { MaxDirectives = 2 }));

    static bool Accepts(string text, ParserOptions? options)
    {
        try
        {
            Parser.ParseDocument(new(text), options);
            return true;
        }
        catch (GraphQLException)
        {
            return false;
        }
    }
}
