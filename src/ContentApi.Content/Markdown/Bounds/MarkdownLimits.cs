namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// Limits the cost of a Markdown text, so that a file costs no more than its size allows. A text beyond one of the limits is shown as it is written, with
/// the diagnostic CA6004.
/// </summary>
static class MarkdownLimits
{
    /// <summary>
    /// Maximum nesting of blocks and inlines: code that walks down a deeper tree would overflow the stack. Markdig's renderer throws at 128.
    /// </summary>
    public const int MaxDepth = 100;

    /// <summary>
    /// Maximum nesting of elements in a text with raw HTML. Some pages nest some dozens; browsers stop at 512, and AngleSharp's code is recursive.
    /// </summary>
    public const int MaxHtmlDepth = 200;

    /// <summary>
    /// Maximum number of comments that reach beyond their blocks. The text is parsed again without each; the last one hides the rest of the text.
    /// </summary>
    public const int MaxCuts = 8;

    /// <summary>
    /// Maximum number of times that a text is parsed because something in it that looks like code is none. Then nothing is code for template markup.
    /// </summary>
    public const int MaxReadings = 6;

    /// <summary>
    /// Steps of a few nanoseconds that parsing may take for each character. Open emphasis, brackets and definitions make Markdig read everything before them
    /// again, so that time grows with the square of the text's length. An ordinary text takes less than one step.
    /// </summary>
    public const int StepsPerCharacter = 100;

    /// <summary>
    /// Steps that one text may take beyond those of its length. All texts of one file share them while the file is read. A paragraph or table with two thousand
    /// emphases needs them. They take about a twentieth of a second.
    /// </summary>
    public const int ExtraSteps = 8_000_000;

    /// <summary>
    /// Maximum number of blocks and inlines of a tree, counted where they may begin; a heading counts as four. Stops a tree that fills the memory: as many take
    /// 80 to 190 MB and one to three seconds. The most crowded real documents have one for 7 characters, half of them one for 17 or more (decision 24).
    /// </summary>
    public const int MaxNodes = 1_000_000;

    /// <summary>
    /// Characters that parsing may repeat, and that rendering may write, for each character of the text. A long address that reference links repeat, or a wide
    /// table of empty rows, would make gigabytes of a small file. Ordinary HTML takes two to ten.
    /// </summary>
    public const int OutputPerCharacter = 64;

    /// <summary>Characters that a text may be rendered to beyond those of its length: a short text may have links to long addresses.</summary>
    public const int ExtraOutput = 16 * 1024;

    /// <summary>Maximum length of the HTML of one text, in characters: that of a large text must not be too long for any response.</summary>
    public const int MaxOutput = 16 * 1024 * 1024;

    /// <summary>Whether a text of this length is limited by <see cref="MaxOutput"/>.</summary>
    public static bool MayOverflow(int length) => ExtraOutput + (long)OutputPerCharacter * length > MaxOutput;

    /// <summary>Returns the maximum length of the HTML of a text of this length, in characters.</summary>
    public static int OutputOf(int length) => (int)Math.Min(ExtraOutput + (long)OutputPerCharacter * length, MaxOutput);
}
