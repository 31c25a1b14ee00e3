using ContentApi.Content.Model;

namespace ContentApi.Content.Indexes;

/// <summary>The ways into the entries of a model: one beginning for each type.</summary>
sealed class ValuePaths(ContentModel model)
{
    readonly Dictionary<ContentType, ValuePath> roots = model.EntryTypes.ToDictionary(type => type, ValuePath.From);

    public ValuePath Of(ContentType entryType) => roots[entryType];
}
