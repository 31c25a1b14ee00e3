namespace ContentApi.GraphQL.Language;

/// <summary>Writes a syntax tree as GraphQL text, in the layout of the reference implementation's <c>print</c>.</summary>
/// <remarks>
/// Children are printed before their parent, because a list is broken over several lines if its whole text is too long; the parent then indents their
/// text. Recursive along the nesting of the nodes, which the parser bounds.
/// </remarks>
public static class Printer
{
    const int MaxLineLength = 80;

    public static string Print(SyntaxNode node) => node switch
    {
        NameNode name => name.Value,
        DocumentNode document => Join(document.Definitions, "\n\n"),

        OperationDefinitionNode operation => Operation(operation),
        VariableDefinitionNode variable =>
            Description(variable.Description) + Print(variable.Variable) + ": " + Print(variable.Type) + Default(variable.DefaultValue)
            + After(" ", Join(variable.Directives, " ")),
        SelectionSetNode set => Block(set.Selections),
        FieldNode field =>
            FieldHead(field) + After(" ", Join(field.Directives, " ")) + (field.SelectionSet is null ? "" : " " + Print(field.SelectionSet)),
        FragmentSpreadNode spread => "..." + spread.Name.Value + After(" ", Join(spread.Directives, " ")),
        InlineFragmentNode fragment => Words(
            "...", fragment.TypeCondition is null ? "" : "on " + Print(fragment.TypeCondition), Join(fragment.Directives, " "),
            Print(fragment.SelectionSet)),
        FragmentDefinitionNode fragment => Description(fragment.Description) + Words(
            "fragment", fragment.Name.Value, "on", Print(fragment.TypeCondition), Join(fragment.Directives, " "), Print(fragment.SelectionSet)),
        ArgumentNode argument => argument.Name.Value + ": " + Print(argument.Value),
        DirectiveNode directive => "@" + directive.Name.Value + Around("(", Join(directive.Arguments, ", "), ")"),

        VariableNode variable => "$" + variable.Name.Value,
        IntValueNode value => value.Value,
        FloatValueNode value => value.Value,
        StringValueNode { Block: true } value => BlockString.Print(value.Value),
        StringValueNode value => StringLiteral.Print(value.Value),
        BooleanValueNode value => value.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode value => value.Value,
        ListValueNode list => List(list),
        ObjectValueNode value => Object(value),
        ObjectFieldNode field => field.Name.Value + ": " + Print(field.Value),

        NamedTypeNode type => type.Name.Value,
        ListTypeNode type => "[" + Print(type.Type) + "]",
        NonNullTypeNode type => Print(type.Type) + "!",

        SchemaDefinitionNode schema =>
            Description(schema.Description) + Words(Keyword(schema.IsExtension, "schema"), Join(schema.Directives, " "), Block(schema.OperationTypes)),
        OperationTypeDefinitionNode operation => Keyword(operation.Operation) + ": " + Print(operation.Type),
        ScalarTypeDefinitionNode type => Type(type, "scalar", ""),
        ObjectTypeDefinitionNode type => Type(type, "type", Block(type.Fields), type.Interfaces),
        InterfaceTypeDefinitionNode type => Type(type, "interface", Block(type.Fields), type.Interfaces),
        UnionTypeDefinitionNode type => Type(type, "union", After("= ", Join(type.Types, " | "))),
        EnumTypeDefinitionNode type => Type(type, "enum", Block(type.Values)),
        InputObjectTypeDefinitionNode type => Type(type, "input", Block(type.Fields)),
        FieldDefinitionNode field =>
            Description(field.Description) + field.Name.Value + ArgumentDefinitions(field.Arguments) + ": " + Print(field.Type)
            + After(" ", Join(field.Directives, " ")),
        InputValueDefinitionNode input =>
            Description(input.Description) + input.Name.Value + ": " + Print(input.Type) + Default(input.DefaultValue)
            + After(" ", Join(input.Directives, " ")),
        EnumValueDefinitionNode value => Description(value.Description) + Words(value.Name.Value, Join(value.Directives, " ")),
        DirectiveDefinitionNode directive =>
            Description(directive.Description) + "directive @" + directive.Name.Value + ArgumentDefinitions(directive.Arguments)
            + (directive.IsRepeatable ? " repeatable" : "") + " on " + Join(directive.Locations, " | "),

        _ => throw new ArgumentException($"No layout for a node of the kind {node.Kind}.", nameof(node)),
    };

