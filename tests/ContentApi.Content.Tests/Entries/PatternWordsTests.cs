using System.Text.RegularExpressions;
using ContentApi.Content.Entries;

namespace ContentApi.Content.Tests.Entries;

/// <summary>Each description is compared with the pattern on texts that it allows and that it forbids.</summary>
public sealed class PatternWordsTests
{
    [Theory]
    // One class of characters.
    [InlineData("^[a-z0-9-]+$", "only lower-case letters, digits and hyphens")]
    [InlineData("^[a-z0-9\\-]*$", "only lower-case letters, digits and hyphens")]
    [InlineData("\\A[-a-z]+\\z", "only hyphens and lower-case letters")]
    [InlineData("^[A-Za-z0-9_]+$", "only letters, digits and underscores")]
    [InlineData("^[a-z_A-Z]+$", "only letters and underscores")]
    [InlineData("^\\w+$", "only letters, digits and underscores")]
    [InlineData("^[\\w-]+$", "only letters, digits, underscores and hyphens")]
    [InlineData("^[\\w\\d]+$", "only letters, digits and underscores")]
    [InlineData("^[a-z ./]+$", "only lower-case letters, spaces, dots and slashes")]
    [InlineData("^[a-f0-9]+$", "only letters from a to f and digits")]
    [InlineData("^[€$%]+$", "only \"€\", \"$\" and \"%\"")]
    [InlineData("^[]a]+$", "only \"]\" and \"a\"")]
    [InlineData("^[0-9]{5}$", "5 digits")]
    [InlineData("^\\d{4,}$", "at least 4 digits")]
    [InlineData("^[A-Z]{2,3}$", "2 to 3 capital letters")]
    [InlineData("^[A-Z]{0,3}$", "at most 3 capital letters")]
    [InlineData("^[A-Z0-5]$", "one capital letter or digit from 0 to 5")]
    // Words with separators.
    [InlineData("^[a-z0-9]+(?:-[a-z0-9]+)*$", "only lower-case letters and digits, with single hyphens between them")]
    [InlineData("^[a-z0-9]+(-[0-9a-z]+)*$", "only lower-case letters and digits, with single hyphens between them")]
    [InlineData("^[a-z]+(?:_[a-z]+)*$", "only lower-case letters, with single underscores between them")]
    [InlineData("^[a-z][a-z0-9-]*$", "only lower-case letters, digits and hyphens, the first one lower-case letter")]
    // Sequences.
    [InlineData("^\\d{4}-\\d{2}-\\d{2}$", "4 digits, then \"-\", then 2 digits, then \"-\", then 2 digits")]
    [InlineData("^#[0-9a-fA-F]{6}$", "\"#\", then 6 digits, letters from a to f and letters from A to F")]
    [InlineData("^[A-Z]{2}-?\\d+$", "2 capital letters, then \"-\" if you like, then any number of digits")]
    [InlineData("^(draft|published)$", "\"draft\" or \"published\"")]
    [InlineData("^(?:a|b|c)$", "\"a\" or \"b\" or \"c\"")]
    [InlineData("^v\\d+\\.\\d+$", "\"v\", then any number of digits, then \".\", then any number of digits")]
    // Without one of the anchors, or both.
    [InlineData("^/", "a text that begins with \"/\"")]
    [InlineData("^https?://", "a text that begins with \"http\", then \"s\" if you like, then \"://\"")]
    [InlineData("^https://", "a text that begins with \"https://\"")]
    [InlineData("\\.pdf$", "a text that ends with \".pdf\"")]
    [InlineData("@", "a text that contains \"@\"")]
    [InlineData("[0-9]", "a text that contains one digit")]
    // Others are quoted.
    [InlineData("", null)]
    [InlineData("^$", null)]
    [InlineData(".", null)]
    [InlineData("^[^/]+$", null)]
    [InlineData("^(a|b+)+$", null)]
    [InlineData("a|b", null)]
    [InlineData("(?i)^[a-z]+$", null)]
    [InlineData("^[a-z&&b]+$", "only lower-case letters, \"&\" and \"b\"")]
    [InlineData("^\\p{L}+$", null)]
    [InlineData("^[\\p{L}]+$", null)]
    [InlineData("^[a-é]+$", null)]
    [InlineData("^\\bx$", null)]
    [InlineData("^((a))$", null)]
    [InlineData("^a1b2[c]d3[e]f4[g]h5[i]$", null)]
    public void Describes_a_simple_pattern_in_words(string pattern, string? words) =>
        Assert.Equal(words, PatternWords.Of(new Regex(pattern, RegexOptions.NonBacktracking)));

    [Fact]
    public void Describes_or_refuses_any_pattern()
    {
        const string characters = "ab0-[]()^$\\|?*+.{},1dwsz/ ";
        var chance = new Random(7);
        for (var i = 0; i < FuzzRun.Cases(5_000); i++)
        {
            var pattern = string.Concat(Enumerable.Range(0, chance.Next(12)).Select(_ => characters[chance.Next(characters.Length)]));
            Regex regex;
            try { regex = new(pattern, RegexOptions.NonBacktracking); }
            catch (Exception exception) when (exception is ArgumentException or NotSupportedException) { continue; }
            Assert.NotEqual("", PatternWords.Of(regex));
        }
    }
}
