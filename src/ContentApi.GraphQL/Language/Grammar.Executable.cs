using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Language;

/// <remarks>Operations, selections, fragments and directives (specification, 2.3 to 2.9 and 2.13).</remarks>
ref partial struct Grammar
{
    /// <summary>OperationDefinition : SelectionSet</summary>
    OperationDefinitionNode ParseShorthandQuery()
    {
        var start = Mark();
        var selectionSet = ParseSelectionSet();
        return new() { Location = Since(start), Source = source, Operation = OperationType.Query, SelectionSet = selectionSet };
    }

    /// <summary>OperationDefinition : Description? OperationType Name? VariablesDefinition? Directives? SelectionSet</summary>
    OperationDefinitionNode ParseOperation(Location start, StringValueNode? description)
    {
        var operation = ParseOperationType();
        var name = lexer.Kind == TokenKind.Name ? ParseName() : null;
        var variables = OptionalMany(TokenKind.ParenLeft, static (ref grammar) => grammar.ParseVariableDefinition(), TokenKind.ParenRight);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new()
        {
            Location = Since(start), Source = source, Description = description, Operation = operation, Name = name,
            VariableDefinitions = variables, Directives = directives, SelectionSet = selectionSet,
        };
    }

    /// <summary>OperationType : one of query mutation subscription</summary>
    OperationType ParseOperationType()
    {
        var keyword = ParseName();
        return keyword.Value switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw UnexpectedName(keyword),
        };
    }

    /// <summary>VariableDefinition : Description? Variable : Type DefaultValue? Directives[Const]?</summary>
    VariableDefinitionNode ParseVariableDefinition()
    {
        var start = Mark();
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var defaultValue = ParseDefaultValue();
        var directives = ParseDirectives(isConst: true);
        return new()
        {
            Location = Since(start), Source = source, Description = description, Variable = variable, Type = type,
            DefaultValue = defaultValue, Directives = directives,
        };
    }

    /// <summary>SelectionSet : { Selection+ }</summary>
    SelectionSetNode ParseSelectionSet()
    {
        if (++depth > options.MaxDepth) throw new GraphQLException(LimitErrors.NestedTooDeep(options.MaxDepth, Here()));
        var start = Mark();
        var selections = Many(TokenKind.BraceLeft, static (ref grammar) => grammar.ParseSelection(), TokenKind.BraceRight);
        depth--;
        return new() { Location = Since(start), Source = source, Selections = selections };
    }

    /// <summary>Selection : Field | FragmentSpread | InlineFragment</summary>
    SelectionNode ParseSelection() => lexer.Kind == TokenKind.Spread ? ParseFragment() : ParseField();

    /// <summary>Field : Alias? Name Arguments? Directives? SelectionSet?</summary>
    FieldNode ParseField()
    {
        var start = Mark();
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon)) (alias, name) = (name, ParseName());
        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = lexer.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null;
        return new()
        {
            Location = Since(start), Source = source, Alias = alias, Name = name, Arguments = arguments, Directives = directives,
            SelectionSet = selectionSet,
        };
    }

    /// <summary>
    /// FragmentSpread : ... FragmentName Directives?<br/>
    /// InlineFragment : ... TypeCondition? Directives? SelectionSet
    /// </summary>
    SelectionNode ParseFragment()
    {
        var start = Expect(TokenKind.Spread);
        var hasTypeCondition = SkipKeyword("on"u8);
        if (!hasTypeCondition && lexer.Kind == TokenKind.Name)
        {
            var name = ParseFragmentName();
            var spreadDirectives = ParseDirectives(isConst: false);
            return new FragmentSpreadNode { Location = Since(start), Source = source, Name = name, Directives = spreadDirectives };
        }
        var typeCondition = hasTypeCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new InlineFragmentNode
        {
            Location = Since(start), Source = source, TypeCondition = typeCondition, Directives = directives, SelectionSet = selectionSet,
        };
    }

    /// <summary>FragmentDefinition : Description? fragment FragmentName TypeCondition Directives? SelectionSet</summary>
    FragmentDefinitionNode ParseFragmentDefinition(Location start, StringValueNode? description)
    {
        ExpectKeyword("fragment"u8);
        var name = ParseFragmentName();
        ExpectKeyword("on"u8);
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new()
        {
            Location = Since(start), Source = source, Description = description, Name = name, TypeCondition = typeCondition,
            Directives = directives, SelectionSet = selectionSet,
        };
    }

    /// <summary>FragmentName : Name but not <c>on</c></summary>
    NameNode ParseFragmentName() => IsKeyword("on"u8) ? throw Unexpected() : ParseName();

    /// <summary>Arguments[Const] : ( Argument[?Const]+ )</summary>
    ArgumentNode[] ParseArguments(bool isConst) => OptionalMany<ArgumentNode>(
        TokenKind.ParenLeft,
        isConst ? static (ref grammar) => grammar.ParseArgument(true) : static (ref grammar) => grammar.ParseArgument(false),
        TokenKind.ParenRight);

    /// <summary>Argument[Const] : Name : Value[?Const]</summary>
    ArgumentNode ParseArgument(bool isConst)
    {
        var start = Mark();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConst);
        return new() { Location = Since(start), Source = source, Name = name, Value = value };
    }

    /// <summary>Directives[Const] : Directive[?Const]+, or none</summary>
    DirectiveNode[] ParseDirectives(bool isConst)
    {
        var first = pendingCount;
        while (lexer.Kind == TokenKind.At)
        {
            if (++directives > options.MaxDirectives) throw new GraphQLException(LimitErrors.TooManyDirectives(options.MaxDirectives, Here()));
            Push(ParseDirective(isConst));
        }
        return Pop<DirectiveNode>(first);
    }

    /// <summary>Directive[Const] : @ Name Arguments[?Const]?</summary>
    DirectiveNode ParseDirective(bool isConst)
    {
        var start = Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArguments(isConst);
        return new() { Location = Since(start), Source = source, Name = name, Arguments = arguments };
    }
}
