using System.Text;
using System.Text.Unicode;
using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Language;

/// <summary>
/// Splits UTF-8 text into tokens (specification, 2.1), one at a time: the properties describe the current token. Reading a token allocates nothing,
/// except for strings: they are decoded as they are read, because their escapes must be checked.
/// </summary>
ref partial struct Lexer
{
    readonly Source source;
    readonly ReadOnlySpan<byte> text;
    readonly int maxTokens;
    int position;
    int tokens;

    // A column counts UTF-16 code units, a position counts bytes: `surplus` is the number of bytes read of this line minus the number of code units.
    int line = 1;
    int lineStart;
    int surplus;

    public Lexer(Source source, int maxTokens)
    {
        this.source = source;
        this.maxTokens = maxTokens;
        text = source.Body.Span;
        if (!Utf8.IsValid(text)) throw InvalidUtf8();
    }

    public TokenKind Kind { get; private set; }

    /// <summary>The offset of the first byte; <see cref="End"/> is the offset after the last byte.</summary>
    public int Start { get; private set; }
    public int End { get; private set; }
    public int Line { get; private set; }
    public int Column { get; private set; }

    /// <summary>The <see cref="End"/> of the previous token.</summary>
    public int PreviousEnd { get; private set; }

    /// <summary>The semantic value of a string or block string; null for any other token.</summary>
    public string? StringValue { get; private set; }

    /// <summary>The source text of the token.</summary>
    public readonly ReadOnlySpan<byte> Bytes => text[Start..End];

    public void Advance()
    {
        PreviousEnd = End;
        SkipIgnored();
        (Start, Line, Column, StringValue) = (position, line, position - lineStart - surplus + 1, null);
        if (position < text.Length && ++tokens > maxTokens)
            throw new GraphQLException(LimitErrors.TooManyTokens(maxTokens, new(Line, Column, source.NameInErrors)));
        Kind = ReadToken();
        End = position;
    }

    /// <summary>Skips white space, line ends, commas, comments and byte order marks (specification, 2.1.7).</summary>
    void SkipIgnored()
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    SkipLineEnd();
                    break;
                case (byte)'#':
                    SkipComment();
                    break;
                case 0xEF when text[position..].StartsWith("\uFEFF"u8):
                    position += 3;
                    surplus += 2;
                    break;
                default:
                    return;
            }
        }
    }

    void SkipComment()
    {
        var length = text[position..].IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            // The comment ends the text, so that the end-of-text token is on the same line and its column counts the comment.
            surplus += Surplus(text[position..]);
            length = text.Length - position;
        }
        position += length;
    }

    void SkipLineEnd()
    {
        position += At(position) == '\r' && At(position + 1) == '\n' ? 2 : 1;
        (line, lineStart, surplus) = (line + 1, position, 0);
    }

    TokenKind ReadToken()
    {
        var first = At(position);
        switch (first)
        {
            case -1: return TokenKind.EndOfFile;
            case '!': return Punctuator(TokenKind.Bang);
            case '$': return Punctuator(TokenKind.Dollar);
            case '&': return Punctuator(TokenKind.Ampersand);
            case '(': return Punctuator(TokenKind.ParenLeft);
            case ')': return Punctuator(TokenKind.ParenRight);
            case ':': return Punctuator(TokenKind.Colon);
            case '=': return Punctuator(TokenKind.Equals);
            case '@': return Punctuator(TokenKind.At);
            case '[': return Punctuator(TokenKind.BracketLeft);
            case ']': return Punctuator(TokenKind.BracketRight);
            case '{': return Punctuator(TokenKind.BraceLeft);
            case '|': return Punctuator(TokenKind.Pipe);
            case '}': return Punctuator(TokenKind.BraceRight);
            case '.' when At(position + 1) == '.' && At(position + 2) == '.':
                position += 3;
                return TokenKind.Spread;
            case '.' when At(position + 1) == '.': throw Error(position, "Unexpected \"..\", did you mean \"...\"?");
            case '.' when IsDigit(At(position + 1)): throw MissingDigit();
            case '"' when At(position + 1) == '"' && At(position + 2) == '"': return ReadBlockString();
            case '"': return ReadString();
            case '-' or (>= '0' and <= '9'): return ReadNumber();
            case '_' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'):
                do position++; while (IsNameContinue(At(position)));
                return TokenKind.Name;
            case '\'': throw Error(position, "Unexpected single quote character ('), did you mean to use a double quote (\")?");
            default: throw Error(position, $"Unexpected character: {DescribeCharacter(position)}.");
        }
    }

    TokenKind Punctuator(TokenKind kind)
    {
        position++;
        return kind;
    }

    /// <summary>
    /// Reads an IntValue or FloatValue (specification, 2.10.1 and 2.10.2): <c>-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?</c>, not
    /// followed by a digit, a dot or the start of a name.
    /// </summary>
    TokenKind ReadNumber()
    {
        var kind = TokenKind.Int;
        if (At(position) == '-') position++;
        if (At(position) == '0')
        {
            position++;
            if (IsDigit(At(position))) throw Error(position, $"Invalid number, unexpected digit after 0: {DescribeCharacter(position)}.");
        }
        else
        {
            ReadDigits();
        }
        if (At(position) == '.')
        {
            kind = TokenKind.Float;
            position++;
            ReadDigits();
        }
        if (At(position) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            position++;
            if (At(position) is '+' or '-') position++;
            ReadDigits();
        }
        if (At(position) == '.' || IsNameStart(At(position))) throw ExpectedDigit();
        return kind;
    }

    void ReadDigits()
    {
        if (!IsDigit(At(position))) throw ExpectedDigit();
        do position++; while (IsDigit(At(position)));
    }

    readonly GraphQLException ExpectedDigit() => Error(position, $"Invalid number, expected digit but got: {DescribeCharacter(position)}.");

    /// <summary>Returns the error for a number like <c>.5</c>; called at the dot.</summary>
    GraphQLException MissingDigit()
    {
        var dot = position++;
        ReadDigits();
        var digits = Encoding.ASCII.GetString(text[(dot + 1)..position]);
        return Error(dot, $"Invalid number, expected digit before \".\", did you mean \"0.{digits}\"?");
    }

    /// <summary>Returns the byte at an offset; -1 after the end of the text.</summary>
    readonly int At(int offset) => (uint)offset < (uint)text.Length ? text[offset] : -1;

    static bool IsDigit(int c) => (uint)(c - '0') < 10;

    static bool IsNameStart(int c) => (uint)((c | 0x20) - 'a') < 26 || c == '_';

    static bool IsNameContinue(int c) => IsNameStart(c) || IsDigit(c);

    /// <summary>Returns the number of bytes minus the number of UTF-16 code units of the same text.</summary>
    static int Surplus(ReadOnlySpan<byte> utf8) => utf8.Length - Encoding.UTF8.GetCharCount(utf8);

    readonly GraphQLException Error(int offset, string message) => SyntaxErrors.At(source, offset, message);

    /// <summary>Returns the character at an offset as messages show it: ASCII in quotes, another character as <c>U+XXXX</c>.</summary>
    readonly string DescribeCharacter(int offset)
    {
        if (offset >= text.Length) return TokenKind.EndOfFile.Describe();
        Rune.DecodeFromUtf8(text[offset..], out var rune, out _);
        return rune.Value switch
        {
            '"' => "'\"'",
            >= ' ' and <= '~' => $"\"{rune}\"",
            _ => $"U+{rune.Value:X4}",
        };
    }

    readonly GraphQLException InvalidUtf8()
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out var length) == System.Buffers.OperationStatus.Done) offset += length;
        return Error(offset, $"Invalid UTF-8: no character begins with the byte 0x{text[offset]:X2} here.");
    }
}
