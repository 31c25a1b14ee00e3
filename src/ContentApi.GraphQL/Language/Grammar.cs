using System.Text;
using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Language;

/// <summary>
/// A recursive descent parser with one method per production of the grammar; the docstring of a method is its production. This file has the helpers
/// for tokens, lists and errors.
/// </summary>
ref partial struct Grammar
{
    readonly Source source;
    readonly ParserOptions options;
    readonly NamePool names = new();
    Lexer lexer;
    int depth;
    int valueDepth;
    int directives;

    // A stack with the items of the lists that are being read, the innermost list last. A finished list is popped as an array of its exact length.
    SyntaxNode[] pending = new SyntaxNode[16];
    int pendingCount;

    /// <summary>Reads one production at the current token.</summary>
    delegate T Production<out T>(ref Grammar grammar);

    public Grammar(Source source, ParserOptions options)
    {
        this.source = source;
        this.options = options;
        lexer = new(source, options.MaxTokens);
        lexer.Advance();
    }

    /// <summary>Document : Definition+</summary>
    public DocumentNode ParseDocument()
    {
        do Push(ParseDefinition()); while (lexer.Kind != TokenKind.EndOfFile);
        return new() { Location = new(0, lexer.End, 1, 1), Source = source, Definitions = Pop<DefinitionNode>(0) };
    }

    /// <summary>Returns the node if the text ends after it; else throws a syntax error.</summary>
    public T ToEnd<T>(T node)
    {
        Expect(TokenKind.EndOfFile);
        return node;
    }

    /// <summary>
    /// Definition : ExecutableDefinition | TypeSystemDefinition | TypeSystemExtension, each but the shorthand query and the extension
    /// with an optional description.
    /// </summary>
    DefinitionNode ParseDefinition()
    {
        if (lexer.Kind == TokenKind.BraceLeft) return ParseShorthandQuery();

        var start = Mark();
        var description = ParseDescription();
        if (lexer.Kind == TokenKind.Name)
        {
            var keyword = lexer.Bytes;
            if (keyword.SequenceEqual("query"u8)) return ParseOperation(start, description);
            if (keyword.SequenceEqual("mutation"u8)) return ParseOperation(start, description);
            if (keyword.SequenceEqual("subscription"u8)) return ParseOperation(start, description);
            if (keyword.SequenceEqual("fragment"u8)) return ParseFragmentDefinition(start, description);
            if (ParseTypeSystemDefinition(start, description, isExtension: false) is { } definition) return definition;
            if (description is not null) throw Error(start.Start, "Unexpected description, only GraphQL definitions support descriptions.");
            if (keyword.SequenceEqual("extend"u8)) return ParseExtension(start);
        }
        if (description is not null && lexer.Kind == TokenKind.BraceLeft)
            throw Error(start.Start, "Unexpected description, descriptions are not supported on shorthand queries.");
        throw Unexpected();
    }

    /// <summary>Description : StringValue</summary>
    StringValueNode? ParseDescription() => lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    NameNode ParseName()
    {
        if (lexer.Kind != TokenKind.Name) throw Expected(TokenKind.Name);
        var value = names.Get(lexer.Bytes);
        var start = Next();
        return new() { Location = Since(start), Source = source, Value = value };
    }

    /// <summary>Reads one or more items between two punctuators.</summary>
    T[] Many<T>(TokenKind open, Production<T> production, TokenKind close) where T : SyntaxNode
    {
        Expect(open);
        var first = pendingCount;
        do Push(production(ref this)); while (!Skip(close));
        return Pop<T>(first);
    }

    /// <summary>Reads one or more items between two punctuators; returns an empty array if <paramref name="open"/> is not the current token.</summary>
    T[] OptionalMany<T>(TokenKind open, Production<T> production, TokenKind close) where T : SyntaxNode =>
        lexer.Kind == open ? Many(open, production, close) : [];

    /// <summary>Reads zero or more items between two punctuators.</summary>
    T[] Any<T>(TokenKind open, Production<T> production, TokenKind close) where T : SyntaxNode
    {
        Expect(open);
        var first = pendingCount;
        while (!Skip(close)) Push(production(ref this));
        return Pop<T>(first);
    }

    /// <summary>Reads one or more items with a delimiter between them, and optionally before the first.</summary>
    T[] DelimitedMany<T>(TokenKind delimiter, Production<T> production) where T : SyntaxNode
    {
        Skip(delimiter);
        var first = pendingCount;
        do Push(production(ref this)); while (Skip(delimiter));
        return Pop<T>(first);
    }

    void Push(SyntaxNode node)
    {
        if (pendingCount == pending.Length) Array.Resize(ref pending, pendingCount * 2);
        pending[pendingCount++] = node;
    }

    T[] Pop<T>(int first) where T : SyntaxNode
    {
        if (pendingCount == first) return [];
        var list = new T[pendingCount - first];
        Array.Copy(pending, first, list, 0, list.Length);
        pendingCount = first;
        return list;
    }

    /// <summary>Enters a nested value or list type; <see cref="LeaveValue"/> leaves it. Throws if it is nested too deep.</summary>
    void EnterValue()
    {
        if (++valueDepth > options.MaxValueDepth) throw new GraphQLException(LimitErrors.ValueTooDeep(options.MaxValueDepth, Here()));
    }

    void LeaveValue() => valueDepth--;

    /// <summary>Returns the location of the start of the current token, with the end not set yet.</summary>
    readonly Location Mark() => new(lexer.Start, lexer.Start, lexer.Line, lexer.Column);

    /// <summary>Returns the location from <paramref name="start"/> to the end of the previous token.</summary>
    readonly Location Since(Location start) => start with { End = lexer.PreviousEnd };

    /// <summary>Advances to the next token and returns the mark of the token before.</summary>
    Location Next()
    {
        var start = Mark();
        lexer.Advance();
        return start;
    }

    Location Expect(TokenKind kind) => lexer.Kind == kind ? Next() : throw Expected(kind);

    bool Skip(TokenKind kind)
    {
        if (lexer.Kind != kind) return false;
        lexer.Advance();
        return true;
    }

    readonly bool IsKeyword(ReadOnlySpan<byte> keyword) => lexer.Kind == TokenKind.Name && lexer.Bytes.SequenceEqual(keyword);

    bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword)) return false;
        lexer.Advance();
        return true;
    }

    void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword)) throw Error(lexer.Start, $"Expected \"{Encoding.ASCII.GetString(keyword)}\", found {DescribeToken()}.");
    }

    readonly ErrorLocation Here() => new(lexer.Line, lexer.Column, source.NameInErrors);

    readonly GraphQLException Error(int offset, string message) => SyntaxErrors.At(source, offset, message);

    readonly GraphQLException Expected(TokenKind kind) => Error(lexer.Start, $"Expected {kind.Describe()}, found {DescribeToken()}.");

    readonly GraphQLException Unexpected() => Error(lexer.Start, $"Unexpected {DescribeToken()}.");

    readonly GraphQLException UnexpectedName(NameNode name) => Error(name.Location.Start, $"Unexpected {TokenKind.Name} \"{name.Value}\".");

    readonly string DescribeToken() => lexer.Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float => $"{lexer.Kind} \"{Encoding.ASCII.GetString(lexer.Bytes)}\"",
        TokenKind.String or TokenKind.BlockString => $"{lexer.Kind} \"{lexer.StringValue}\"",
        _ => lexer.Kind.Describe(),
    };
}
