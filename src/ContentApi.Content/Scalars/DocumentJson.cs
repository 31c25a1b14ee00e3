using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContentApi.Content.Documents;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Scalars;

/// <summary>
/// A value of a document as JSON, for the scalar <c>JSON</c>: typed by YAML's core schema, keys in their order. Dates, infinities and
/// hexadecimal numbers beyond 64 bits become strings with the text of the document, because JSON cannot represent them.
/// </summary>
static class DocumentJson
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = DocumentLimits.MaxDepth + 1 };

    public static PreparedValue Of(DocumentValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options)) Write(writer, value);
        return new(Encoding.UTF8.GetString(buffer.WrittenSpan), buffer.WrittenMemory.ToArray());
    }

    static void Write(Utf8JsonWriter writer, DocumentValue value)
    {
        switch (value)
        {
            case MappingValue mapping:
                writer.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }
                writer.WriteEndObject();
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list.Items) Write(writer, item);
                writer.WriteEndArray();
                break;
            case ScalarValue scalar:
                WriteScalar(writer, scalar);
                break;
        }
    }

    static void WriteScalar(Utf8JsonWriter writer, ScalarValue scalar)
    {
        if (scalar.IsNull) writer.WriteNullValue();
        else if (scalar.Style == ScalarStyle.Quoted) writer.WriteStringValue(scalar.Text);
        else if (CoreSchema.Boolean(scalar.Text) is { } boolean) writer.WriteBooleanValue(boolean);
        else if (CoreSchema.IsDecimal(scalar.Text)) writer.WriteRawValue(JsonNumber(scalar.Text), skipInputValidation: true);
        else if (CoreSchema.Integer(scalar.Text) is { } integer) writer.WriteNumberValue(integer);
        else writer.WriteStringValue(scalar.Text);
    }

    /// <summary>All digits of a number as written, in JSON's grammar: no plus sign, no leading zeros, digits on both sides of a point.</summary>
    static string JsonNumber(string text)
    {
        var sign = text[0] == '-' ? "-" : "";
        var rest = text.AsSpan().TrimStart("+-");
        var wholeEnd = rest.IndexOfAny(".eE");
        var whole = (wholeEnd < 0 ? rest : rest[..wholeEnd]).TrimStart('0');
        var exponentStart = rest.IndexOfAny('e', 'E');
        var exponent = exponentStart < 0 ? [] : rest[exponentStart..];
        var fraction = wholeEnd >= 0 && rest[wholeEnd] == '.' ? rest[(wholeEnd + 1)..(exponentStart < 0 ? rest.Length : exponentStart)] : [];
        return $"{sign}{(whole.IsEmpty ? "0" : whole)}{(fraction.IsEmpty ? "" : ".")}{fraction}{exponent}";
    }
}
