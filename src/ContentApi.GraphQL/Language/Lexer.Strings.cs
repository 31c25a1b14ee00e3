using System.Text;

namespace ContentApi.GraphQL.Language;

ref partial struct Lexer
{
    /// <summary>
    /// Reads a StringValue that is not a block string (specification, 2.10.4): <c>" (SourceCharacter but not " \ LineTerminator | escape)* "</c>.
    /// </summary>
    TokenKind ReadString()
    {
        StringBuilder? builder = null;
        var chunk = ++position;
        while (true)
        {
            var length = text[position..].IndexOfAny("\"\\\n\r"u8);
            position = length < 0 ? text.Length : position + length;
            switch (At(position))
            {
                case '"':
                    var last = Encoding.UTF8.GetString(text[chunk..position]);
                    StringValue = builder?.Append(last).ToString() ?? last;
                    position++;
                    surplus += Surplus(text[Start..position]);
                    return TokenKind.String;
                case '\\':
                    builder ??= new();
                    builder.Append(Encoding.UTF8.GetString(text[chunk..position]));
                    ReadEscape(builder);
                    chunk = position;
                    break;
                default:
                    throw Error(position, "Unterminated string.");
            }
        }
    }

    void ReadEscape(StringBuilder builder)
    {
        if (At(position + 1) == 'u')
        {
            if (At(position + 2) == '{') ReadVariableWidthEscape(builder);
            else ReadFixedWidthEscape(builder);
            return;
        }
        builder.Append(At(position + 1) switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error(position, $"Invalid character escape sequence: \"{Excerpt(2)}\"."),
        });
        position += 2;
    }

    /// <summary>Reads <c>\u{X...}</c>: one to eight hexadecimal digits whose number is a Unicode scalar value.</summary>
    void ReadVariableWidthEscape(StringBuilder builder)
    {
        const int longest = 12; // \u{00000000}
        var value = 0u;
        var size = 3;
        while (size < longest)
        {
            var c = At(position + size++);
            if (c == '}')
            {
                if (size < 5 || !Rune.IsValid(value)) break;
                builder.Append(new Rune(value).ToString());
                position += size;
                return;
            }
            if (!TryHexDigit(c, out var digit)) break;
            value = (value << 4) | digit;
        }
        throw Error(position, $"Invalid Unicode escape sequence: \"{Excerpt(size)}\".");
    }

    /// <summary>Reads <c>\uXXXX</c>, or a surrogate pair of two such escapes.</summary>
    void ReadFixedWidthEscape(StringBuilder builder)
    {
        if (TryHex4(position + 2, out var unit))
        {
            if (!char.IsSurrogate(unit))
            {
                builder.Append(unit);
                position += 6;
                return;
            }
            if (At(position + 6) == '\\' && At(position + 7) == 'u' && TryHex4(position + 8, out var trailing)
                && char.IsSurrogatePair(unit, trailing))
            {
                builder.Append(unit).Append(trailing);
                position += 12;
                return;
            }
        }
        throw Error(position, $"Invalid Unicode escape sequence: \"{Excerpt(6)}\".");
    }

    readonly bool TryHex4(int offset, out char unit)
    {
        var value = 0u;
        for (var i = 0; i < 4; i++)
        {
            if (!TryHexDigit(At(offset + i), out var digit))
            {
                unit = default;
                return false;
            }
            value = (value << 4) | digit;
        }
        unit = (char)value;
        return true;
    }

    static bool TryHexDigit(int c, out uint digit)
    {
        digit = c switch
        {
            >= '0' and <= '9' => (uint)c - '0',
            >= 'a' and <= 'f' => (uint)c - 'a' + 10,
            >= 'A' and <= 'F' => (uint)c - 'A' + 10,
            _ => uint.MaxValue,
        };
        return digit != uint.MaxValue;
    }

    /// <summary>Returns at most that many characters from the current position, for a message.</summary>
    readonly string Excerpt(int characters)
    {
        var end = position;
        for (; characters > 0 && end < text.Length; characters--)
        {
            Rune.DecodeFromUtf8(text[end..], out _, out var length);
            end += length;
        }
        return Encoding.UTF8.GetString(text[position..end]);
    }

    /// <summary>
    /// Reads a block string (specification, 2.10.4): <c>""" (SourceCharacter but not """ or \""" | \""")* """</c>. Collects its lines as written, then
    /// dedents them.
    /// </summary>
    TokenKind ReadBlockString()
    {
        var lines = new List<string>();
        StringBuilder? escaped = null;
        position += 3;
        var chunk = position;
        while (true)
        {
            var length = text[position..].IndexOfAny("\"\\\n\r"u8);
            position = length < 0 ? text.Length : position + length;
            switch (At(position))
            {
                case '"' when text[position..].StartsWith("\"\"\""u8):
                    lines.Add(LineOf(chunk, ref escaped));
                    position += 3;
                    surplus += Surplus(text[Math.Max(Start, lineStart)..position]);
                    StringValue = BlockString.Dedent(lines);
                    return TokenKind.BlockString;
                case '\\' when text[position..].StartsWith("\\\"\"\""u8):
                    (escaped ??= new()).Append(Encoding.UTF8.GetString(text[chunk..position]));
                    chunk = position + 1;
                    position += 4;
                    break;
                case '\n' or '\r':
                    lines.Add(LineOf(chunk, ref escaped));
                    SkipLineEnd();
                    chunk = position;
                    break;
                case -1:
                    throw Error(position, "Unterminated string.");
                default:
                    position++;
                    break;
            }
        }
    }

    /// <summary>Returns a line of a block string: the text up to its last <c>\"""</c>, and the rest from <paramref name="chunk"/>.</summary>
    readonly string LineOf(int chunk, ref StringBuilder? escaped)
    {
        var rest = Encoding.UTF8.GetString(text[chunk..position]);
        if (escaped is null) return rest;
        rest = escaped.Append(rest).ToString();
        escaped = null;
        return rest;
    }
}
