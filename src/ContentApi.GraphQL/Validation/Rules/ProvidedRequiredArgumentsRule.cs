using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A field or directive has all required arguments: those of a non-null type without a default value.</summary>
sealed class ProvidedRequiredArgumentsRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Leave<FieldNode>(NodeKind.Field, (node, context) =>
        {
            if (context.Field is { Arguments.Count: > 0 } field) Check(node, node.Arguments, $"{context.ParentType}.", field.Name, field.Arguments, context);
        });
        on.Leave<DirectiveNode>(NodeKind.Directive, (node, context) =>
        {
            if (context.Directive is { Arguments.Count: > 0 } directive) Check(node, node.Arguments, "@", directive.Name, directive.Arguments, context);
        });
    }

    static void Check(
        SyntaxNode node, IReadOnlyList<ArgumentNode> given, string lead, string name, IReadOnlyList<InputValue> defined, ValidationContext context)
    {
        foreach (var argument in defined)
        {
            if (argument.IsRequired && !given.Any(one => one.Name.Value == argument.Name))
                context.Report($"Argument \"{lead}{name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.", node);
        }
    }
}
