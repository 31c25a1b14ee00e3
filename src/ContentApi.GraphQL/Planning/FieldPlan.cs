using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

/// <summary>One field of a compiled selection: everything about it that does not depend on the value it is read from.</summary>
public sealed class FieldPlan
{
    public required Field Field { get; init; }
    public required string ResponseName { get; init; }
}
