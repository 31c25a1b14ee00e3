using ContentApi.GraphQL.Contract;

namespace ContentApi.GraphQL.Limits;

/// <summary>What an operation asks for as it is written, fragments counted at each place where they are spread.</summary>
/// <param name="Depth">Selection sets inside each other, those of fragments included; from 1.</param>
/// <param name="Fields">Fields; at most <see cref="Contract.LimitErrors.MaxCount"/>.</param>
/// <param name="RootFields">Those of <paramref name="Fields"/> that are the operation's own.</param>
/// <param name="Aliases">How many aliases the field has that has most of them, each counted where it is written.</param>
/// <param name="AliasedField">That field's name; empty where there is no alias.</param>
readonly record struct OperationSize(int Depth, long Fields, long RootFields, int Aliases, string AliasedField)
{
    /// <summary>One error for each limit that is passed.</summary>
    public IEnumerable<GraphQLError> Check(GraphQLEngineOptions options, Language.OperationDefinitionNode node)
    {
        if (Depth > options.MaxDepth) yield return LimitErrors.TooDeep(Depth, options.MaxDepth, node);
        if (Fields > options.MaxFields) yield return LimitErrors.TooManyFields(Fields, options.MaxFields, node);
        if (RootFields > options.MaxRootFields) yield return LimitErrors.TooManyRootFields(RootFields, options.MaxRootFields, node);
        if (Aliases > options.MaxAliases) yield return LimitErrors.TooManyAliases(AliasedField, Aliases, options.MaxAliases, node);
    }
}
