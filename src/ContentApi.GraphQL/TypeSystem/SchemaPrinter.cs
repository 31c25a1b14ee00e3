using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>
/// Writes a schema as SDL, in the layout of the reference implementation's <c>printSchema</c>. Omits built-in definitions and the applications of
/// custom directives.
/// </summary>
public static class SchemaPrinter
{
    public static string Print(Schema schema)
    {
        string?[] definitions =
        [
            SchemaDefinition(schema),
            .. schema.Directives.Where(directive => !BuiltIns.Directives.Contains(directive.Name)).Select(Directive),
            .. schema.Types.Where(type => !IsBuiltIn(type)).Select(Type),
        ];
        return string.Join("\n\n", definitions.Where(definition => definition is not null));
    }

    static bool IsBuiltIn(NamedType type) =>
        BuiltIns.Scalars.ContainsKey(type.Name) || type.Name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>Returns the schema definition; null if the root types have their default names and the schema has no description.</summary>
    static string? SchemaDefinition(Schema schema)
    {
        var hasDefaultNames = schema.QueryType == schema.FindType("Query") && schema.MutationType == schema.FindType("Mutation")
            && schema.SubscriptionType == schema.FindType("Subscription");
        if (hasDefaultNames && schema.Description is null) return null;

        var roots = new List<string> { $"  query: {schema.QueryType}" };
        if (schema.MutationType is not null) roots.Add($"  mutation: {schema.MutationType}");
        if (schema.SubscriptionType is not null) roots.Add($"  subscription: {schema.SubscriptionType}");
        return $"{Description(schema.Description)}schema{Block(roots)}";
    }

    static string Type(NamedType type) => Description(type.Description) + type switch
    {
        ScalarType scalar => $"scalar {scalar}{SpecifiedBy(scalar.SpecifiedByUrl)}",
        ObjectType objectType => $"type {objectType}{Implements(objectType)}{Block(objectType.Fields.Select(Field))}",
        InterfaceType interfaceType => $"interface {interfaceType}{Implements(interfaceType)}{Block(interfaceType.Fields.Select(Field))}",
        UnionType union => $"union {union}{(union.Types.Count == 0 ? "" : $" = {string.Join(" | ", union.Types)}")}",
        EnumType @enum => $"enum {@enum}{Block(@enum.Values.Select(EnumValue))}",
        InputObjectType input => $"input {input}{(input.IsOneOf ? " @oneOf" : "")}{Block(input.Fields.Select(InputField))}",
        _ => throw new ArgumentException($"No layout for {type}.", nameof(type)),
    };

    static string Directive(DirectiveDefinition directive) =>
        Description(directive.Description) + $"directive @{directive.Name}{Arguments(directive.Arguments, "")}"
        + $"{(directive.IsRepeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Locations)}";

    static string Implements(FieldsType type) => type.Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", type.Interfaces)}";

    static string Field(Field field, int index) =>
        Description(field.Description, "  ", index) + $"  {field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}{Deprecated(field.DeprecationReason)}";

    static string EnumValue(EnumValue value, int index) =>
        Description(value.Description, "  ", index) + $"  {value.Name}{Deprecated(value.DeprecationReason)}";

    static string InputField(InputValue field, int index) => Description(field.Description, "  ", index) + $"  {Input(field)}";

    /// <summary>Returns the arguments in parentheses, on one line unless an argument has a description.</summary>
    static string Arguments(IReadOnlyList<InputValue> arguments, string indent)
    {
        if (arguments.Count == 0) return "";
        if (arguments.All(argument => argument.Description is null)) return $"({string.Join(", ", arguments.Select(Input))})";
        var lines = arguments.Select((argument, index) => $"{Description(argument.Description, $"  {indent}", index)}  {indent}{Input(argument)}");
        return $"(\n{string.Join('\n', lines)}\n{indent})";
    }

    static string Input(InputValue input) =>
        $"{input.Name}: {input.Type}{(input.DefaultValue is null ? "" : $" = {input.DefaultValue}")}{Deprecated(input.DeprecationReason)}";

    static string Deprecated(string? reason) => reason switch
    {
        null => "",
        BuiltIns.DefaultDeprecationReason => " @deprecated",
        _ => $" @deprecated(reason: {StringLiteral.Print(reason)})",
    };

    static string SpecifiedBy(string? url) => url is null ? "" : $" @specifiedBy(url: {StringLiteral.Print(url)})";

    static string Block(IEnumerable<string> items)
    {
        var lines = string.Join('\n', items);
        return lines.Length == 0 ? "" : $" {{\n{lines}\n}}";
    }

    /// <summary>Returns a description with a line end after it; an empty string if there is none.</summary>
    /// <param name="description">The text; null for none.</param>
    /// <param name="indent">The indent of the described element.</param>
    /// <param name="index">The index of the element in its block. A blank line precedes the description unless it is the first.</param>
    static string Description(string? description, string indent = "", int index = 0)
    {
        if (description is null) return "";
        var text = BlockString.IsPrintable(description) ? BlockString.Print(description) : StringLiteral.Print(description);
        return $"{(indent.Length > 0 && index > 0 ? "\n" : "")}{indent}{text.Replace("\n", $"\n{indent}", StringComparison.Ordinal)}\n";
    }
}
