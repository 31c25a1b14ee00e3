using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Entries;

/// <summary>The result of reading a scalar.</summary>
/// <param name="Value">The value; null if the text is refused.</param>
/// <param name="Hint">An instruction to the author; null if it is enough to name the expected type.</param>
readonly record struct ScalarResult(PreparedValue? Value, string? Hint = null);

/// <summary>
/// Reads a scalar as the type of its field. The model decides the type, not the syntax: <c>slug: 124062</c> is a String, and <c>year: "2024"</c> is an Int,
/// because an author who quotes a number means the number. Only <c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c>, which YAML 1.2 does not define, must be
/// written without quotes to be a Boolean.
/// </summary>
static class ScalarReader
{
    public static string Expects(ContentScalar scalar) => scalar switch
    {
        ContentScalar.Int => "a whole number",
        ContentScalar.Float => "a number",
        ContentScalar.Boolean => "true or false",
        ContentScalar.Date => "a date such as 2024-05-01",
        ContentScalar.DateTime => "a date and time such as 2024-05-01T09:30:00Z",
        ContentScalar.URL => "a URL",
        ContentScalar.EmailAddress => "an e-mail address",
        _ => "a text",
    };

    /// <param name="scalar">Any scalar but JSON.</param>
    /// <param name="value">A scalar that is not null.</param>
    public static ScalarResult Read(ContentScalar scalar, ScalarValue value) => scalar switch
    {
        ContentScalar.String or ContentScalar.ID => new(PreparedValue.FromString(value.Text)),
        // A block scalar ends with a line end, which is not part of a number, a date or an address.
        _ => Read(scalar, value.Text.Trim(), value.Style),
    };

    static ScalarResult Read(ContentScalar scalar, string text, ScalarStyle style) => scalar switch
    {
        ContentScalar.Int => Int(text),
        ContentScalar.Float => Float(text),
        ContentScalar.Boolean => Boolean(text, style),
        ContentScalar.Date => Timestamps.ReadDate(text) is { } date
            ? new(PreparedValue.FromString(date, ValueText.Of(date)))
            : new(null, "Write year, month and day with hyphens between them."),
        ContentScalar.DateTime => Timestamps.ReadDateTime(text) is { } moment
            ? new(PreparedValue.FromString(moment, ValueText.Of(moment)))
            : new(null, "Write the date, the time with a colon, and the offset from UTC: 2019-07-09 09:00:00 -0500."),
        ContentScalar.URL => Address(text, Addresses.UrlFault(text)),
        _ => Address(text, Addresses.EmailFault(text)),
    };

    static ScalarResult Int(string text)
    {
        if (CoreSchema.Integer(text) is { } number and >= int.MinValue and <= int.MaxValue) return new(PreparedValue.FromInt((int)number));
        return new(null, CoreSchema.IsInteger(text) ? $"An Int is between {int.MinValue} and {int.MaxValue}; declare the field as String or Float for more."
            : CoreSchema.IsDecimal(text) ? "Leave out the point, or declare the field as Float." : "Write digits only.");
    }

    static ScalarResult Float(string text) => CoreSchema.Number(text) is not { } number ? new(null, "Write digits, with a point before the fraction.")
        : double.IsFinite(number) ? new(PreparedValue.FromDouble(number)) : new(null, "JSON has no infinity and no NaN.");

    static ScalarResult Boolean(string text, ScalarStyle style)
    {
        if (CoreSchema.Boolean(text) is { } boolean) return new(PreparedValue.FromBoolean(boolean));
        bool? word = text switch
        {
            "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
            "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
            _ => null,
        };
        if (word is null) return new(null);
        return style == ScalarStyle.Plain ? new(PreparedValue.FromBoolean(word.Value)) : new(null, "Remove the quotes.");
    }

    static ScalarResult Address(string text, string? fault) => fault is null ? new(PreparedValue.FromString(text)) : new(null, fault);
}
