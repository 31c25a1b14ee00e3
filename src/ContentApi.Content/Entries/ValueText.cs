using System.Globalization;

namespace ContentApi.Content.Entries;

/// <summary>
/// A scalar's value as text, one for content and for arguments: how <c>@unique</c> compares values, what references and lookups are compared with, and
/// what stands in a URL. Dates and times are as in JSON.
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
