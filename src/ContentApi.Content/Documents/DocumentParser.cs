namespace ContentApi.Content.Documents;

/// <summary>Reads the bytes of a content file: <c>.md</c> with YAML front matter, <c>.yaml</c>, <c>.yml</c>, <c>.json</c>.</summary>
public static class DocumentParser
{
    /// <summary>Whether files of this path's extension are content files.</summary>
    public static bool Understands(string path) => throw new NotImplementedException();

    /// <summary>Never throws for what the bytes hold: every fault is in <see cref="Document.Diagnostics"/>.</summary>
    /// <param name="path">Relative to the content root; its extension decides the syntax.</param>
    /// <param name="utf8">The file's bytes, not yet known to be valid UTF-8.</param>
    public static Document Parse(string path, ReadOnlySpan<byte> utf8) => throw new NotImplementedException();
}
