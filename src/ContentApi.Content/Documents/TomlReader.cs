using System.Globalization;
using ContentApi.Content.Diagnostics;
using Tomlyn.Parsing;
using Tomlyn.Syntax;
using TextPosition = ContentApi.Content.Diagnostics.TextPosition;

namespace ContentApi.Content.Documents;

/// <summary>
/// Reads TOML as a tree of values with their positions. Tomlyn divides the text into tokens; this class builds the tree, because Tomlyn's syntax tree takes a
/// hundred times the memory of the text. It reads TOML 1.1 (https://toml.io/en/v1.1.0), to which every document of TOML 1.0 belongs.
/// </summary>
sealed class TomlReader
{
    readonly string source;
    readonly LinePositions positions;
    readonly TomlLexer lexer;

    TomlReader(string source, int firstLine)
    {
        this.source = source;
        positions = new(source, firstLine);
        lexer = TomlLexer.Create(source, new TomlLexerOptions { DecodeScalars = true });
    }

    /// <param name="source">TOML without a byte order mark. An empty text, or one of comments alone, is read as an empty mapping.</param>
    /// <param name="firstLine">The line of the file on which <paramref name="source"/> begins.</param>
    /// <exception cref="DocumentFaultException">The text is not TOML, or is nested too deeply.</exception>
    public static MappingValue Read(string source, int firstLine) => new TomlReader(source, firstLine).ReadDocument();

    TomlToken Current => lexer.Current;
    int Start => Current.Start.Offset;

    /// <summary>Moves to the next token that is neither white space nor a comment.</summary>
    /// <param name="mode">Whether a key or a value is expected: <c>1979-05-27</c> is either.</param>
    void Next(TomlLexerMode mode)
    {
        do
        {
            lexer.Mode = mode;
            try
            {
                lexer.MoveNext();
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // Tomlyn throws for some escapes that name no character.
                throw TomlFaults.Unreadable(Current.End.Offset + 1, positions);
            }
            if (lexer.HasErrors) throw TomlFaults.Translate(source, lexer.Errors.First(), Start, positions);
        }
        while (Current.Kind is TokenKind.Whitespaces or TokenKind.Comment);
    }

    void NextOfLines(TomlLexerMode mode)
    {
        do Next(mode);
        while (Current.Kind == TokenKind.NewLine);
    }

    MappingValue ReadDocument()
    {
        // Tomlyn skips a byte order mark, and the file's own is gone already.
        if (source.StartsWith('\uFEFF')) throw TomlFaults.Unexpected(source, 0, positions);
        var root = new TomlTable(TextPosition.Start, 1, TomlTableKind.Header);
        var table = root;
        for (NextOfLines(TomlLexerMode.Key); Current.Kind != TokenKind.Eof; NextOfLines(TomlLexerMode.Key))
        {
            if (Current.Kind is TokenKind.OpenBracket or TokenKind.OpenBracketDouble) table = ReadHeader(root);
            else ReadPair(table);
            if (Current.Kind == TokenKind.Eof) break;
            if (Current.Kind != TokenKind.NewLine) throw TomlFaults.TextAfterValue(source, Start, positions);
        }
        return root.ToValue();
    }

    /// <summary>Reads <c>[a.b]</c> or <c>[[a.b]]</c>, and moves to what follows on its line.</summary>
    TomlTable ReadHeader(TomlTable root)
    {
        var header = positions.At(Start);
        var isList = Current.Kind == TokenKind.OpenBracketDouble;
        Next(TomlLexerMode.Key);
        var table = root;
        while (true)
        {
            var (key, position) = ReadKey();
            Next(TomlLexerMode.Key);
            if (Current.Kind != TokenKind.Dot)
            {
                if (!isList && Current.Kind == TokenKind.CloseBracketDouble) throw TomlFaults.TextAfterValue(source, Start + 1, positions);
                if (Current.Kind != (isList ? TokenKind.CloseBracketDouble : TokenKind.CloseBracket))
                    throw TomlFaults.HeaderNotClosed(source, Start, isList, positions);
                Next(TomlLexerMode.Key);
                return isList ? Append(table, key, position, header) : Define(table, key, position, header);
            }
            table = Below(table, key, position, TomlTableKind.Implied);
            Next(TomlLexerMode.Key);
        }
    }

