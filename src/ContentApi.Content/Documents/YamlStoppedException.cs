namespace ContentApi.Content.Documents;

/// <summary>Says where YamlDotNet stopped reading. <see cref="YamlReader"/> catches it.</summary>
sealed class YamlStoppedException(YamlFaultPlace place) : Exception(place.Message)
{
    public YamlFaultPlace Place { get; } = place;
}
