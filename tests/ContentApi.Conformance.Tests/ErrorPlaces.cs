namespace ContentApi.Conformance.Tests;

static class ErrorPlaces
{
    /// <summary>
    /// The places that errors of validation name, as text. In which order errors are told, and their places, is not specified; of one conflict between fields the
    /// reference sometimes tells twice.
    /// </summary>
    public static string Join(IEnumerable<IEnumerable<string>> errors) =>
        string.Join(", ", errors.Select(places => string.Join(' ', places.Order(StringComparer.Ordinal))).Distinct().Order(StringComparer.Ordinal));
}
