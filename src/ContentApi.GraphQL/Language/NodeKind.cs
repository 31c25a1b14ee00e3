namespace ContentApi.GraphQL.Language;

/// <summary>The kind of a <see cref="SyntaxNode"/>: the index into a visitor's dispatch table.</summary>
public enum NodeKind : byte
{
    Name, Document, Directive, Argument,
    OperationDefinition, FragmentDefinition, VariableDefinition, SelectionSet, Field, FragmentSpread, InlineFragment,
    Variable, IntValue, FloatValue, StringValue, BooleanValue, NullValue, EnumValue, ListValue, ObjectValue, ObjectField,
    NamedType, ListType, NonNullType,
    SchemaDefinition, OperationTypeDefinition, ScalarTypeDefinition, ObjectTypeDefinition, FieldDefinition, InputValueDefinition,
    InterfaceTypeDefinition, UnionTypeDefinition, EnumTypeDefinition, EnumValueDefinition, InputObjectTypeDefinition, DirectiveDefinition,
    SchemaExtension, ScalarTypeExtension, ObjectTypeExtension, InterfaceTypeExtension, UnionTypeExtension, EnumTypeExtension,
    InputObjectTypeExtension,
}