    static TomlTable Define(TomlTable parent, string key, TextPosition position, TextPosition header)
    {
        if (parent.TryFind(key, out var slot))
        {
            if (slot.Value is not TomlTable { Kind: TomlTableKind.Implied } implied) throw TomlFaults.Duplicate(key, position, slot.KeyPosition);
            implied.Define(header);
            return implied;
        }
        var table = NewTable(parent.Depth + 1, header, TomlTableKind.Header);
        parent.Add(key, position, table);
        return table;
    }

    static TomlTable Append(TomlTable parent, string key, TextPosition position, TextPosition header)
    {
        if (!parent.TryFind(key, out var slot)) parent.Add(key, position, (slot = new(position, new TomlTables(header))).Value);
        if (slot.Value is not TomlTables tables) throw TomlFaults.Duplicate(key, position, slot.KeyPosition);
        // The list is a level of its own.
        var table = NewTable(parent.Depth + 2, header, TomlTableKind.Header);
        tables.Items.Add(table);
        return table;
    }

    /// <summary>Finds or makes the table that a part of a dotted key or header names.</summary>
    static TomlTable Below(TomlTable parent, string key, TextPosition position, TomlTableKind kind)
    {
        if (!parent.TryFind(key, out var slot))
        {
            var table = NewTable(parent.Depth + 1, position, kind);
            parent.Add(key, position, table);
            return table;
        }
        return slot.Value switch
        {
            TomlTable table when kind == TomlTableKind.Implied || table.Kind == TomlTableKind.Dotted => table,
            TomlTables tables when kind == TomlTableKind.Implied => tables.Items[^1],
            _ => throw TomlFaults.Duplicate(key, position, slot.KeyPosition),
        };
    }

    static TomlTable NewTable(int depth, TextPosition position, TomlTableKind kind)
    {
        CheckDepth(depth, position);
        return new(position, depth, kind);
    }

    static void CheckDepth(int depth, TextPosition position)
    {
        if (depth > DocumentLimits.MaxDepth)
            throw new DocumentFaultException(DiagnosticRules.DocumentTooComplex, position,
                $"Values are nested more than {DocumentLimits.MaxDepth} deep here.", "Nest them less deeply.");
    }

    /// <summary>Reads <c>a.b = value</c>, and moves to what follows the value.</summary>
    void ReadPair(TomlTable table)
    {
        var (key, position) = ReadKey();
        for (Next(TomlLexerMode.Key); Current.Kind == TokenKind.Dot; Next(TomlLexerMode.Key))
        {
            table = Below(table, key, position, TomlTableKind.Dotted);
            Next(TomlLexerMode.Key);
            (key, position) = ReadKey();
        }
        if (Current.Kind != TokenKind.Equal) throw TomlFaults.EqualSignExpected(source, Start, key, positions);
        if (table.TryFind(key, out var slot)) throw TomlFaults.Duplicate(key, position, slot.KeyPosition);
        Next(TomlLexerMode.Value);
        table.Add(key, position, ReadValue(table.Depth + 1));
        Next(TomlLexerMode.Key);
    }

    (string, TextPosition) ReadKey() => (Current.Kind switch
    {
        TokenKind.BasicKey => Written(Current),
        TokenKind.String or TokenKind.StringLiteral => Current.StringValue!,
        _ => throw TomlFaults.KeyExpected(source, Start, positions),
    }, positions.At(Start));

    string Written(TomlToken token) => source.Substring(token.Start.Offset, token.Length);

