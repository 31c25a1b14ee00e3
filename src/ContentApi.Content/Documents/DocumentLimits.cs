namespace ContentApi.Content.Documents;

/// <summary>Limits the memory that a document may take. Its size in bytes is limited where blobs are read.</summary>
public static class DocumentLimits
{
    /// <summary>Maximum nesting of lists and mappings, also by aliases: a file of opening brackets must not overflow the stack.</summary>
    public const int MaxDepth = 64;

    /// <summary>Maximum number of values that the aliases of a document repeat: an alias bomb ("billion laughs") doubles it with each line.</summary>
    public const int MaxRepeatedNodes = 100_000;

    /// <summary>Maximum length of all values that aliases repeat, in UTF-16 code units: stops an alias bomb that is made of one long text.</summary>
    public const int MaxRepeatedCharacters = 10_000_000;

    /// <summary>Maximum number of records of a CSV file: one letter and an end of line cost two hundred bytes of memory.</summary>
    public const int MaxRecords = 100_000;

    /// <summary>
    /// Maximum number of UTF-16 code units that the repairs of one YAML text may read again. Each repair of an outdented value reads the text from its
    /// beginning, so that the time for a file of such values would grow with the square of their number.
    /// </summary>
    public const int MaxRereadCharacters = 5_000_000;

    /// <summary>
    /// Maximum number of entries in one file: 4 MiB of <c>- a</c> lines would become a million entries, each of which takes a kilobyte in the indexes.
    /// </summary>
    public const int MaxItems = 100_000;
}
