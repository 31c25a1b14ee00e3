using System.Runtime.InteropServices;
using System.Text.Json;

namespace ContentApi.Server.Requests;

/// <summary>The limit and the messages that JSON in bodies and JSON in URLs have in common.</summary>
static class RequestJson
{
    /// <summary>How deep JSON may be nested: stops a body of brackets from exhausting the stack.</summary>
    public const int MaxDepth = 64;

    public static string NotUnicode(string what) => $"{what} holds text that is not valid Unicode: an escape of half a surrogate pair.";

    /// <summary>Whether a string in it is not valid Unicode. Only the escape of an unpaired surrogate causes that, since the bytes are valid UTF-8.</summary>
    public static bool HasInvalidText(JsonElement value) =>
        JsonMarshal.GetRawUtf8Value(value).IndexOf("\\u"u8) >= 0 && FindInvalidText(value);

    static bool FindInvalidText(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    if (IsInvalid(() => property.Name) || FindInvalidText(property.Value)) return true;
                return false;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    if (FindInvalidText(item)) return true;
                return false;
            default:
                return value.ValueKind == JsonValueKind.String && IsInvalid(() => value.GetString());
        }
    }

    static bool IsInvalid(Func<string?> text)
    {
        try
        {
            text();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    /// <summary>Returns what is wrong with JSON, with line and byte from 1.</summary>
    public static string Describe(JsonException exception)
    {
        var message = exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
        return $"{message} (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})";
    }

    public static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    public static string Name(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        _ => "null",
    };
}
