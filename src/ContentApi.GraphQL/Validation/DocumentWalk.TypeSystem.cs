using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation;

/// <summary>The walk over type system definitions and extensions, in the order of the text.</summary>
sealed partial class DocumentWalk
{
    public void RunTypeSystem()
    {
        rules.Enter(context.Document, context);
        foreach (var node in context.Document.Definitions) Definition(node);
        rules.Leave(context.Document, context);
    }

    void Definition(DefinitionNode node)
    {
        rules.Enter(node, context);
        switch (node)
        {
            case SchemaDefinitionNode schema:
                Directives(schema.Directives, DirectiveLocations.Schema);
                foreach (var operation in schema.OperationTypes) Type(operation.Type);
                break;
            case ScalarTypeDefinitionNode scalar:
                Directives(scalar.Directives, DirectiveLocations.Scalar);
                break;
            case ObjectTypeDefinitionNode type:
                foreach (var implemented in type.Interfaces) Type(implemented);
                Directives(type.Directives, DirectiveLocations.Object);
                foreach (var field in type.Fields) FieldDefinition(field);
                break;
            case InterfaceTypeDefinitionNode type:
                foreach (var implemented in type.Interfaces) Type(implemented);
                Directives(type.Directives, DirectiveLocations.Interface);
                foreach (var field in type.Fields) FieldDefinition(field);
                break;
            case UnionTypeDefinitionNode union:
                Directives(union.Directives, DirectiveLocations.Union);
                foreach (var member in union.Types) Type(member);
                break;
            case EnumTypeDefinitionNode @enum:
                Directives(@enum.Directives, DirectiveLocations.Enum);
                foreach (var value in @enum.Values) EnumValueDefinition(value);
                break;
            case InputObjectTypeDefinitionNode input:
                Directives(input.Directives, DirectiveLocations.InputObject);
                foreach (var field in input.Fields) InputValueDefinition(field, DirectiveLocations.InputFieldDefinition);
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
        // The types that a request's document defines are not part of the schema.
        context.InputType = !context.IsInTypeSystem && context.Schema.FindType(node.Type) is { IsInputType: true } type ? type : null;
        rules.Enter(node, context);
        Type(node.Type);
        if (node.DefaultValue is not null && !context.IsInTypeSystem) Value(node.DefaultValue, context.InputType);
        Directives(node.Directives, location);
        rules.Leave(node, context);
        context.InputType = null;
    }

    void EnumValueDefinition(EnumValueDefinitionNode node)
    {
        rules.Enter(node, context);
        Directives(node.Directives, DirectiveLocations.EnumValue);
        rules.Leave(node, context);
    }
}
