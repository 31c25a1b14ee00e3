namespace ContentApi.GraphQL.TypeSystem;

/// <summary>The type of a field or an input: a <see cref="NamedType"/>, or a list or non-null type that wraps another.</summary>
public abstract class TypeReference
{
    /// <summary>The named type inside all wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>This type without its outermost non-null wrapper.</summary>
    public virtual TypeReference Nullable => this;

    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether an argument or input field may have the type (specification, <c>IsInputType</c>).</summary>
    public bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether a field may have the type (specification, <c>IsOutputType</c>).</summary>
    public bool IsOutputType => Named is not InputObjectType;
}

public sealed class ListType(TypeReference ofType) : TypeReference
{
    public TypeReference OfType { get; } = ofType;
    public override NamedType Named => OfType.Named;
    public override string ToString() => $"[{OfType}]";
}

public sealed class NonNullType(TypeReference ofType) : TypeReference
{
    /// <summary>The nullable type: never a <see cref="NonNullType"/>.</summary>
    public TypeReference OfType { get; } = ofType;
    public override NamedType Named => OfType.Named;
    public override TypeReference Nullable => OfType;
    public override string ToString() => $"{OfType}!";
}
