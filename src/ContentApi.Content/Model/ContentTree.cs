namespace ContentApi.Content.Model;

/// <summary>How the items of a list with <c>@tree</c> form a tree: they contain each other, or each names its parent.</summary>
/// <param name="ItemType">The type of the items, which is an embedded type.</param>
/// <param name="MaxDepth">The maximum number of levels, at least 1.</param>
public sealed record ContentTree(ContentType ItemType, int MaxDepth)
{
    /// <summary>The field of an item that contains the items one level deeper; null if the list is flat.</summary>
    public ContentField? Children { get; init; }

    /// <summary>
    /// The fields of an item of a flat list: those of which the first with a value identifies it, and the one that names its parent; null if items nest.
    /// </summary>
    public (IReadOnlyList<ContentField> Ids, ContentField Parent)? Flat { get; init; }
}
