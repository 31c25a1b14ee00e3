using System.Text;
using ContentApi.Content.Diagnostics;
using nietras.SeparatedValues;

namespace ContentApi.Content.Documents;

/// <summary>
/// Reads CSV (RFC 4180) as a list of mappings: the first line has the keys, each further record is a mapping. Sep divides the text into records and fields;
/// quotes and places are read here, since Sep neither refuses misplaced quotes nor knows columns.
/// </summary>
ref struct CsvReader
{
    const string QuoteAll = "Put the whole value in double quotes, and write a quote in it as \"\".";

    readonly string source;
    readonly char separator;
    readonly DiagnosticBag diagnostics;
    readonly LinePositions positions;

    CsvReader(string source, char separator, DiagnosticBag diagnostics) =>
        (this.source, this.separator, this.diagnostics, positions) = (source, separator, diagnostics, new(source, 1));

    /// <param name="utf8">The file without a byte order mark.</param>
    /// <param name="isTabbed">Whether a tab separates the fields, as in <c>.tsv</c> files. Otherwise it is a comma, or what the first line has instead.</param>
    /// <exception cref="DocumentFaultException">The text is not CSV, or has too many records.</exception>
    public static ListValue Read(ReadOnlySpan<byte> utf8, bool isTabbed, DiagnosticBag diagnostics)
    {
        FileBytes.RefuseControls(utf8);
        var source = Encoding.UTF8.GetString(utf8);
        return new CsvReader(source, isTabbed ? '\t' : SeparatorOf(source), diagnostics).ReadAll();
    }

    /// <summary>
    /// A comma, unless the first line has none outside of quotes and has semicolons or tabs: spreadsheets of many countries write those.
    /// </summary>
    static char SeparatorOf(string source)
    {
        var (isQuoted, found) = (false, '\0');
        foreach (var character in source)
        {
            if (character == '"') isQuoted = !isQuoted;
            else if (isQuoted) continue;
            else if (character is ',' or '\r' or '\n') return character == ',' || found == '\0' ? ',' : found;
            else if (character is ';' or '\t' && found != ';') found = character;
        }
        return found == '\0' ? ',' : found;
    }

    readonly ListValue ReadAll()
    {
        var records = new List<DocumentValue>();
        Column[]? columns = null;
        using var reader = Sep.New(separator).Reader(options => options with { HasHeader = false, DisableColCountCheck = true }).FromText(source);
        var offset = 0;
        foreach (var row in reader)
        {
            var start = offset;
            // The end of the line is not a part of the row.
            offset += row.Span.Length;
            if (source.AsSpan(offset).StartsWith("\r\n")) offset += 2;
            else if (offset < source.Length) offset++;
            // Spreadsheets write empty rows as separators alone.
            if (row.Span.IndexOfAnyExcept(separator, ' ', '\t') < 0) continue;
            if (columns is null) columns = ReadHeader(row, start);
            else if (ReadRecord(row, start, columns) is { } record) records.Add(record);
            if (records.Count > DocumentLimits.MaxRecords)
                throw new DocumentFaultException(DiagnosticRules.DocumentTooComplex, positions.At(start),
                    $"The file has more than {DocumentLimits.MaxRecords} records.", "Divide it.");
        }
        return new(TextPosition.Start, records.ToArray());
    }

    /// <param name="Key">The key; empty if the column's values are not read.</param>
    /// <param name="Position">Its place in the first line. A message about the key has this place for all records, so that it is reported once.</param>
    readonly record struct Column(string Key, TextPosition Position);

    readonly Column[] ReadHeader(SepReader.Row row, int offset)
    {
        var columns = new Column[row.ColCount];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++)
        {
            var written = row[i].Span;
            var position = positions.At(offset);
            var key = Field(written, offset).Text.Trim();
            columns[i] = new(key, position);
            if (key.Length == 0)
                diagnostics.Report(DiagnosticRules.CsvUneven, position, $"Column {i + 1} has no key in the first line; its values are not served.",
                    "Write its key.");
            else if (!seen.TryAdd(key, i))
            {
                diagnostics.Report(DiagnosticRules.DuplicateKey, position,
                    $"The key {Quote.Text(key)} occurs here and in column {seen[key] + 1}; this last one counts.", "Rename one of the two.");
                columns[seen[key]] = columns[seen[key]] with { Key = "" };
                seen[key] = i;
            }
            offset += written.Length + 1;
        }
        return columns;
    }

    /// <returns>Null if the record has more values than there are keys: a separator in a value has moved the others.</returns>
    readonly MappingValue? ReadRecord(SepReader.Row row, int offset, Column[] columns)
    {
        var start = positions.At(offset);
        var entries = new List<MappingEntry>(Math.Min(row.ColCount, columns.Length));
        for (var i = 0; i < row.ColCount; i++)
        {
            var written = row[i].Span;
            if (i >= columns.Length && !written.IsWhiteSpace())
            {
                diagnostics.Report(DiagnosticRules.CsvSyntax, positions.At(offset),
                    $"The first line has {columns.Length} keys; this is value {i + 1} of its record, so this record is left out.",
                    "Put a value that holds the separator in double quotes.");
                return null;
            }
            if (i < columns.Length && columns[i].Key.Length > 0) entries.Add(new(columns[i].Key, columns[i].Position, Field(written, offset)));
            offset += written.Length + 1;
        }
        if (row.ColCount < columns.Length)
            diagnostics.Report(DiagnosticRules.CsvUneven, start,
                $"This record has {row.ColCount} values, and the first line {columns.Length} keys; the last ones have no value.",
                $"Write all values, with '{(separator == '\t' ? "a tab" : separator)}' for each that is empty.");
        return new(start, entries.ToArray());
    }

    /// <summary>Reads a field: all of it is in quotes, or it has none. An empty field is null, and one of empty quotes is an empty text.</summary>
    readonly ScalarValue Field(ReadOnlySpan<char> written, int offset)
    {
        var quote = written.IndexOf('"');
        if (quote < 0)
        {
            var text = written.Trim();
            // By itself an unquoted word is no null: only an empty field is.
            var style = text is "null" or "Null" or "NULL" or "~" ? ScalarStyle.Quoted : ScalarStyle.Plain;
            return new(positions.At(offset + written.Length - written.TrimStart().Length), text.ToString(), style);
        }
        var opening = written.IndexOfAnyExcept(' ');
        if (opening != quote)
            throw Fault(offset + quote, "A quote is inside a value that does not begin with one.", QuoteAll);
        var inner = written[(quote + 1)..];
        var closing = 0;
        while (inner[closing..].IndexOf('"') is var next and >= 0)
        {
            closing += next;
            if (closing + 1 == inner.Length || inner[closing + 1] != '"') return Quoted(inner, closing, offset + quote);
            closing += 2;
        }
        throw Fault(offset + quote, "The quote that opens here is never closed.", "Close it; inside a value, write a quote as \"\".");
    }

    /// <param name="inner">The field after its opening quote.</param>
    /// <param name="closing">The index of the closing quote.</param>
    /// <param name="opening">The offset of the opening quote.</param>
    readonly ScalarValue Quoted(ReadOnlySpan<char> inner, int closing, int opening)
    {
        if (inner[(closing + 1)..].IndexOfAnyExcept(' ') is var after and >= 0)
            throw Fault(opening + closing + after + 2, "Text follows the quote that closes the value.", QuoteAll);
        var written = inner[..closing].ToString();
        var text = written.Replace("\"\"", "\"", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var position = positions.At(opening);
        return new(position, text, ScalarStyle.Quoted) { TextPosition = new(position.Line, position.Column + 1), IsVerbatim = text == written };
    }

    readonly DocumentFaultException Fault(int offset, string message, string hint) => new(DiagnosticRules.CsvSyntax, positions.At(offset), message, hint);
}
