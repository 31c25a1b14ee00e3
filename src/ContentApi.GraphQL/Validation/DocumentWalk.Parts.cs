using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation;

/// <summary>The walk over parts that occur in many kinds of nodes: directives, arguments, values, types.</summary>
sealed partial class DocumentWalk
{
    void Directives(IReadOnlyList<DirectiveNode> nodes, string location)
    {
        foreach (var node in nodes)
        {
            var directive = context.Directive = context.Schema.FindDirective(node.Name.Value);
            context.DirectiveLocation = location;
            rules.Enter(node, context);
            foreach (var argument in node.Arguments)
                Argument(argument, directive?.Arguments.FirstOrDefault(input => input.Name == argument.Name.Value));
            rules.Leave(node, context);
            context.Directive = null;
        }
    }

    void Argument(ArgumentNode node, InputValue? argument)
    {
        var outer = context.InputType;
        context.InputType = argument?.Type;
        rules.Enter(node, context);
        Value(node.Value, argument?.Type, hasDefault: argument?.DefaultValue is not null);
        rules.Leave(node, context);
        context.InputType = outer;
    }

    void Value(ValueNode node, TypeReference? type, InputObjectType? parent = null, bool hasDefault = false)
    {
        rules.Enter(node, context);
        switch (node)
        {
            case VariableNode variable when definition is not null:
                context.Facts.Record(definition, new VariableUsage(variable, type, parent, hasDefault));
                break;
            case ListValueNode list:
                var itemType = (type?.Nullable as ListType)?.OfType;
                foreach (var item in list.Values) Value(item, itemType);
                break;
            case ObjectValueNode value:
                // A single value is coerced to a list of one item (specification, 3.11), so the named type decides.
                var objectType = type?.Named as InputObjectType;
                foreach (var field in value.Fields)
                {
                    rules.Enter(field, context);
                    var input = objectType?.FindField(field.Name.Value);
                    Value(field.Value, input?.Type, objectType, input?.DefaultValue is not null);
                    rules.Leave(field, context);
                }
                break;
        }
        rules.Leave(node, context);
    }

    void Type(TypeNode node)
    {
        rules.Enter(node, context);
        if (node is ListTypeNode list) Type(list.Type);
        if (node is NonNullTypeNode nonNull) Type(nonNull.Type);
        rules.Leave(node, context);
    }
}
