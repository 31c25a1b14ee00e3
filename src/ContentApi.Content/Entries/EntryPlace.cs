namespace ContentApi.Content.Entries;

/// <summary>The place of an entry in the content, by which entries are ordered: files by ordinal order of path, items of a file as the file has them.</summary>
/// <param name="File">The path of the file, relative to the content root.</param>
/// <param name="Item">The position of the item in the file's list or map, from 0; <see cref="WholeFile"/> if the file is one entry.</param>
public readonly record struct EntryPlace(string File, int Item = EntryPlace.WholeFile) : IComparable<EntryPlace>
{
    public const int WholeFile = -1;

    /// <summary>Whether the entry is one of the items of its file.</summary>
    public bool IsItem => Item != WholeFile;

    public int CompareTo(EntryPlace other) => string.CompareOrdinal(File, other.File) is not 0 and var order ? order : Item.CompareTo(other.Item);
}
