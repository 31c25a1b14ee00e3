using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Strings;

/// <summary>Finds the name that the author of an unknown one probably means.</summary>
static class NearNames
{
    /// <summary>Returns the nearest of some names; null if none is near. One letter is near to itself in the other case alone.</summary>
    public static string? Find(string text, IEnumerable<string> names) => text.Length < 2
        ? names.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase))
        : DidYouMean.Suggest(text, names) is [var near, ..] ? near : null;
}