    /// <summary>Reads the value at the lexer's place, and stays on its last token.</summary>
    DocumentValue ReadValue(int depth)
    {
        var position = positions.At(Start);
        switch (Current.Kind)
        {
            case TokenKind.OpenBracket:
                CheckDepth(depth, position);
                return ReadList(position, depth);
            case TokenKind.OpenBrace:
                return ReadInlineTable(position, depth);
            case TokenKind.String or TokenKind.StringLiteral:
                return Text(position, 1);
            case TokenKind.StringMulti or TokenKind.StringLiteralMulti:
                return Text(position, 3);
            default:
                return new ScalarValue(position, PlainText(), ScalarStyle.Plain) { IsVerbatim = false };
        }
    }

    ListValue ReadList(TextPosition position, int depth)
    {
        var items = new List<DocumentValue>();
        for (NextOfLines(TomlLexerMode.Value); Current.Kind != TokenKind.CloseBracket; NextOfLines(TomlLexerMode.Value))
        {
            if (Current.Kind == TokenKind.Eof) throw TomlFaults.NotClosed('[', position);
            items.Add(ReadValue(depth + 1));
            NextOfLines(TomlLexerMode.Value);
            if (Current.Kind == TokenKind.CloseBracket) break;
            CheckComma('[', position);
        }
        return new(position, items.ToArray());
    }

    /// <param name="open">The bracket that opened the list or table, at <paramref name="position"/>.</param>
    void CheckComma(char open, TextPosition position)
    {
        if (Current.Kind == TokenKind.Eof) throw TomlFaults.NotClosed(open, position);
        if (Current.Kind != TokenKind.Comma) throw TomlFaults.CommaExpected(source, Start, open, positions);
    }

    MappingValue ReadInlineTable(TextPosition position, int depth)
    {
        var table = NewTable(depth, position, TomlTableKind.Header);
        for (NextOfLines(TomlLexerMode.Key); Current.Kind != TokenKind.CloseBrace; NextOfLines(TomlLexerMode.Key))
        {
            if (Current.Kind == TokenKind.Eof) throw TomlFaults.NotClosed('{', position);
            ReadPair(table);
            while (Current.Kind == TokenKind.NewLine) Next(TomlLexerMode.Key);
            if (Current.Kind == TokenKind.CloseBrace) break;
            CheckComma('{', position);
        }
        return table.ToValue();
    }

    /// <param name="quotes">The number of quotes on each side.</param>
    ScalarValue Text(TextPosition position, int quotes)
    {
        var value = Current.StringValue!;
        var written = source.AsSpan(Start + quotes, Current.Length - 2 * quotes);
        var textStart = Start + quotes;
        // An end of line directly after three quotes is not a part of the text.
        var trimmed = quotes == 1 ? 0 : written is ['\r', '\n', ..] ? 2 : written is ['\n', ..] ? 1 : 0;
        if (written.Contains('\r')) value = value.Replace("\r\n", "\n", StringComparison.Ordinal);
        return new ScalarValue(position, value, ScalarStyle.Quoted)
        {
            TextPosition = positions.At(textStart + trimmed), IsVerbatim = written[trimmed..].SequenceEqual(value),
        };
    }

    /// <summary>A number, a Boolean or a date as the core schema of YAML has it: without underscores, and in no base that it lacks.</summary>
    string PlainText() => Current.Kind switch
    {
        TokenKind.IntegerBinary => ((long)Current.Data).ToString(CultureInfo.InvariantCulture),
        TokenKind.Integer or TokenKind.IntegerHexa or TokenKind.IntegerOctal or TokenKind.Float => Written(Current).Replace("_", "", StringComparison.Ordinal),
        TokenKind.Infinite or TokenKind.PositiveInfinite => ".inf",
        TokenKind.NegativeInfinite => "-.inf",
        TokenKind.Nan or TokenKind.PositiveNan or TokenKind.NegativeNan => ".nan",
        TokenKind.True or TokenKind.False or TokenKind.LocalDate or TokenKind.LocalTime or TokenKind.LocalDateTime or TokenKind.OffsetDateTimeByZ
            or TokenKind.OffsetDateTimeByNumber => Written(Current),
        _ => throw TomlFaults.ValueExpected(source, Start, positions),
    };
}