    static string Operation(OperationDefinitionNode node)
    {
        var items = Texts(node.VariableDefinitions);
        var variables = items.Any(HasLines) ? Around("(\n", string.Join('\n', items), "\n)") : Around("(", string.Join(", ", items), ")");
        var head = Description(node.Description)
            + Words(Keyword(node.Operation), node.Name?.Value + variables, Join(node.Directives, " "));
        return head == "query" ? Print(node.SelectionSet) : head + " " + Print(node.SelectionSet);
    }

    static string FieldHead(FieldNode node)
    {
        var prefix = node.Alias is null ? node.Name.Value : node.Alias.Value + ": " + node.Name.Value;
        if (node.Arguments.Count == 0) return prefix;
        var items = Texts(node.Arguments);
        return prefix.Length + JoinedLength(items) + 2 > MaxLineLength
            ? prefix + "(\n" + Indent(string.Join('\n', items)) + "\n)"
            : prefix + "(" + string.Join(", ", items) + ")";
    }

    static string List(ListValueNode node)
    {
        var items = Texts(node.Values);
        return JoinedLength(items) + 2 > MaxLineLength
            ? "[\n" + Indent(string.Join('\n', items)) + "\n]"
            : "[" + string.Join(", ", items) + "]";
    }

    static string Object(ObjectValueNode node)
    {
        var items = Texts(node.Fields);
        return JoinedLength(items) + 4 > MaxLineLength
            ? "{\n" + Indent(string.Join('\n', items)) + "\n}"
            : "{ " + string.Join(", ", items) + " }";
    }

    static string Type(TypeDefinitionNode node, string keyword, string body, IReadOnlyList<NamedTypeNode>? interfaces = null) =>
        Description(node.Description) + Words(
            Keyword(node.IsExtension, keyword), node.Name.Value, After("implements ", interfaces is null ? "" : Join(interfaces, " & ")),
            Join(node.Directives, " "), body);

    static string ArgumentDefinitions(IReadOnlyList<InputValueDefinitionNode> nodes)
    {
        var items = Texts(nodes);
        return items.Any(HasLines)
            ? "(\n" + Indent(string.Join('\n', items)) + "\n)"
            : Around("(", string.Join(", ", items), ")");
    }

    static string Keyword(bool isExtension, string keyword) => isExtension ? "extend " + keyword : keyword;

    static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => "query",
    };

    static string Description(StringValueNode? node) => node is null ? "" : Print(node) + "\n";

    static string Default(ValueNode? node) => node is null ? "" : " = " + Print(node);

    static string Block(IReadOnlyList<SyntaxNode> nodes) => Around("{\n", Indent(Join(nodes, "\n")), "\n}");

    static string Join(IReadOnlyList<SyntaxNode> nodes, string separator) => nodes.Count == 0 ? "" : string.Join(separator, Texts(nodes));

    static string[] Texts(IReadOnlyList<SyntaxNode> nodes) => [.. nodes.Select(Print)];

    /// <summary>Joins the words that are not empty with spaces.</summary>
    static string Words(params ReadOnlySpan<string> words)
    {
        var text = "";
        foreach (var word in words)
            if (word.Length > 0) text = text.Length == 0 ? word : text + " " + word;
        return text;
    }

    static string After(string prefix, string text) => Around(prefix, text, "");

    static string Around(string start, string text, string end) => text.Length == 0 ? "" : start + text + end;

    static string Indent(string text) => text.Length == 0 ? "" : "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);

    static bool HasLines(string text) => text.Contains('\n');

    /// <summary>Returns the length of the items on one line, joined by ", ".</summary>
    static int JoinedLength(string[] items) => items.Sum(item => item.Length) + Math.Max(0, items.Length - 1) * 2;
}
