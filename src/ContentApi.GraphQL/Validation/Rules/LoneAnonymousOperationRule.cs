using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>An anonymous operation is the only operation of its document.</summary>
sealed class LoneAnonymousOperationRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, Check);

    static void Check(OperationDefinitionNode node, ValidationContext context)
    {
        if (node.Name is null && context.Facts.Operations.Count > 1)
            context.Report("This anonymous operation must be the only defined operation.", node);
    }
}
