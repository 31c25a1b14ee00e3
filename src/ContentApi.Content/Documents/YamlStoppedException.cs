namespace ContentApi.Content.Documents;

/// <summary>YamlDotNet stopped at a place. Never leaves <see cref="YamlReader"/>.</summary>
sealed class YamlStoppedException(YamlFaultPlace place) : Exception(place.Message)
{
    public YamlFaultPlace Place { get; } = place;
}
