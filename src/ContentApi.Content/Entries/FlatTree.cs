using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Entries;

/// <summary>The tree that the items of a flat list form, each of which names its parent. Made in linear time.</summary>
sealed class FlatTree
{
    const int Root = -1, Unknown = -2;

    readonly int[] parents, levels;

    FlatTree(int[] parents, int[] levels) => (this.parents, this.levels) = (parents, levels);

    /// <summary>The level of an item, 0 on the first one.</summary>
    public int LevelOf(int item) => levels[item];

    /// <summary>The items below an item, or those of the first level for null, in the order of the list.</summary>
    public ILookup<int?, int> Below =>
        Enumerable.Range(0, parents.Length).Where(item => levels[item] >= 0).ToLookup(item => parents[item] < 0 ? (int?)null : parents[item]);

    /// <param name="tree">A tree whose items name their parents.</param>
    /// <param name="items">The items; null in the place of a wrong item.</param>
    /// <param name="report">Receives the fault of each item that has one; null to ignore faults.</param>
    public static FlatTree Of(ContentTree tree, object?[] items, Action<int, FlatTreeFault>? report = null)
    {
        var (_, parentField) = tree.Flat!.Value;
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < items.Length; i++)
            if (IdOf(tree, items[i]) is { } id && !byId.TryAdd(id, i)) report?.Invoke(i, FlatTreeFault.IdTaken);
        // In other capitals an id is found if no other item's differs only in them, as the key of a reference is.
        var byLetters = new Lazy<ILookup<string, int>>(() => byId.ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase));

        var parents = new int[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            parents[i] = Root;
            if (TextOf(items[i], parentField) is not { } name) continue;
            if (byId.TryGetValue(name, out var parent)) parents[i] = parent;
            else if (byLetters.Value[name].Take(2).ToArray() is [var alike]) parents[i] = alike;
            else report?.Invoke(i, FlatTreeFault.ParentUnknown);
        }

        // The levels, from the parents down. One item of each circle is put on the first level.
        var levels = new int[items.Length];
        Array.Fill(levels, Unknown);
        var path = new Stack<int>();
        var isOnPath = new bool[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var at = i;
            while (at >= 0 && levels[at] == Unknown && !isOnPath[at])
            {
                isOnPath[at] = true;
                path.Push(at);
                at = parents[at];
            }
            if (at >= 0 && isOnPath[at])
            {
                // The item at which the walk comes back to its own path becomes the top of the circle.
                parents[at] = Root;
                report?.Invoke(at, FlatTreeFault.Circle);
                levels[at] = 0;
            }
            while (path.TryPop(out var item))
            {
                isOnPath[item] = false;
                if (levels[item] == Unknown) levels[item] = parents[item] < 0 ? 0 : levels[parents[item]] + 1;
            }
        }
        for (var i = 0; i < items.Length; i++)
            if (items[i] is null) levels[i] = Unknown;
        return new(parents, levels);
    }

    /// <summary>Returns the field that identifies an item: the first of them that has a value; null if none has.</summary>
    public static ContentField? IdFieldOf(ContentTree tree, object? item) => tree.Flat!.Value.Ids.FirstOrDefault(field => TextOf(item, field) is not null);

    /// <summary>Returns the id of an item; null if it has none.</summary>
    public static string? IdOf(ContentTree tree, object? item) => IdFieldOf(tree, item) is { } field ? TextOf(item, field) : null;

    static string? TextOf(object? item, ContentField field) =>
        item is ContentObject holder && holder.Slots[field.Slot] is PreparedValue value ? ValueText.Of(value.Value) : null;
}

/// <summary>A fault of an item in a flat tree.</summary>
enum FlatTreeFault : byte { IdTaken, ParentUnknown, Circle }
