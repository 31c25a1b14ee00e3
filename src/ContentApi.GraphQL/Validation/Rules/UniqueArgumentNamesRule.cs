using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>No two arguments of a field or directive share a name.</summary>
sealed class UniqueArgumentNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Enter<FieldNode>(NodeKind.Field, (node, context) => Check(node.Arguments, context));
        on.Enter<DirectiveNode>(NodeKind.Directive, (node, context) => Check(node.Arguments, context));
    }

    static void Check(IReadOnlyList<ArgumentNode> arguments, ValidationContext context)
    {
        if (arguments.Count < 2) return;
        foreach (var group in arguments.GroupBy(argument => argument.Name.Value, argument => argument.Name))
            if (group.Count() > 1) context.Report($"There can be only one argument named \"{group.Key}\".", [.. group]);
    }
}
