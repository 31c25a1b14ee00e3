namespace ContentApi.GraphQL.Language;

/// <summary>The tokens of the lexical grammar (specification, 2.1.6), and the end of the text.</summary>
enum TokenKind : byte
{
    EndOfFile,
    Bang, Dollar, Ampersand, ParenLeft, ParenRight, Spread, Colon, Equals, At, BracketLeft, BracketRight, BraceLeft, Pipe, BraceRight,
    Name, Int, Float, String, BlockString,
}

static class TokenKindExtensions
{
    /// <summary>Returns the kind as error messages name it: a punctuator in quotes, the end as <c>&lt;EOF&gt;</c>, another kind by its name.</summary>
    public static string Describe(this TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "<EOF>",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.ParenLeft => "\"(\"",
        TokenKind.ParenRight => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.Equals => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.BracketLeft => "\"[\"",
        TokenKind.BracketRight => "\"]\"",
        TokenKind.BraceLeft => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.BraceRight => "\"}\"",
        _ => kind.ToString(),
    };
}
