namespace ContentApi.Git.Tests;

public sealed class GitObjectIdTests
{
    const string Hex = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public void Survives_the_way_to_text_and_back()
    {
        Assert.Equal(Hex, GitObjectId.Parse(Hex.ToUpperInvariant()).ToString());
        Assert.Equal(GitObjectId.Parse(Hex), new GitObjectId(Convert.FromHexString(Hex)));
        Assert.True(GitObjectId.Parse(Hex) != default);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef0123456")]
    [InlineData("0123456789abcdef0123456789abcdef012345678")]
    [InlineData("0123456789abcdef0123456789abcdef0123456g")]
    public void Refuses_all_but_40_hexadecimal_digits(string? text) => Assert.False(GitObjectId.TryParse(text, out _));
}
