using System.Globalization;

namespace ContentApi.Content.Entries;

/// <summary>
/// Converts the value of a scalar to text, in content and in arguments alike. <c>@unique</c>, references and look-ups compare this text, and URLs contain it.
/// Dates and times are written as in JSON.
/// </summary>
static class ValueText
{
    public static string Of(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => Timestamps.Write(moment),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
