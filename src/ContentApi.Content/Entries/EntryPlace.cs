namespace ContentApi.Content.Entries;

/// <summary>
/// The place of an entry in the content, by which entries are ordered: files by ordinal order of path, then the parts of a file, then the items of a part as
/// the file has them.
/// </summary>
/// <param name="File">The path of the file, relative to the content root.</param>
/// <param name="Part">The number of the part: several types may read items at different places of a file. It is 0 for the whole file.</param>
/// <param name="Item">The position of the item in the list or map of its part, from 0; <see cref="WholeFile"/> if the file is one entry.</param>
public readonly record struct EntryPlace(string File, int Part = 0, int Item = EntryPlace.WholeFile) : IComparable<EntryPlace>
{
    public const int WholeFile = -1;

    /// <summary>Whether the entry is one of the items of its file.</summary>
    public bool IsItem => Item != WholeFile;

    public int CompareTo(EntryPlace other)
    {
        var order = string.CompareOrdinal(File, other.File);
        if (order == 0) order = Part.CompareTo(other.Part);
        return order != 0 ? order : Item.CompareTo(other.Item);
    }
}
