using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Search;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// The indexes of a snapshot, which are made when they are first needed. If the model did not change, the next snapshot updates them by its changes.
/// Safe to use from several threads.
/// </summary>
public sealed class DerivedIndexes
{
    readonly ContentModel model;
    readonly Lazy<SearchIndex> search;

    /// <param name="model">The model of the entries.</param>
    /// <param name="entriesOf">The entries of a type in the order of their places.</param>
    /// <param name="previous">The previous snapshot, which has the same model; null if there is none.</param>
    internal DerivedIndexes(ContentModel model, Func<ContentType, Entry[]> entriesOf, ContentSnapshot? previous)
    {
        this.model = model;
        var searched = model.EntryTypes.Where(SearchText.IsSearched).ToList();
        search = new(() => SearchIndex.Build([.. searched.SelectMany(entriesOf)]));
        if (previous is null)
        {
            Values = new(entriesOf);
            return;
        }
        var changes = new SnapshotChanges(previous.EntriesOf, entriesOf);
        Values = new(entriesOf, previous.Indexes.Values, changes);
        if (previous.Indexes.search is { IsValueCreated: true, Value: var known })
            search = new(known.After([.. searched.SelectMany(type => changes.Of(type).Removed)], [.. searched.SelectMany(type => changes.Of(type).Added)]));
    }

    /// <summary>The indexes of values and references.</summary>
    internal SnapshotIndexes Values { get; }

    internal SearchIndex Search => search.Value;

    /// <summary>Makes the indexes that a request would otherwise have to wait for.</summary>
    public void Prepare()
    {
        PrepareSearch();
        PrepareReferrers();
    }

    /// <summary>Makes the index of all texts that are searched.</summary>
    public void PrepareSearch() => _ = Search;

    /// <summary>Makes the indexes of references and links: the build of the next commit that adds or removes a file needs them.</summary>
    public void PrepareReferrers()
    {
        foreach (var type in model.EntryTypes)
        {
            Values.Referrers(type);
            Values.Mentions(type);
        }
    }
}
