namespace ContentApi.Content.Diagnostics;

/// <summary>A name that leads nowhere, as the author means it.</summary>
/// <param name="Text">
/// For a reference the text as it is written; for a link or an asset the path from the content root, for a link with the slashes at its ends as written.
/// </param>
/// <param name="Kind">What names it.</param>
sealed record MissingName(string Text, MissingNameKind Kind);

enum MissingNameKind : byte
{
    Reference,
    Link,
    Asset,
}
