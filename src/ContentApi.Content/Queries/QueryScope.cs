using ContentApi.Content.Model;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries;

/// <summary>What a query is answered from, and where its work is counted.</summary>
readonly record struct QueryScope(ContentSnapshot Snapshot, StepMeter Meter)
{
    /// <summary>For what may depend on any entry.</summary>
    public static QueryScope Of(in FieldContext context) => new(SnapshotReader.Of(context).Whole(), context.Meter);

    /// <summary>For what depends on no entries but those of one type.</summary>
    public static QueryScope Of(ContentType type, in FieldContext context)
    {
        var reader = SnapshotReader.Of(context);
        reader.Entries(type);
        return new(reader.Content, context.Meter);
    }
}
