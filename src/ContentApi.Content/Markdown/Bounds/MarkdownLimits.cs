namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// What a Markdown text may cost. Each limit grows with the text, so that a file costs what its size allows and no more. A text beyond one of them is shown as it is
/// written, with the diagnostic CA6004.
/// </summary>
static class MarkdownLimits
{
    /// <summary>
    /// Blocks and inlines in each other: a tree that is deeper overflows the stack of whoever walks down it. Markdig's renderer throws at 128.
    /// </summary>
    public const int MaxDepth = 100;

    /// <summary>
    /// Steps of a few nanoseconds that parsing may take for each character: open emphasis, brackets and definitions make Markdig look at everything before them
    /// again, so that time grows with the square of a text. An ordinary text takes less than one.
    /// </summary>
    public const int StepsPerCharacter = 100;

    /// <summary>
    /// Steps beyond those of its length that one text may take, and all texts of one file together while the file is read: a paragraph or table
    /// with two thousand emphases needs them. About a twentieth of a second.
    /// </summary>
    public const int ExtraSteps = 8_000_000;

    /// <summary>
    /// Blocks and inlines of a tree, counted where they may begin, against a tree that fills the memory: as many take 80 to 190 MB and one to three seconds, and a heading
    /// counts as four. Of real documents, the most crowded have one for 7 characters, half of them one for 17 or more (decision 24).
    /// </summary>
    public const int MaxNodes = 1_000_000;

    /// <summary>
    /// Characters that parsing may repeat, and that rendering may write, for each character of the text: a long address that reference links repeat, or a wide table of empty rows, would
    /// make gigabytes of a small file. Ordinary HTML takes two to ten.
    /// </summary>
    public const int OutputPerCharacter = 64;

    /// <summary>Characters beyond those of its length that a text may be rendered to: a short text may hold links to long addresses.</summary>
    public const int ExtraOutput = 16 * 1024;

    /// <summary>The longest HTML of one text, in characters: a text that is large itself must not be rendered to what no response can hold.</summary>
    public const int MaxOutput = 16 * 1024 * 1024;

    /// <summary>Whether a text is so long that <see cref="MaxOutput"/> binds it.</summary>
    public static bool MayOverflow(int length) => ExtraOutput + (long)OutputPerCharacter * length > MaxOutput;

    /// <summary>How many characters the text may be rendered to.</summary>
    public static int OutputOf(int length) => (int)Math.Min(ExtraOutput + (long)OutputPerCharacter * length, MaxOutput);
}
