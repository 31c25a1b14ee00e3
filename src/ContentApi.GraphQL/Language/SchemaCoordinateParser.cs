using System.Text;
using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Language;

/// <summary>
/// SchemaCoordinate : Name | Name . Name | Name . Name ( Name : ) | @ Name | @ Name ( Name : )<br/>
/// The tokens are names and the punctuators of this production.
/// </summary>
ref struct SchemaCoordinateParser
{
    readonly string text;

    // The offsets of the current token, which is empty at the end of the text.
    int start;
    int end;

    public SchemaCoordinateParser(string text)
    {
        this.text = text;
        Advance();
    }

    public SchemaCoordinate Parse()
    {
        var isDirective = Skip('@');
        var name = ParseName();
        var member = !isDirective && Skip('.') ? ParseName() : null;
        string? argument = null;
        if ((isDirective || member is not null) && Skip('('))
        {
            argument = ParseName();
            if (!Skip(':')) throw Expected("\":\"");
            if (!Skip(')')) throw Expected("\")\"");
        }
        return start == text.Length ? new(isDirective, name, member, argument) : throw Expected("<EOF>");
    }

    string ParseName()
    {
        if (start == text.Length || !IsNameStart(text[start])) throw Expected("Name");
        var name = text[start..end];
        Advance();
        return name;
    }

    bool Skip(char punctuator)
    {
        if (start == text.Length || text[start] != punctuator) return false;
        Advance();
        return true;
    }

    void Advance()
    {
        start = end;
        if (start == text.Length) return;
        end++;
        if (IsNameStart(text[start]))
            while (end < text.Length && (IsNameStart(text[end]) || char.IsAsciiDigit(text[end]))) end++;
        else if (text[start] is not ('.' or '(' or ')' or ':' or '@'))
            throw Error($"Invalid character: {(Rune.TryGetRuneAt(text, start, out var rune) ? rune.ToString() : "half a surrogate pair")}.");
    }

    static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    readonly GraphQLException Expected(string expected) => Error($"Expected {expected}, found {(start == text.Length ? "<EOF>" : $"\"{text[start..end]}\"")}.");

    readonly GraphQLException Error(string message) =>
        new(new GraphQLError($"Syntax Error: {message}", ErrorCodes.ParseFailed, [new ErrorLocation(1, start + 1)]));
}
