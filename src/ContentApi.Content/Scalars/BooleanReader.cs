using ContentApi.Content.Documents;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Scalars;

/// <summary>
/// Reads a Boolean, also as <c>1</c> and <c>0</c>. <c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c>, which are Booleans in YAML 1.1 and no longer in YAML 1.2,
/// are read if they have no quotes.
/// </summary>
static class BooleanReader
{
    public static ScalarReading? Read(DocumentValue value)
    {
        if (value is not ScalarValue scalar) return null;
        var text = scalar.Text.Trim();
        if (CoreSchema.Boolean(text) is { } boolean) return new(PreparedValue.FromBoolean(boolean));
        if (text is "0" or "1") return new(PreparedValue.FromBoolean(text == "1"));
        bool? word = text switch
        {
            "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
            "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
            _ => null,
        };
        if (word is null) return new(null);
        return scalar.Style == ScalarStyle.Plain ? new(PreparedValue.FromBoolean(word.Value)) : new(null, "Remove the quotes.");
    }
}
