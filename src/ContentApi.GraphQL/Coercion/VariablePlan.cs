using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Coercion;

/// <summary>A variable that an operation defines, with its type looked up and its default value coerced.</summary>
sealed class VariablePlan
{
    /// <exception cref="GraphQLException">The type is unknown, or the default value does not fit it. Does not occur in a validated document.</exception>
    public VariablePlan(Schema schema, VariableDefinitionNode node, int index)
    {
        Node = node;
        Index = index;
        Type = schema.FindType(node.Type) is { IsInputType: true } type
            ? type
            : throw Invalid(node.Type, $"\"{node.Type}\" is not an input type of the schema.");
        if (node.DefaultValue is null) return;
        if (!LiteralCoercion.TryCoerce(node.DefaultValue, Type, VariableValues.None, out var value))
            throw Invalid(node.DefaultValue, $"Variable \"${Name}\" has an invalid default value {node.DefaultValue}.");
        DefaultValue = value;
    }

    public VariableDefinitionNode Node { get; }
    public int Index { get; }
    public string Name => Node.Variable.Name.Value;
    public TypeReference Type { get; }
    public bool HasDefault => Node.DefaultValue is not null;
    public object? DefaultValue { get; }

    static GraphQLException Invalid(SyntaxNode node, string message) => new(new GraphQLError(message, ErrorCodes.ValidationFailed, node));
}
