using System.Runtime.CompilerServices;
using ContentApi.Content.Model;

namespace ContentApi.Content.Entries;

/// <summary>An item of a tree with its place in it.</summary>
/// <param name="Id">
/// The entry's path, <c>#</c>, and the indexes of the items above and of this one, from 0: <c>menus/main.yaml#0.2</c>; in a flat list the index of the item
/// alone. It stays the same as long as the file keeps its items.
/// </param>
/// <param name="Parent">The item above; null on the first level.</param>
/// <param name="Depth">The level of the item: 0 on the first level.</param>
/// <param name="Item">The item itself.</param>
sealed record TreeNode(string Id, TreeNode? Parent, int Depth, ContentObject Item)
{
    // The nodes depend on the entry alone, and are requested again and again.
    static readonly ConditionalWeakTable<Entry, IReadOnlyList<TreeNode>> known = [];

    /// <summary>The items from the first level to this one.</summary>
    public IReadOnlyList<TreeNode> Path => Parent is null ? [this] : [.. Parent.Path, this];

    /// <summary>Returns all items in the order of the file: each before those below it, also of a flat list.</summary>
    /// <param name="entry">The entry that has the tree.</param>
    /// <param name="field">Its field with <c>@tree</c>.</param>
    public static IReadOnlyList<TreeNode> All(Entry entry, ContentField field) => known.GetValue(entry, entry =>
    {
        var nodes = new List<TreeNode>();
        if (field.Tree!.Flat is not null) AddFlat((entry.Slots[field.Slot] as object?[]) ?? []);
        else Add(entry.Slots[field.Slot], null, $"{entry.Path}#", 0);
        return nodes;

        void AddFlat(object?[] list)
        {
            var below = FlatTree.Of(field.Tree!, list).Below;
            AddBelow(null, null, 0);

            void AddBelow(int? at, TreeNode? parent, int depth)
            {
                if (depth == field.Tree!.MaxDepth) return;
                foreach (var index in below[at])
                {
                    var node = new TreeNode($"{entry.Path}#{index}", parent, depth, (ContentObject)list[index]!);
                    nodes.Add(node);
                    AddBelow(index, node, depth + 1);
                }
            }
        }

        // The recursion is as deep as the levels of the tree.
        void Add(object? items, TreeNode? parent, string before, int depth)
        {
            if (items is not object?[] list) return;
            for (var i = 0; i < list.Length; i++)
            {
                if (list[i] is not ContentObject item) continue;
                var node = new TreeNode($"{before}{i}", parent, depth, item);
                nodes.Add(node);
                Add(item.Slots[field.Tree!.Children!.Slot], node, $"{node.Id}.", depth + 1);
            }
        }
    });
}
