using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>A type has the fields and arguments of its interfaces, with compatible types (specification, 3.6.1, <c>IsValidImplementation</c>).</summary>
sealed class InterfaceImplementationRule : TypeRule<FieldsType>
{
    protected override void Check(FieldsType type, ValidationContext context)
    {
        foreach (var implemented in type.Interfaces)
        {
            if (implemented == type) continue;
            foreach (var promised in implemented.Fields)
            {
                if (type.FindField(promised.Name) is { } field) CheckField(type, field, implemented, promised, context);
                else
                    context.Report(
                        $"Interface field {implemented}.{promised.Name} expected but {type} does not provide it.", [promised.Node!, .. type.Nodes]);
            }
        }
    }

    static void CheckField(FieldsType type, Field field, InterfaceType implemented, Field promised, ValidationContext context)
    {
        var (own, theirs) = ($"{type}.{field.Name}", $"{implemented}.{promised.Name}");
        if (!context.Schema.IsSubType(field.Type, promised.Type))
            context.Report($"Interface field {theirs} expects type {promised.Type} but {own} is type {field.Type}.", promised.Node!.Type, field.Node!.Type);

        foreach (var argument in promised.Arguments)
        {
            if (field.FindArgument(argument.Name) is not { } given)
                context.Report($"Interface field argument {theirs}({argument.Name}:) expected but {own} does not provide it.", argument.Node!, field.Node!);
            else if (given.Type != argument.Type)
                context.Report(
                    $"Interface field argument {theirs}({argument.Name}:) expects type {argument.Type} but {own}({argument.Name}:) is type {given.Type}.",
                    argument.Node!.Type, given.Node!.Type);
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && promised.FindArgument(argument.Name) is null)
                context.Report(
                    $"Argument \"{own}({argument.Name}:)\" must not be required type \"{argument.Type}\" if not provided by the Interface field \"{theirs}\".",
                    argument.Node!, promised.Node!);
        }

        if (field.DeprecationReason is not null && promised.DeprecationReason is null)
            context.Report(
                $"Interface field {theirs} is not deprecated, so implementation field {own} must not be deprecated.",
                field.Node!.Directives.First(directive => directive.Name.Value == "deprecated"), field.Node.Type);
    }
}
