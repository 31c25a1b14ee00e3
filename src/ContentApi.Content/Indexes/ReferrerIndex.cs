using System.Runtime.InteropServices;
using ContentApi.Content.Collections;
using ContentApi.Content.Entries;

namespace ContentApi.Content.Indexes;

/// <summary>
/// The entries of a type by texts that stand in them, mostly those of some of their references: which entries may refer to a target is found by what the target can be called. What a text means
/// depends on other entries and is asked of the snapshot; which text stands where does not. Immutable.
/// </summary>
sealed class ReferrerIndex
{
    readonly Action<Entry, List<string>> collect;
    readonly PersistentMap<Entry[]> byText;

    ReferrerIndex(Action<Entry, List<string>> collect, PersistentMap<Entry[]> byText) => (this.collect, this.byText) = (collect, byText);

    /// <param name="collect">Adds the texts of an entry that are meant.</param>
    /// <param name="entries">By ordinal order of path.</param>
    public static ReferrerIndex Build(Action<Entry, List<string>> collect, IReadOnlyList<Entry> entries)
    {
        var lists = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        foreach (var (text, entry) in Texts(collect, entries))
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, text, out _);
            (list ??= []).Add(entry);
        }
        return new(collect, PersistentMap<Entry[]>.Of(lists.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal)));
    }

    public ReferrerIndex After(EntryChanges changes)
    {
        if (changes.Count == 0) return this;
        var (removed, added) = (Texts(collect, changes.Removed).ToLookup(pair => pair.Text, pair => pair.Entry), Texts(collect, changes.Added).ToLookup(pair => pair.Text, pair => pair.Entry));
        var next = new Dictionary<string, Change<Entry[]>>(StringComparer.Ordinal);
        foreach (var text in removed.Concat(added).Select(group => group.Key).Distinct())
        {
            var gone = removed[text].ToHashSet();
            Entry[] left = [.. (byText.Find(text) ?? []).Where(entry => !gone.Contains(entry)).Concat(added[text])];
            Array.Sort(left, (x, y) => string.CompareOrdinal(x.Path, y.Path));
            next[text] = left.Length == 0 ? Change<Entry[]>.Gone : Change<Entry[]>.To(left);
        }
        return new(collect, byText.With(next));
    }

    /// <summary>The entries with a reference of that text, by ordinal order of path, each once.</summary>
    /// <param name="text">As <see cref="NameOf"/> gives it.</param>
    public Entry[] Find(string text) => byText.Find(text) ?? [];

    /// <summary>What a reference's text is known by: any number of leading slashes means the same as one.</summary>
    public static string NameOf(string text) => text.StartsWith("//", StringComparison.Ordinal) ? "/" + text.TrimStart('/') : text;

    /// <summary>The names of the references among some values.</summary>
    public static void AddNames(IEnumerable<object> values, List<string> names)
    {
        foreach (var value in values)
            if (value is Reference reference) names.Add(NameOf(reference.Text));
    }

    static IEnumerable<(string Text, Entry Entry)> Texts(Action<Entry, List<string>> collect, IReadOnlyList<Entry> entries)
    {
        var (texts, met) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var entry in entries)
        {
            texts.Clear();
            met.Clear();
            collect(entry, texts);
            foreach (var text in texts)
                if (met.Add(text)) yield return (text, entry);
        }
    }
}
