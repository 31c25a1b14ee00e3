namespace ContentApi.GraphQL.Language;

/// <summary>An input value (specification, 2.10).</summary>
public abstract class ValueNode : SyntaxNode;

public sealed class VariableNode : ValueNode
{
    public required NameNode Name { get; init; }
    public override NodeKind Kind => NodeKind.Variable;
}

public sealed class IntValueNode : ValueNode
{
    /// <summary>The number as written, with any number of digits.</summary>
    public required string Value { get; init; }
    public override NodeKind Kind => NodeKind.IntValue;
}

public sealed class FloatValueNode : ValueNode
{
    /// <summary>The number as written.</summary>
    public required string Value { get; init; }
    public override NodeKind Kind => NodeKind.FloatValue;
}

public sealed class StringValueNode : ValueNode
{
    /// <summary>The semantic value, with escapes replaced and a block string dedented.</summary>
    public required string Value { get; init; }
    public bool Block { get; init; }
    public override NodeKind Kind => NodeKind.StringValue;
}

public sealed class BooleanValueNode : ValueNode
{
    public required bool Value { get; init; }
    public override NodeKind Kind => NodeKind.BooleanValue;
}

public sealed class NullValueNode : ValueNode
{
    public override NodeKind Kind => NodeKind.NullValue;
}

public sealed class EnumValueNode : ValueNode
{
    public required string Value { get; init; }
    public override NodeKind Kind => NodeKind.EnumValue;
}

public sealed class ListValueNode : ValueNode
{
    public required IReadOnlyList<ValueNode> Values { get; init; }
    public override NodeKind Kind => NodeKind.ListValue;
}

public sealed class ObjectValueNode : ValueNode
{
    public required IReadOnlyList<ObjectFieldNode> Fields { get; init; }
    public override NodeKind Kind => NodeKind.ObjectValue;
}

public sealed class ObjectFieldNode : SyntaxNode
{
    public required NameNode Name { get; init; }
    public required ValueNode Value { get; init; }
    public override NodeKind Kind => NodeKind.ObjectField;
}
