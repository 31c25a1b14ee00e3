using System.Text.Json;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Coercion;

/// <summary>
/// Converts a variable's JSON value to a literal. A custom scalar reads a literal
/// as a whole, so variables inside its lists and objects must become literals, too.
/// </summary>
static class JsonLiteral
{
    /// <param name="json">Any JSON value.</param>
    /// <param name="place">The node whose location the literal gets.</param>
    public static ValueNode From(JsonElement json, SyntaxNode place)
    {
        var (location, source) = (place.Location, place.Source);
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                return new StringValueNode { Value = json.GetString()!, Location = location, Source = source };
            case JsonValueKind.Number:
                var digits = json.GetRawText();
                return digits.AsSpan().ContainsAny('.', 'e', 'E')
                    ? new FloatValueNode { Value = digits, Location = location, Source = source }
                    : new IntValueNode { Value = digits, Location = location, Source = source };
            case JsonValueKind.True or JsonValueKind.False:
                return new BooleanValueNode { Value = json.GetBoolean(), Location = location, Source = source };
            case JsonValueKind.Array:
                return new ListValueNode { Values = [.. json.EnumerateArray().Select(item => From(item, place))], Location = location, Source = source };
            case JsonValueKind.Object:
                return new ObjectValueNode { Fields = [.. json.EnumerateObject().Select(Field)], Location = location, Source = source };
            default:
                return new NullValueNode { Location = location, Source = source };
        }

        ObjectFieldNode Field(JsonProperty property) => new()
        {
            Name = new() { Value = property.Name, Location = location, Source = source },
            Value = From(property.Value, place),
            Location = location,
            Source = source,
        };
    }
}
