using System.Text;
using System.Text.Json;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

/// <summary>Shortens the JSON value of a variable for a message, in the format of the reference implementation's <c>inspect</c>.</summary>
static class JsonInspection
{
    const int MaxItems = 10;
    const int MaxDepth = 2;

    /// <summary>The largest length of a string or number, in UTF-16 code units, so that a message does not repeat a long value.</summary>
    const int MaxStringLength = 200;

    public static string Inspect(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    static void Append(StringBuilder text, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: AppendObject(text, value, depth); break;
            case JsonValueKind.Array: AppendArray(text, value, depth); break;
            case JsonValueKind.Undefined: text.Append("undefined"); break;
            default:
                var raw = value.GetRawText();
                text.Append(raw.Length <= MaxStringLength ? raw : $"{raw.AsSpan(0, MaxStringLength)}...");
                break;
        }
    }

    static void AppendObject(StringBuilder text, JsonElement value, int depth)
    {
        if (value.GetPropertyCount() == 0)
        {
            text.Append("{}");
            return;
        }
        if (depth > MaxDepth)
        {
            text.Append("[Object]");
            return;
        }
        var count = 0;
        foreach (var property in value.EnumerateObject())
        {
            text.Append(count == 0 ? "{ " : ", ");
            if (count++ == MaxItems)
            {
                text.Append($"... {value.GetPropertyCount() - MaxItems} more");
                break;
            }
            text.Append(property.Name).Append(": ");
            Append(text, property.Value, depth + 1);
        }
        text.Append(" }");
    }

    static void AppendArray(StringBuilder text, JsonElement value, int depth)
    {
        if (value.GetArrayLength() > 0 && depth > MaxDepth)
        {
            text.Append("[Array]");
            return;
        }
        text.Append('[');
        var count = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (count > 0) text.Append(", ");
            if (count++ == MaxItems)
            {
                var more = value.GetArrayLength() - MaxItems;
                text.Append($"... {more} more item{(more == 1 ? "" : "s")}");
                break;
            }
            Append(text, item, depth + 1);
        }
        text.Append(']');
    }
}
