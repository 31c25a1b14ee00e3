using ContentApi.Content.Model;

namespace ContentApi.Content.Indexes;

/// <summary>The root paths of a model, one for each content type.</summary>
sealed class ValuePaths(ContentModel model)
{
    readonly Dictionary<ContentType, ValuePath> roots = model.EntryTypes.ToDictionary(type => type, ValuePath.From);

    public ValuePath Of(ContentType entryType) => roots[entryType];
}
