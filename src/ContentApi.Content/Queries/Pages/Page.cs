namespace ContentApi.Content.Queries.Pages;

/// <summary>The page to return: <see cref="PageArguments"/> with the places of the cursors.</summary>
/// <param name="First">The size, counted from the beginning or <paramref name="After"/>; null if only <paramref name="Last"/> is given.</param>
/// <param name="After">The place after which the page begins; null for the beginning of the list.</param>
/// <param name="Last">The size, counted from the end or <paramref name="Before"/>; null if it is not given.</param>
/// <param name="Before">The place before which the page ends; null for the end of the list.</param>
readonly record struct Page(int? First, Place? After, int? Last, Place? Before)
{
    /// <summary>The number of entries to find.</summary>
    public int Size => First ?? Last!.Value;
}
