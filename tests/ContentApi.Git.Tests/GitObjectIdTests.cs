using System.Runtime.CompilerServices;
using ContentApi.Git.Contract;

namespace ContentApi.Git.Tests;

public sealed class GitObjectIdTests
{
    const string Sha1 = "0123456789abcdef0123456789abcdef01234567", Sha256 = Sha1 + "89abcdef0123456789abcdef";
    const string EndsInZeros = Sha1 + "000000000000000000000000";

    [Theory]
    [InlineData(Sha1, 20)]
    [InlineData(Sha256, 32)]
    [InlineData(EndsInZeros, 32)]
    public void Round_trips_through_text_and_bytes(string hex, int size)
    {
        var id = GitObjectId.Parse(hex.ToUpperInvariant());
        Assert.Equal((hex, size), (id.ToString(), id.Size));
        Assert.Equal(id, new GitObjectId(Convert.FromHexString(hex)));
        var bytes = new byte[size];
        id.CopyTo(bytes);
        Assert.Equal(hex, Convert.ToHexStringLower(bytes));
        var digits = new byte[GitObjectId.MaxHexLength];
        Assert.Equal(hex, System.Text.Encoding.ASCII.GetString(digits, 0, id.FormatHex(digits)));
        Assert.True(id != default);
    }

    [Fact]
    public void A_sha1_is_not_equal_to_a_sha256_that_continues_it_with_zeros()
    {
        Assert.NotEqual(GitObjectId.Parse(Sha1), GitObjectId.Parse(EndsInZeros));
        Assert.NotEqual(GitObjectId.Parse(new('0', 64)), default);
        Assert.Equal(new string('0', 40), default(GitObjectId).ToString());
    }

    [Fact]
    public void A_file_of_a_tree_takes_48_bytes() => Assert.Equal(48, Unsafe.SizeOf<TreeFile>());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef0123456")]
    [InlineData("0123456789abcdef0123456789abcdef012345678")]
    [InlineData("0123456789abcdef0123456789abcdef0123456g")]
    [InlineData(Sha256 + "0")]
    [InlineData("g123456789abcdef0123456789abcdef01234567000000000000000000000000")]
    public void Refuses_all_but_40_or_64_hexadecimal_digits(string? text) => Assert.False(GitObjectId.TryParse(text, out _));

    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    [InlineData(21)]
    [InlineData(33)]
    public void Refuses_all_but_20_or_32_bytes(int count) => Assert.Throws<ArgumentOutOfRangeException>(() => new GitObjectId(new byte[count]));
}
