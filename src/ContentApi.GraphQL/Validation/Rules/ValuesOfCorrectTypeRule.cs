using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>
/// A literal can be coerced to the expected type. The children of a node that does not fit are not checked, so that an error is reported once.
/// <see cref="VariablesInAllowedPositionRule"/> checks variables.
/// </summary>
sealed class ValuesOfCorrectTypeRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Enter<ArgumentNode>(NodeKind.Argument, (node, context) => Check(node.Value, context.InputType, context));
        on.Enter<VariableDefinitionNode>(NodeKind.VariableDefinition, (node, context) => Check(node.DefaultValue, context.InputType, context));
        on.Enter<InputValueDefinitionNode>(NodeKind.InputValueDefinition, (node, context) => Check(node.DefaultValue, context.InputType, context));
    }

    static void Check(ValueNode? node, TypeReference? type, ValidationContext context)
    {
        if (node is null or VariableNode || type is null) return;

        if (node is NullValueNode)
        {
            if (type.IsNonNull) context.Report($"Expected value of non-null type \"{type}\" not to be null.", node);
            return;
        }
        if (node is ListValueNode list && type.Nullable is ListType { OfType: var itemType })
        {
            foreach (var item in list.Values) Check(item, itemType, context);
            return;
        }

        // A single value is coerced to a list of one item (specification, 3.11), so the named type decides.
        switch (type.Named)
        {
            case InputObjectType inputObject: CheckObject(node, inputObject, context); break;
            case EnumType @enum: CheckEnum(node, @enum, context); break;
            case ScalarType scalar: CheckScalar(node, scalar, context); break;
        }
    }

    static void CheckObject(ValueNode node, InputObjectType type, ValidationContext context)
    {
        if (node is not ObjectValueNode value)
        {
            context.Report($"Expected value of type \"{type}\" to be an object, found: {ValidationContext.Quote(node)}.", node);
            return;
        }

        // If several fields have the same name, which UniqueInputFieldNamesRule reports, the last counts.
        var given = new Dictionary<string, ValueNode>();
        foreach (var field in value.Fields) given[field.Name.Value] = field.Value;
        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var fieldValue)) Check(fieldValue, field.Type, context);
            else if (field.IsRequired)
                context.Report($"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {ValidationContext.Quote(node)}.", node);
        }

        var known = new List<ObjectFieldNode>();
        foreach (var field in value.Fields)
        {
            var name = field.Name.Value;
            if (type.FindField(name) is not null)
            {
                known.Add(field);
                continue;
            }
            var suggestion = context.DidYouMean(name, type.Fields.Select(input => input.Name));
            var found = suggestion == "" ? ", found" : $".{suggestion} Found";
            context.Report($"Expected value of type \"{type}\" not to include unknown field \"{name}\"{found}: {ValidationContext.Quote(node)}.", field);
        }

        if (type.IsOneOf && (known.Count != 1 || known[0].Value is NullValueNode))
            context.Report(
                $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for that field must be non-null.", node);
    }

    static void CheckEnum(ValueNode node, EnumType type, ValidationContext context)
    {
        if (node is EnumValueNode value && type.FindValue(value.Value) is not null) return;

        var text = ValidationContext.Quote(node);
        var suggestion = !context.Suggests ? "" : DidYouMean.Sentence(DidYouMean.Suggest(text, type.Values.Select(v => v.Name)), "the enum value");
        context.Report(
            node is EnumValueNode
                ? $"Value \"{text}\" does not exist in \"{type}\" enum.{suggestion}"
                : $"Enum \"{type}\" cannot represent non-enum value: {text}.{suggestion}",
            node);
    }

    static void CheckScalar(ValueNode node, ScalarType type, ValidationContext context)
    {
        try
        {
            type.Coercion.ReadLiteral(WithoutVariables(node));
        }
        catch (GraphQLException fault)
        {
            context.Report(fault.Message, node);
        }
    }

    /// <summary>
    /// Replaces the variables in an object or list literal, which a custom scalar may accept, by null,
    /// as in the reference implementation. The values of the variables are not known during validation.
    /// </summary>
    static ValueNode WithoutVariables(ValueNode node) => node switch
    {
        VariableNode => new NullValueNode { Location = node.Location, Source = node.Source },
        ListValueNode list => new ListValueNode { Location = node.Location, Source = node.Source, Values = [.. list.Values.Select(WithoutVariables)] },
        ObjectValueNode value => new ObjectValueNode { Location = node.Location, Source = node.Source, Fields = [.. value.Fields.Select(WithoutVariables)] },
        _ => node,
    };

    static ObjectFieldNode WithoutVariables(ObjectFieldNode node) =>
        new() { Location = node.Location, Source = node.Source, Name = node.Name, Value = WithoutVariables(node.Value) };
}
