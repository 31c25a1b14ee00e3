using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>
/// A directive's definition does not use the directive itself: it is not applied to its own arguments, nor in the definitions of their types
/// (specification, 3.13, "Type Validation").
/// </summary>
sealed class DirectiveCyclesRule : ValidationRule
{
    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, static (_, context) =>
    {
        DirectiveDefinition[] own = [.. context.Schema.Directives.Where(directive => directive.Node is not null)];
        var circular = Cycles.Members<object>(own, item => References(item, context.Schema));
        foreach (var directive in own.Where(circular.Contains))
            context.Report($"Directive \"@{directive.Name}\" must not reference itself, directly or through the types of its arguments.", directive.Node!);
    });

    /// <summary>Returns the directives and types that the definition of a directive or type names.</summary>
    static IEnumerable<object> References(object item, Schema schema)
    {
        var (nodes, inputs) = item switch
        {
            DirectiveDefinition directive => ([], directive.Arguments),
            InputObjectType type => (type.Nodes.SelectMany(node => node.Directives), type.Fields),
            EnumType type => (type.Nodes.SelectMany(node => node.Directives).Concat(type.Values.SelectMany(value => value.Node?.Directives ?? [])), []),
            ScalarType type => (type.Nodes.SelectMany(node => node.Directives), []),
            _ => (Enumerable.Empty<DirectiveNode>(), (IReadOnlyList<InputValue>)[]),
        };
        var applied = nodes.Concat(inputs.SelectMany(input => input.Node?.Directives ?? []));
        return applied.Select(node => schema.FindDirective(node.Name.Value)).OfType<object>().Concat(inputs.Select(input => input.Type.Named));
    }
}
