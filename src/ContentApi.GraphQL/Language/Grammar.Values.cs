using System.Text;

namespace ContentApi.GraphQL.Language;

/// <remarks>Values, variables and type references (specification, 2.10 to 2.12).</remarks>
ref partial struct Grammar
{
    /// <summary>
    /// Value[Const] : [if not Const] Variable | IntValue | FloatValue | StringValue | BooleanValue | NullValue | EnumValue |
    /// ListValue[?Const] | ObjectValue[?Const]
    /// </summary>
    public ValueNode ParseValue(bool isConst)
    {
        switch (lexer.Kind)
        {
            case TokenKind.BracketLeft: return ParseList(isConst);
            case TokenKind.BraceLeft: return ParseObject(isConst);
            case TokenKind.String or TokenKind.BlockString: return ParseString();
            case TokenKind.Name: return ParseNameValue();
            case TokenKind.Int:
                var digits = Encoding.ASCII.GetString(lexer.Bytes);
                return new IntValueNode { Location = Since(Next()), Source = source, Value = digits };
            case TokenKind.Float:
                var number = Encoding.ASCII.GetString(lexer.Bytes);
                return new FloatValueNode { Location = Since(Next()), Source = source, Value = number };
            case TokenKind.Dollar when isConst:
                lexer.Advance();
                throw lexer.Kind == TokenKind.Name
                    ? Error(lexer.PreviousEnd - 1, $"Unexpected variable \"${names.Get(lexer.Bytes)}\" in constant value.")
                    : Error(lexer.PreviousEnd - 1, $"Unexpected {TokenKind.Dollar.Describe()}.");
            case TokenKind.Dollar: return ParseVariable();
            default: throw Unexpected();
        }
    }

    /// <summary>DefaultValue : = Value[Const], or none</summary>
    ValueNode? ParseDefaultValue() => Skip(TokenKind.Equals) ? ParseValue(isConst: true) : null;

    /// <summary>Variable : $ Name</summary>
    VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar);
        var name = ParseName();
        return new() { Location = Since(start), Source = source, Name = name };
    }

    StringValueNode ParseString()
    {
        var (value, block) = (lexer.StringValue!, lexer.Kind == TokenKind.BlockString);
        return new() { Location = Since(Next()), Source = source, Value = value, Block = block };
    }

    /// <summary>
    /// BooleanValue : one of true false<br/>
    /// NullValue : null<br/>
    /// EnumValue : Name but not true, false or null
    /// </summary>
    ValueNode ParseNameValue()
    {
        var name = names.Get(lexer.Bytes);
        var location = Since(Next());
        return name switch
        {
            "true" or "false" => new BooleanValueNode { Location = location, Source = source, Value = name == "true" },
            "null" => new NullValueNode { Location = location, Source = source },
            _ => new EnumValueNode { Location = location, Source = source, Value = name },
        };
    }

    /// <summary>ListValue[Const] : [ ] | [ Value[?Const]+ ]</summary>
    ListValueNode ParseList(bool isConst)
    {
        EnterValue();
        var start = Mark();
        var values = Any<ValueNode>(
            TokenKind.BracketLeft,
            isConst ? static (ref grammar) => grammar.ParseValue(true) : static (ref grammar) => grammar.ParseValue(false),
            TokenKind.BracketRight);
        LeaveValue();
        return new() { Location = Since(start), Source = source, Values = values };
    }

    /// <summary>ObjectValue[Const] : { } | { ObjectField[?Const]+ }</summary>
    ObjectValueNode ParseObject(bool isConst)
    {
        EnterValue();
        var start = Mark();
        var fields = Any<ObjectFieldNode>(
            TokenKind.BraceLeft,
            isConst ? static (ref grammar) => grammar.ParseObjectField(true) : static (ref grammar) => grammar.ParseObjectField(false),
            TokenKind.BraceRight);
        LeaveValue();
        return new() { Location = Since(start), Source = source, Fields = fields };
    }

    /// <summary>ObjectField[Const] : Name : Value[?Const]</summary>
    ObjectFieldNode ParseObjectField(bool isConst)
    {
        var start = Mark();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConst);
        return new() { Location = Since(start), Source = source, Name = name, Value = value };
    }

    /// <summary>
    /// Type : NamedType | ListType | NonNullType<br/>
    /// ListType : [ Type ]<br/>
    /// NonNullType : NamedType ! | ListType !
    /// </summary>
    public TypeNode ParseType()
    {
        var start = Mark();
        TypeNode type;
        if (lexer.Kind == TokenKind.BracketLeft)
        {
            EnterValue();
            lexer.Advance();
            var inner = ParseType();
            Expect(TokenKind.BracketRight);
            LeaveValue();
            type = new ListTypeNode { Location = Since(start), Source = source, Type = inner };
        }
        else
        {
            type = ParseNamedType();
        }
        return Skip(TokenKind.Bang) ? new NonNullTypeNode { Location = Since(start), Source = source, Type = type } : type;
    }

    /// <summary>NamedType : Name</summary>
    NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new() { Location = name.Location, Source = source, Name = name };
    }
}
