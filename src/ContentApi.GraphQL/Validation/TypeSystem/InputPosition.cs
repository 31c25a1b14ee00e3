using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Validation.TypeSystem;

/// <summary>An argument or input field that a document defines.</summary>
/// <param name="Coordinate">The schema coordinate, such as <c>Type.field(argument:)</c>.</param>
/// <param name="Value">The argument or input field.</param>
readonly record struct InputPosition(string Coordinate, InputValue Value)
{
    public static IEnumerable<InputPosition> AllIn(Schema schema)
    {
        foreach (var type in schema.Types)
        {
            if (type is FieldsType fields)
                foreach (var field in fields.Fields)
                    foreach (var argument in field.Arguments)
                        if (argument.Node is not null) yield return new($"{type}.{field.Name}({argument.Name}:)", argument);
            if (type is InputObjectType input)
                foreach (var field in input.Fields)
                    if (field.Node is not null) yield return new($"{type}.{field.Name}", field);
        }
        foreach (var directive in schema.Directives)
            foreach (var argument in directive.Arguments)
                if (argument.Node is not null) yield return new($"@{directive.Name}({argument.Name}:)", argument);
    }

    public bool IsArgument => Coordinate.EndsWith(')');
}
