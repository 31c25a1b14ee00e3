namespace ContentApi.GraphQL.Language;

/// <remarks>Type system definitions and extensions (specification, 3).</remarks>
ref partial struct Grammar
{
    /// <summary>TypeSystemDefinition : SchemaDefinition | TypeDefinition | DirectiveDefinition. Null if the keyword begins none of them.</summary>
    TypeSystemDefinitionNode? ParseTypeSystemDefinition(Location start, StringValueNode? description, bool isExtension)
    {
        if (IsKeyword("schema"u8)) return ParseSchema(start, description, isExtension);
        if (IsKeyword("scalar"u8)) return ParseScalar(start, description, isExtension);
        if (IsKeyword("type"u8)) return ParseObjectType(start, description, isExtension);
        if (IsKeyword("interface"u8)) return ParseInterface(start, description, isExtension);
        if (IsKeyword("union"u8)) return ParseUnion(start, description, isExtension);
        if (IsKeyword("enum"u8)) return ParseEnum(start, description, isExtension);
        if (IsKeyword("input"u8)) return ParseInputObject(start, description, isExtension);
        if (!isExtension && IsKeyword("directive"u8)) return ParseDirectiveDefinition(start, description);
        return null;
    }

    /// <summary>TypeSystemExtension : extend (a definition without a description, and with at least one part besides the name)</summary>
    TypeSystemDefinitionNode ParseExtension(Location start)
    {
        ExpectKeyword("extend"u8);
        return ParseTypeSystemDefinition(start, null, isExtension: true) ?? throw Unexpected();
    }

    /// <summary>Throws if an extension has no part besides its name: each alternative of its production requires one.</summary>
    readonly void DemandParts(bool isExtension, bool hasParts)
    {
        if (isExtension && !hasParts) throw Unexpected();
    }

    /// <summary>
    /// SchemaDefinition : Description? schema Directives[Const]? { RootOperationTypeDefinition+ }<br/>
    /// SchemaExtension : extend schema Directives[Const]? { RootOperationTypeDefinition+ } | extend schema Directives[Const]
    /// </summary>
    SchemaDefinitionNode ParseSchema(Location start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("schema"u8);
        var directives = ParseDirectives(isConst: true);
        var operationTypes = isExtension && lexer.Kind != TokenKind.BraceLeft
            ? []
            : Many(TokenKind.BraceLeft, static (ref grammar) => grammar.ParseOperationTypeDefinition(), TokenKind.BraceRight);
        DemandParts(isExtension, directives.Length + operationTypes.Length > 0);
        return new()
        {
            Location = Since(start), Source = source, IsExtension = isExtension, Description = description, Directives = directives,
            OperationTypes = operationTypes,
        };
    }

    /// <summary>RootOperationTypeDefinition : OperationType : NamedType</summary>
    OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var start = Mark();
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new() { Location = Since(start), Source = source, Operation = operation, Type = type };
    }

    /// <summary>ScalarTypeDefinition : Description? scalar Name Directives[Const]?</summary>
    ScalarTypeDefinitionNode ParseScalar(Location start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("scalar"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        DemandParts(isExtension, directives.Length > 0);
        return new()
        {
            Location = Since(start), Source = source, IsExtension = isExtension, Description = description, Name = name, Directives = directives,
        };
    }

    /// <summary>ObjectTypeDefinition : Description? type Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?</summary>
    ObjectTypeDefinitionNode ParseObjectType(Location start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("type"u8);
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        DemandParts(isExtension, interfaces.Length + directives.Length + fields.Length > 0);
        return new()
        {
            Location = Since(start), Source = source, IsExtension = isExtension, Description = description, Name = name,
            Interfaces = interfaces, Directives = directives, Fields = fields,
        };
    }

    /// <summary>InterfaceTypeDefinition : Description? interface Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?</summary>
    InterfaceTypeDefinitionNode ParseInterface(Location start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("interface"u8);
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        DemandParts(isExtension, interfaces.Length + directives.Length + fields.Length > 0);
        return new()
        {
            Location = Since(start), Source = source, IsExtension = isExtension, Description = description, Name = name,
            Interfaces = interfaces, Directives = directives, Fields = fields,
        };
    }

    /// <summary>ImplementsInterfaces : implements &amp;? NamedType (&amp; NamedType)*</summary>
    NamedTypeNode[] ParseImplements() =>
        SkipKeyword("implements"u8) ? DelimitedMany(TokenKind.Ampersand, static (ref grammar) => grammar.ParseNamedType()) : [];

    /// <summary>FieldsDefinition : { FieldDefinition+ }</summary>
    FieldDefinitionNode[] ParseFieldsDefinition() =>
        OptionalMany(TokenKind.BraceLeft, static (ref grammar) => grammar.ParseFieldDefinition(), TokenKind.BraceRight);

    /// <summary>FieldDefinition : Description? Name ArgumentsDefinition? : Type Directives[Const]?</summary>
    FieldDefinitionNode ParseFieldDefinition()
    {
        var start = Mark();
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentsDefinition();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var directives = ParseDirectives(isConst: true);
        return new()
        {
            Location = Since(start), Source = source, Description = description, Name = name, Arguments = arguments, Type = type,
            Directives = directives,
        };
    }

    /// <summary>ArgumentsDefinition : ( InputValueDefinition+ )</summary>
    InputValueDefinitionNode[] ParseArgumentsDefinition() =>
        OptionalMany(TokenKind.ParenLeft, static (ref grammar) => grammar.ParseInputValueDefinition(), TokenKind.ParenRight);

    /// <summary>InputValueDefinition : Description? Name : Type DefaultValue? Directives[Const]?</summary>
    InputValueDefinitionNode ParseInputValueDefinition()
    {
        var start = Mark();
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var defaultValue = ParseDefaultValue();
        var directives = ParseDirectives(isConst: true);
        return new()
        {
            Location = Since(start), Source = source, Description = description, Name = name, Type = type, DefaultValue = defaultValue,
            Directives = directives,
        };
    }

    /// <summary>
    /// UnionTypeDefinition : Description? union Name Directives[Const]? UnionMemberTypes?<br/>
    /// UnionMemberTypes : = |? NamedType (| NamedType)*
    /// </summary>
    UnionTypeDefinitionNode ParseUnion(Location start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("union"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = Skip(TokenKind.Equals) ? DelimitedMany(TokenKind.Pipe, static (ref grammar) => grammar.ParseNamedType()) : [];
        DemandParts(isExtension, directives.Length + types.Length > 0);
        return new()
        {
            Location = Since(start), Source = source, IsExtension = isExtension, Description = description, Name = name,
            Directives = directives, Types = types,
        };
    }

    /// <summary>EnumTypeDefinition : Description? enum Name Directives[Const]? { EnumValueDefinition+ }?</summary>
    EnumTypeDefinitionNode ParseEnum(Location start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("enum"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = OptionalMany(TokenKind.BraceLeft, static (ref grammar) => grammar.ParseEnumValueDefinition(), TokenKind.BraceRight);
        DemandParts(isExtension, directives.Length + values.Length > 0);
        return new()
        {
            Location = Since(start), Source = source, IsExtension = isExtension, Description = description, Name = name,
            Directives = directives, Values = values,
        };
    }

    /// <summary>EnumValueDefinition : Description? EnumValue Directives[Const]?</summary>
    EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = Mark();
        var description = ParseDescription();
        if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
            throw Error(lexer.Start, $"{DescribeToken()} is reserved and cannot be used for an enum value.");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        return new() { Location = Since(start), Source = source, Description = description, Name = name, Directives = directives };
    }

    /// <summary>InputObjectTypeDefinition : Description? input Name Directives[Const]? { InputValueDefinition+ }?</summary>
    InputObjectTypeDefinitionNode ParseInputObject(Location start, StringValueNode? description, bool isExtension)
    {
        ExpectKeyword("input"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.BraceLeft, static (ref grammar) => grammar.ParseInputValueDefinition(), TokenKind.BraceRight);
        DemandParts(isExtension, directives.Length + fields.Length > 0);
        return new()
        {
            Location = Since(start), Source = source, IsExtension = isExtension, Description = description, Name = name,
            Directives = directives, Fields = fields,
        };
    }

    /// <summary>DirectiveDefinition : Description? directive @ Name ArgumentsDefinition? repeatable? on |? DirectiveLocation (| DirectiveLocation)*</summary>
    DirectiveDefinitionNode ParseDirectiveDefinition(Location start, StringValueNode? description)
    {
        ExpectKeyword("directive"u8);
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentsDefinition();
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        var locations = DelimitedMany(TokenKind.Pipe, static (ref grammar) => grammar.ParseDirectiveLocation());
        return new()
        {
            Location = Since(start), Source = source, Description = description, Name = name, Arguments = arguments,
            IsRepeatable = isRepeatable, Locations = locations,
        };
    }

    /// <summary>DirectiveLocation : one of <see cref="DirectiveLocations.All"/></summary>
    NameNode ParseDirectiveLocation()
    {
        var name = ParseName();
        return DirectiveLocations.All.Contains(name.Value) ? name : throw UnexpectedName(name);
    }
}
