namespace ContentApi.Content.Documents;

/// <summary>What a document may cost to hold. Its size in bytes is limited where blobs are read.</summary>
public static class DocumentLimits
{
    /// <summary>Lists and mappings inside each other, aliases followed: a file of opening brackets must not overflow the stack.</summary>
    public const int MaxDepth = 64;

    /// <summary>Values that aliases repeat, all together: an alias bomb ("billion laughs") doubles them with each line.</summary>
    public const int MaxRepeatedNodes = 100_000;

    /// <summary>UTF-16 code units in the values that aliases repeat: the same bomb, made of one long text.</summary>
    public const int MaxRepeatedCharacters = 10_000_000;

    /// <summary>
    /// UTF-16 code units that the repairs of one YAML text may read again. Each repair of an outdented value reads from the beginning: a file of thousands of such places must
    /// not cost their square.
    /// </summary>
    public const int MaxRereadCharacters = 5_000_000;
}
