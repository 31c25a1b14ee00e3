using System.Text;
using System.Text.Json;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Reads a JSON file (RFC 8259) as a tree of values with their positions.</summary>
ref struct JsonReader
{
    readonly ReadOnlySpan<byte> utf8;
    readonly DiagnosticBag diagnostics;
    Utf8Positions positions;
    Utf8JsonReader reader;

    JsonReader(ReadOnlySpan<byte> utf8, int firstLine, DiagnosticBag diagnostics)
    {
        this.utf8 = utf8;
        this.diagnostics = diagnostics;
        positions = new(utf8, firstLine);
        // One more than the limit, so that ReadValue reports a deeper value, with a message for authors.
        reader = new(utf8, new JsonReaderOptions { MaxDepth = DocumentLimits.MaxDepth + 1 });
    }

    /// <param name="utf8">Valid UTF-8 without a byte order mark. White space alone is read as an empty mapping.</param>
    /// <param name="firstLine">The line of the file on which <paramref name="utf8"/> begins.</param>
    /// <returns>The object or list.</returns>
    /// <exception cref="DocumentFaultException">The text is not JSON, is nested too deeply, or is neither an object nor a list.</exception>
    public static DocumentValue Read(ReadOnlySpan<byte> utf8, int firstLine, DiagnosticBag diagnostics)
    {
        if (utf8.IndexOfAnyExcept(" \t\r\n"u8) < 0) return new MappingValue(TextPosition.Start, []);
        var json = new JsonReader(utf8, firstLine, diagnostics);
        try
        {
            json.reader.Read();
            var root = json.ReadValue(1);
            json.reader.Read(); // throws for anything but white space after the value
            return root is not ScalarValue ? root : throw new DocumentFaultException(DiagnosticRules.NotAMapping, root.Position,
                "The file must hold one object, '{ ... }'.", "Put the values under keys.");
        }
        catch (JsonException error)
        {
            throw JsonFaults.Translate(utf8, firstLine, error);
        }
        catch (InvalidOperationException)
        {
            // GetString throws at half of a surrogate pair, which is valid JSON but not a text.
            throw new DocumentFaultException(DiagnosticRules.JsonSyntax, json.Here(),
                "The text has a \\u escape that is half of a surrogate pair.", "Write both halves, or the character itself.");
        }
    }

    TextPosition Here() => positions.At((int)reader.TokenStartIndex);

    DocumentValue ReadValue(int depth)
    {
        var position = Here();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when depth > DocumentLimits.MaxDepth:
                throw new DocumentFaultException(DiagnosticRules.DocumentTooComplex, position,
                    $"Values are nested more than {DocumentLimits.MaxDepth} deep here.", "Nest them less deeply.");
            case JsonTokenType.StartObject:
                return ReadObject(position, depth);
            case JsonTokenType.StartArray:
                var items = new List<DocumentValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(depth + 1));
                return new ListValue(position, items);
            case JsonTokenType.String:
                return new ScalarValue(position, reader.GetString()!, ScalarStyle.Quoted)
                {
                    TextPosition = new(position.Line, position.Column + 1), IsVerbatim = !reader.ValueIsEscaped,
                };
            default:
                return new ScalarValue(position, Encoding.UTF8.GetString(reader.ValueSpan), ScalarStyle.Plain);
        }
    }

    MappingValue ReadObject(TextPosition position, int depth)
    {
        var entries = new MappingBuilder(diagnostics);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (keyPosition, key) = (Here(), reader.GetString()!);
            reader.Read();
            entries.Add(new(key, keyPosition, ReadValue(depth + 1)));
        }
        return new(position, entries.Build());
    }
}
