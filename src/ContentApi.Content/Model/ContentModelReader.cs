namespace ContentApi.Content.Model;

/// <summary>Reads a content model from the <c>.graphql</c> files of one folder.</summary>
public static class ContentModelReader
{
    /// <summary>Finds every fault, each at its <c>path:line:col</c>.</summary>
    /// <param name="files">Path (for diagnostics) and bytes of each file, in any order: they are read by ordinal order of path.</param>
    public static ContentModelResult Read(IEnumerable<ModelFile> files) => throw new NotImplementedException();
}

public readonly record struct ModelFile(string Path, ReadOnlyMemory<byte> Utf8);
