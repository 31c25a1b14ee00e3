using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>
/// The fields of a OneOf Input Object are nullable and have no default values, because exactly one of them is given. The directive <c>@oneOf</c> is applied to
/// the type's definition and not to an extension (specification, 3.10.1 and 3.10.2).
/// </summary>
sealed class OneOfInputObjectsRule : TypeRule<InputObjectType>
{
    protected override void Check(InputObjectType type, ValidationContext context)
    {
        foreach (var directive in type.Nodes.Skip(1).SelectMany(node => node.Directives).Where(directive => directive.Name.Value == "oneOf"))
            context.Report($"An extension cannot make Input Object {type} a OneOf Input Object.", directive);

        if (!type.IsOneOf) return;
        foreach (var field in type.Fields)
        {
            if (field.Type.IsNonNull) context.Report($"OneOf input field {type}.{field.Name} must be nullable.", field.Node!.Type);
            if (field.DefaultValue is not null) context.Report($"OneOf input field {type}.{field.Name} cannot have a default value.", field.Node!);
        }
    }
}
