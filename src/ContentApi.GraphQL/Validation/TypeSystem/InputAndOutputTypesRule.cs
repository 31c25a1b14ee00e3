using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>A field has an output type; an argument and an input field have an input type (specification, 3.4.2).</summary>
sealed class InputAndOutputTypesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, static (_, context) =>
    {
        foreach (var type in context.Schema.Types.OfType<FieldsType>())
            foreach (var field in type.Fields)
                if (!field.Type.IsOutputType && field.Node is not null)
                    context.Report($"The type of {type}.{field.Name} must be Output Type but got: {field.Type}.", field.Node.Type);
        foreach (var (coordinate, value) in InputPosition.AllIn(context.Schema))
            if (!value.Type.IsInputType) context.Report($"The type of {coordinate} must be Input Type but got: {value.Type}.", value.Node!.Type);
    });
}
