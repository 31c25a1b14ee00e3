using System.Text;
using ContentApi.Git.Trees;

namespace ContentApi.Git.Tests.Trees;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("a.md")]
    [InlineData(".gitignore")]
    [InlineData(".github")]
    [InlineData("..md")]
    [InlineData("git")]
    [InlineData("git~2")]
    [InlineData("a:b.md")]
    [InlineData("中国.md")]
    [InlineData("trailing space ")]
    [InlineData("-rf")]
    public void A_safe_name_is_served(string name) => Assert.True(SafeName.IsSafe(Encoding.UTF8.GetBytes(name)));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a\u007F")]
    [InlineData(".git")]
    [InlineData(".GiT")]
    [InlineData(".git.")]
    [InlineData(".git . .")]
    [InlineData(".git::$INDEX_ALLOCATION")]
    [InlineData("git~1")]
    [InlineData("GIT~1 ")]
    [InlineData(".g\u200Cit")]
    [InlineData(".git\uFEFF")]
    public void An_unsafe_name_is_not_served(string name) => Assert.False(SafeName.IsSafe(Encoding.UTF8.GetBytes(name)));

    [Fact]
    public void A_name_that_is_not_utf8_is_not_served() => Assert.False(SafeName.IsSafe([(byte)'a', 0xE9]));
}
