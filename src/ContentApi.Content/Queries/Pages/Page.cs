namespace ContentApi.Content.Queries.Pages;

/// <summary>Which page of a list is wanted: <see cref="PageArguments"/> whose cursors were found.</summary>
/// <param name="First">Its size, counted from the beginning or <paramref name="After"/>; null where only <paramref name="Last"/> is given.</param>
/// <param name="After">Where it begins; null for the list's beginning.</param>
/// <param name="Last">Its size, counted from the end or <paramref name="Before"/>; or null.</param>
/// <param name="Before">Where it ends; null for the list's end.</param>
readonly record struct Page(int? First, Place? After, int? Last, Place? Before)
{
    /// <summary>How many entries are looked for.</summary>
    public int Size => First ?? Last!.Value;
}
