using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>The default value of an input field does not depend on itself (specification, 3.10, <c>InputObjectDefaultValueHasCycle</c>).</summary>
sealed class DefaultValueCyclesRule : ValidationRule
{
    readonly record struct InputField(InputObjectType Type, InputValue Field);

    public override void Subscribe(RuleSubscriptions on) => on.Enter<DocumentNode>(NodeKind.Document, static (_, context) =>
    {
        var fields = context.Schema.Types.OfType<InputObjectType>().SelectMany(type => type.Fields.Select(field => new InputField(type, field)));
        Cycles.Find(
            fields.Where(field => field.Field.DefaultValue is not null),
            field => NeededDefaults(field.Field.DefaultValue!, field.Field.Type.Named).Select(needed => (field, needed)),
            cycle => Report(cycle, context));
    });

    static void Report(IReadOnlyList<InputField> cycle, ValidationContext context)
    {
        var via = cycle.Count == 1 ? "" : $" via the default values of: {string.Join(", ", cycle.Skip(1).Select(Coordinate))}";
        context.Report(
            $"Invalid circular reference. The default value of Input Object field {Coordinate(cycle[0])} references itself{via}.",
            [.. cycle.Select(field => field.Field.DefaultValue!)]);
    }

    static string Coordinate(InputField field) => $"{field.Type}.{field.Field.Name}";

    /// <summary>
    /// Returns the fields whose default values are used for fields that a value leaves out. Recursive along the nesting of the value, which the parser bounds.
    /// </summary>
    static IEnumerable<InputField> NeededDefaults(ValueNode value, NamedType named)
    {
        if (named is not InputObjectType type) return [];
        return value switch
        {
            ListValueNode list => list.Values.SelectMany(item => NeededDefaults(item, type)),
            ObjectValueNode given => type.Fields.SelectMany(field =>
                given.Fields.FirstOrDefault(node => node.Name.Value == field.Name) is { } node ? NeededDefaults(node.Value, field.Type.Named)
                : field.DefaultValue is not null && field.Type.Named is InputObjectType ? [new InputField(type, field)]
                : []),
            _ => [],
        };
    }
}
