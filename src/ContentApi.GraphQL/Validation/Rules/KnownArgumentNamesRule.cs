using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>The arguments of a field or directive are defined.</summary>
sealed class KnownArgumentNamesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Enter<FieldNode>(NodeKind.Field, (node, context) =>
        {
            if (node.Arguments.Count > 0 && context.Field is { } field)
                Check(node.Arguments, field.Arguments, $"field \"{context.ParentType}.{field.Name}\"", context);
        });
        on.Enter<DirectiveNode>(NodeKind.Directive, (node, context) =>
        {
            if (node.Arguments.Count > 0 && context.Directive is { } directive)
                Check(node.Arguments, directive.Arguments, $"directive \"@{directive.Name}\"", context);
        });
    }

    static void Check(IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<InputValue> defined, string owner, ValidationContext context)
    {
        foreach (var argument in arguments)
        {
            var name = argument.Name.Value;
            if (!defined.Any(input => input.Name == name))
                context.Report($"Unknown argument \"{name}\" on {owner}.{context.DidYouMean(name, defined.Select(input => input.Name))}", argument);
        }
    }
}
