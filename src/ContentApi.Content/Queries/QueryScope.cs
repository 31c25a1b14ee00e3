using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Execution;
using ContentApi.GraphQL.Limits;

namespace ContentApi.Content.Queries;

/// <summary>What a query is answered from, and where its work is counted.</summary>
readonly record struct QueryScope(ContentSnapshot Snapshot, StepMeter Meter)
{
    public static QueryScope Of(in FieldContext context) => new((ContentSnapshot)context.State!, context.Meter);
}
