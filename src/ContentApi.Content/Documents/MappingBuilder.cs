using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>Collects the entries of one mapping. If a key occurs twice, the last one counts, and a warning is reported.</summary>
sealed class MappingBuilder(DiagnosticBag diagnostics)
{
    // Most mappings are short: a search through eight keys is faster than a dictionary.
    const int SearchableCount = 8;

    readonly List<MappingEntry?> entries = [];
    Dictionary<string, int>? indexes;
    bool hasGaps;

    public void Add(MappingEntry entry)
    {
        if (IndexOf(entry.Key) is var earlier and >= 0)
        {
            diagnostics.Report(DiagnosticRules.DuplicateKey, entry.KeyPosition,
                $"The key {Quote.Text(entry.Key)} occurs here and on line {entries[earlier]!.KeyPosition.Line}; this last one counts.",
                "Keep one of the two.");
            entries[earlier] = null;
            hasGaps = true;
        }
        entries.Add(entry);
        if (indexes is not null) indexes[entry.Key] = entries.Count - 1;
    }

    public bool Contains(string key) => IndexOf(key) >= 0;

    public MappingEntry[] Build() => [.. hasGaps ? entries.OfType<MappingEntry>() : entries!];

    int IndexOf(string key)
    {
        if (indexes is null && entries.Count <= SearchableCount) return entries.FindIndex(entry => entry?.Key == key);
        if (indexes is null)
        {
            indexes = new(StringComparer.Ordinal);
            for (var i = 0; i < entries.Count; i++)
                if (entries[i] is { } entry) indexes[entry.Key] = i;
        }
        return indexes.GetValueOrDefault(key, -1);
    }
}
