using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Response;

/// <summary>
/// Writes a response's JSON as UTF-8. <see cref="ResponseBuffer.TruncateTo"/> removes what was written since an earlier mark, as nulls that propagate need it
/// (specification, 6.4.4); <c>Utf8JsonWriter</c> cannot roll back.
/// </summary>
public sealed class ResponseWriter : ResponseBuffer
{
    /// <summary>The longest text of a number in JSON; a double takes at most 24 bytes.</summary>
    const int NumberBytes = 32;

    // RFC 8259, 7: the quote, the backslash and the control characters must be escaped, nothing else.
    static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>
    /// Whether an error <see cref="ErrorCodes.InternalServerError"/> was written since the last <see cref="Clear"/>. Another response to the request may
    /// not have it.
    /// </summary>
    public bool HasFault { get; internal set; }

    /// <summary>Makes the writer ready for the next response.</summary>
    public void Clear()
    {
        Reset();
        HasFault = false;
    }

    public void WriteNull() => WriteRaw("null"u8);

    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    public void WriteInt(int value) => WriteLong(value);

    public void WriteLong(long value)
    {
        value.TryFormat(Reserve(NumberBytes), out var written, default, CultureInfo.InvariantCulture);
        TargetLength += written;
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">JSON has no number for an infinity or for "not a number".</exception>
    public void WriteDouble(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "JSON numbers are finite.");
        value.TryFormat(Reserve(NumberBytes), out var written, default, CultureInfo.InvariantCulture);
        TargetLength += written;
    }

    /// <summary>A JSON string with its quotes. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        WriteRaw((byte)'"');
        while (!value.IsEmpty)
        {
            var run = value.IndexOfAny(Escaped);
            if (run < 0) run = value.Length;
            WriteUnescaped(value[..run]);
            if (run == value.Length) break;
            WriteEscaped(value[run]);
            value = value[(run + 1)..];
        }
        WriteRaw((byte)'"');
    }

    void WriteUnescaped(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            // In pieces, so that a long text does not reserve three times its size. A pair of surrogates is not cut in two.
            var take = Math.Min(text.Length, InitialBytes);
            if (take < text.Length && char.IsHighSurrogate(text[take - 1])) take--;
            // A code unit takes at most three bytes. The bytes are counted only if that many do not fit, since the limit holds for what is written.
            var room = TargetEnd - TargetLength >= take * 3 ? take * 3 : Encoding.UTF8.GetByteCount(text[..take]);
            Utf8.FromUtf16(text[..take], Reserve(room), out _, out var written);
            TargetLength += written;
            text = text[take..];
        }
    }

    void WriteEscaped(char c)
    {
        var shortForm = c switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\f' => "\\f"u8,
            '\n' => "\\n"u8,
            '\r' => "\\r"u8,
            '\t' => "\\t"u8,
            _ => default,
        };
        if (!shortForm.IsEmpty)
        {
            WriteRaw(shortForm);
            return;
        }
        WriteRaw("\\u00"u8);
        ((int)c).TryFormat(Reserve(2), out var written, "x2", CultureInfo.InvariantCulture);
        TargetLength += written;
    }
}
