using ContentApi.Content.Proposals;

namespace ContentApi.Content.Tests.Proposals;

public sealed class ProposedNamesTests
{
    [Theory]
    [InlineData("énergie", "energie")]
    [InlineData("Straßen-Name", "strassenName")]
    [InlineData("prix_moyen_€", "prixMoyen")]
    [InlineData("URL", "url")]
    [InlineData("2-col", "_2Col")]
    [InlineData("東京", null)]
    public void A_key_gives_a_field_a_name(string key, string? field) => Assert.Equal(field, ProposedNames.Field(key));

    [Theory]
    [InlineData("_posts", "Post")]
    [InlineData("événements", "Evenement")]
    [InlineData("01-getting-started", "GettingStarted")]
    [InlineData("news-stories", "NewsStory")]
    public void A_folder_gives_a_type_a_name(string folder, string type) => Assert.Equal(type, ProposedNames.Type(folder));
}
