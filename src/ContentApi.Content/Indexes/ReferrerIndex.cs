using System.Runtime.InteropServices;
using ContentApi.Content.Collections;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Indexes;

/// <summary>
/// The entries of a type by texts that they contain, usually the texts of references. The entries that may refer to a target are found by the names of the
/// target. The index depends only on the entries themselves: the snapshot, which knows the other entries, resolves what a text refers to. Immutable.
/// </summary>
sealed class ReferrerIndex
{
    readonly Action<Entry, List<string>> collect;
    readonly PersistentMap<Entry[]> byText;

    ReferrerIndex(Action<Entry, List<string>> collect, PersistentMap<Entry[]> byText) => (this.collect, this.byText) = (collect, byText);

    /// <summary>Makes an index of entries.</summary>
    /// <param name="collect">Adds the indexed texts of an entry to a list.</param>
    /// <param name="entries">The entries in the order of their places.</param>
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

    /// <summary>Makes the index of the next snapshot, which shares the unchanged parts.</summary>
    public ReferrerIndex After(EntryChanges changes)
    {
        if (changes.Count == 0) return this;
        var removed = Texts(collect, changes.Removed).ToLookup(pair => pair.Text, pair => pair.Entry);
        var added = Texts(collect, changes.Added).ToLookup(pair => pair.Text, pair => pair.Entry);
        var next = new Dictionary<string, Change<Entry[]>>(StringComparer.Ordinal);
        foreach (var text in removed.Concat(added).Select(group => group.Key).Distinct())
        {
            var gone = removed[text].ToHashSet();
            Entry[] left = [.. (byText.Find(text) ?? []).Where(entry => !gone.Contains(entry)).Concat(added[text])];
            Array.Sort(left, Entry.InOrder);
            next[text] = left.Length == 0 ? Change<Entry[]>.Gone : Change<Entry[]>.To(left);
        }
        return new(collect, byText.With(next));
    }

    /// <summary>The entries that contain a text, in the order of their places, each once.</summary>
    /// <param name="text">The text; that of a reference as <see cref="NameOf"/> returns it.</param>
    public Entry[] Find(string text) => byText.Find(text) ?? [];

    /// <summary>
    /// Returns the indexed text of a reference, which all spellings of a target have in common: several leading slashes become one, which has the same
    /// meaning, and the text is folded and percent-decoded.
    /// </summary>
    public static string NameOf(string text) =>
        NameFolding.Letters(NameFolding.Decoded(text.StartsWith("//", StringComparison.Ordinal) ? "/" + text.TrimStart('/') : text));

    /// <summary>Returns the indexed texts of the references that may mean a name. The name itself may look percent-encoded.</summary>
    public static string[] NamesOf(string name)
    {
        var (decoded, spelt) = (NameOf(name), NameFolding.Letters(name));
        return decoded == spelt ? [decoded] : [decoded, spelt];
    }

    /// <summary>
    /// Adds the indexed texts of the references among some values. A reference may be written as a public path: it is then found by that of its page as well,
    /// and by that of the fragment.
    /// </summary>
    public static void AddNames(IEnumerable<object> values, List<string> names)
    {
        foreach (var value in values)
        {
            if ((value is Link link ? link.Target : value) is not Reference { Text: var text }) continue;
            names.Add(NameOf(text));
            names.Add(NameFolding.Letters(RoutePath.KeyOf(text)));
            if (text.Contains('#')) names.Add(NameFolding.Letters(RoutePath.AddressKey(text)));
        }
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
