using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Limits;

/// <summary>The size of an operation as written, with fragments counted at each spread.</summary>
/// <param name="Depth">The depth of nested selection sets, those of fragments included; at least 1.</param>
/// <param name="Fields">The number of fields; at most <see cref="Contract.LimitErrors.MaxCount"/>.</param>
/// <param name="RootFields">The number of root fields; at most <see cref="Contract.LimitErrors.MaxCount"/>.</param>
/// <param name="Aliases">
/// The number of aliases of the field that has the most. An alias in a fragment counts once, however often the fragment is spread.
/// </param>
/// <param name="AliasedField">The name of that field; empty if there is no alias.</param>
readonly record struct OperationSize(int Depth, long Fields, long RootFields, int Aliases, string AliasedField)
{
    /// <summary>Returns one error for each limit that the operation exceeds.</summary>
    public IEnumerable<GraphQLError> Check(GraphQLEngineOptions options, Language.OperationDefinitionNode node)
    {
        if (Depth > options.MaxDepth) yield return LimitErrors.TooDeep(Depth, options.MaxDepth, node);
        if (Fields > options.MaxFields) yield return LimitErrors.TooManyFields(Fields, options.MaxFields, node);
        if (RootFields > options.MaxRootFields) yield return LimitErrors.TooManyRootFields(RootFields, options.MaxRootFields, node);
        if (Aliases > options.MaxAliases) yield return LimitErrors.TooManyAliases(AliasedField, Aliases, options.MaxAliases, node);
    }
}
