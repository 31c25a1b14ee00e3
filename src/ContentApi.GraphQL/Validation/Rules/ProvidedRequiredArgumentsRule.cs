using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.Rules;

/// <summary>A field or directive is given the arguments that are non-null and have no default.</summary>
public sealed class ProvidedRequiredArgumentsRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on)
    {
        on.Leave<FieldNode>(NodeKind.Field, (node, context) =>
        {
            if (context.Field is { } field)
                Check(node, node.Arguments, field.Arguments, argument => $"{context.ParentType}.{field.Name}({argument.Name}:)", context);
        });
        on.Leave<DirectiveNode>(NodeKind.Directive, (node, context) =>
        {
            if (context.Directive is { } directive)
                Check(node, node.Arguments, directive.Arguments, argument => $"@{directive.Name}({argument.Name}:)", context);
        });
    }

    static void Check(
        SyntaxNode node, IReadOnlyList<ArgumentNode> arguments, IReadOnlyList<InputValue> defined, Func<InputValue, string> coordinate, ValidationContext context)
    {
        foreach (var argument in defined)
        {
            if (argument.IsRequired && !arguments.Any(given => given.Name.Value == argument.Name))
                context.Report($"Argument \"{coordinate(argument)}\" of type \"{argument.Type}\" is required, but it was not provided.", node);
        }
    }
}
