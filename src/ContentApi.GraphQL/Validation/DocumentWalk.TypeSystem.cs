using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation;

/// <summary>The walk over type system definitions.</summary>
sealed partial class DocumentWalk
{
    void TypeSystemDefinition(DefinitionNode node)
    {
        if (node is ExecutableDefinitionNode) return;
        rules.Enter(node, context);
        switch (node)
        {
            case SchemaDefinitionNode: Directives(node.Directives, DirectiveLocations.Schema); break;
            case ScalarTypeDefinitionNode: Directives(node.Directives, DirectiveLocations.Scalar); break;
            case UnionTypeDefinitionNode: Directives(node.Directives, DirectiveLocations.Union); break;
            case ObjectTypeDefinitionNode type:
                Directives(node.Directives, DirectiveLocations.Object);
                foreach (var field in type.Fields) FieldDefinition(field);
                break;
            case InterfaceTypeDefinitionNode type:
                Directives(node.Directives, DirectiveLocations.Interface);
                foreach (var field in type.Fields) FieldDefinition(field);
                break;
            case EnumTypeDefinitionNode type:
                Directives(node.Directives, DirectiveLocations.Enum);
                foreach (var value in type.Values) EnumValueDefinition(value);
                break;
            case InputObjectTypeDefinitionNode type:
                Directives(node.Directives, DirectiveLocations.InputObject);
                foreach (var field in type.Fields) InputValueDefinition(field, DirectiveLocations.InputFieldDefinition);
                break;
            case DirectiveDefinitionNode directive:
                foreach (var argument in directive.Arguments) InputValueDefinition(argument, DirectiveLocations.ArgumentDefinition);
                break;
        }
        rules.Leave(node, context);
    }

    void FieldDefinition(FieldDefinitionNode node)
    {
        rules.Enter(node, context);
        foreach (var argument in node.Arguments) InputValueDefinition(argument, DirectiveLocations.ArgumentDefinition);
        Type(node.Type);
        Directives(node.Directives, DirectiveLocations.FieldDefinition);
        rules.Leave(node, context);
    }

    void InputValueDefinition(InputValueDefinitionNode node, string location)
    {
        rules.Enter(node, context);
        Type(node.Type);
        if (node.DefaultValue is not null) Value(node.DefaultValue, context.Schema.FindType(node.Type));
        Directives(node.Directives, location);
        rules.Leave(node, context);
    }

    void EnumValueDefinition(EnumValueDefinitionNode node)
    {
        rules.Enter(node, context);
        Directives(node.Directives, DirectiveLocations.EnumValue);
        rules.Leave(node, context);
    }
}
