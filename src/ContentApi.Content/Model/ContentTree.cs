namespace ContentApi.Content.Model;

/// <summary><c>@tree</c>: how the items of a list nest.</summary>
/// <param name="ItemType">Embedded.</param>
/// <param name="Children">The field of an item whose items are of the next level.</param>
/// <param name="MaxDepth">How many levels there are at most, from 1.</param>
public sealed record ContentTree(ContentType ItemType, ContentField Children, int MaxDepth);
