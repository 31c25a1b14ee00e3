using ContentApi.Content.Model;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries;

/// <summary>The context of a query.</summary>
/// <param name="Snapshot">The snapshot that answers the query.</param>
/// <param name="Meter">Counts the work of the request.</param>
readonly record struct QueryScope(ContentSnapshot Snapshot, StepMeter Meter)
{
    /// <summary>The scope of a query that may depend on any entry. The whole snapshot is recorded as a source of the answer.</summary>
    public static QueryScope Of(in FieldContext context) => new(SnapshotReader.Of(context).Whole(), context.Meter);

    /// <summary>The scope of a query that depends only on the entries of one type, which are recorded as a source of the answer.</summary>
    public static QueryScope Of(ContentType type, in FieldContext context)
    {
        var reader = SnapshotReader.Of(context);
        reader.Entries(type);
        return new(reader.Content, context.Meter);
    }
}
