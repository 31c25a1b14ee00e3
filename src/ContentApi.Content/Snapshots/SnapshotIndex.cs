using ContentApi.Content.Collections;
using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Finds entries by their names: paths, paths without extension, and unique values. A name may have several entries, in the order of their places. A name that
/// no entry has is looked up by its other spellings: another Unicode form, for a key also other capitals, and for a path without percent-encoding. Immutable
/// once its builder is done.
/// </summary>
sealed class SnapshotIndex
{
    readonly string root;
    readonly NameMap<Entry> paths;
    readonly NameMap<Named> stems, keys;
    readonly IReadOnlyDictionary<ContentField, NameMap<Entry>> unique;

    SnapshotIndex(
        string root, NameMap<Entry> paths, NameMap<Named> stems, NameMap<Named> keys, IReadOnlyDictionary<ContentField, NameMap<Entry>> unique) =>
        (this.root, this.paths, this.stems, this.keys, this.unique) = (root, paths, stems, keys, unique);

    /// <summary>The value of a scalar field as text; null if the entry has none.</summary>
    public static string? TextOf(Entry entry, ContentField field) =>
        entry.Slots[field.Slot] is PreparedValue value ? ValueText.Of(value.Value) : null;

    /// <summary>Adds entries to an index and removes entries from it, before it is shared.</summary>
    public sealed class Builder
    {
        readonly NameMap<Entry>.Builder paths;
        readonly NameMap<Named>.Builder stems, keys;
        readonly Dictionary<ContentField, NameMap<Entry>.Builder> unique;

        public Builder(ContentModel model, string root, int capacity)
        {
            (paths, stems, keys) = (new(NameFolding.Form, capacity), new(NameFolding.Form, capacity), new(NameFolding.Letters, capacity));
            unique = model.EntryTypes.SelectMany(type => type.Fields).Where(field => field.IsCompared)
                .ToDictionary(field => field, _ => new NameMap<Entry>.Builder(NameFolding.Form));
            Index = new(root, paths.Map, stems.Map, keys.Map, unique.ToDictionary(pair => pair.Key, pair => pair.Value.Map));
        }

        /// <summary>The index, which always shows the current state of the builder.</summary>
        public SnapshotIndex Index { get; }

        /// <summary>Adds an entry. Entries must be added in the order of their places.</summary>
        public void Add(Entry entry, string stem)
        {
            paths.TryAdd(entry.Path, entry);
            Named.Add(stems, stem, entry);
            foreach (var (field, text) in UniqueTexts(entry))
            {
                unique[field].TryAdd(text, entry);
                if (field == entry.Type.KeyField) Named.Add(keys, text, entry);
            }
        }

        public void Remove(Entry entry, string stem)
        {
            paths.Remove(entry.Path);
            Named.Remove(stems, stem, entry);
            foreach (var (field, text) in UniqueTexts(entry))
            {
                unique[field].Remove(text);
                if (field == entry.Type.KeyField) Named.Remove(keys, text, entry);
            }
        }

        /// <summary>Puts an entry in the place of another with the same names.</summary>
        public void Replace(Entry old, Entry @new, string stem)
        {
            paths.Replace(old.Path, @new);
            Named.Replace(stems, stem, old, @new);
            foreach (var (field, text) in UniqueTexts(old))
            {
                unique[field].Replace(text, @new);
                if (field == old.Type.KeyField) Named.Replace(keys, text, old, @new);
            }
        }
    }

    /// <summary>Makes the index of the next snapshot. No two of its entries may have the same unique value.</summary>
    /// <param name="replaced">Entries that are replaced by others with the same names.</param>
    /// <param name="removed">Files whose entries are removed; files without an entry are ignored.</param>
    /// <param name="added">Files whose entries are added; files without an entry are ignored.</param>
    public SnapshotIndex With(
        IReadOnlyList<(StoredEntry? Old, StoredEntry? New)> replaced, IReadOnlyList<StoredEntry> removed, IReadOnlyList<StoredEntry> added)
    {
        Entry[] gone = [.. replaced.Select(pair => pair.Old!.Entry!), .. removed.Select(file => file.Entry).OfType<Entry>()];
        Entry[] come = [.. replaced.Select(pair => pair.New!.Entry!), .. added.Select(file => file.Entry).OfType<Entry>()];
        static NameMap<Entry> Changed(
            NameMap<Entry> map, IEnumerable<(string Name, Entry Entry)> gone, IEnumerable<(string Name, Entry Entry)> come)
        {
            var changes = new Dictionary<string, Change<Entry>>(StringComparer.Ordinal);
            foreach (var (name, _) in gone) changes[name] = Change<Entry>.Gone;
            foreach (var (name, entry) in come) changes[name] = Change<Entry>.To(entry);
            return map.With(changes);
        }
        var leaving = gone.ToHashSet();
        NameMap<Named> Renamed(NameMap<Named> map, Func<Entry, string?> nameOf)
        {
            var changes = new Dictionary<string, Change<Named>>(StringComparer.Ordinal);
            var arriving = come.ToLookup(nameOf);
            foreach (var name in gone.Concat(come).Select(nameOf).OfType<string>().Distinct())
            {
                Entry[] left =
                [
                    .. (map.TryGetValue(name, out var named) ? named.All : []).Where(entry => !leaving.Contains(entry)).Concat(arriving[name])
                        .Order(Entry.InOrder),
                ];
                changes[name] = left.Length == 0 ? Change<Named>.Gone : Change<Named>.To(new(left[0], left.Length == 1 ? null : left[1..]));
            }
            return map.With(changes);
        }

        return new(
            root,
            Changed(paths, gone.Select(entry => (entry.Path, entry)), come.Select(entry => (entry.Path, entry))),
            Renamed(stems, entry => entry.Stem),
            Renamed(keys, entry => entry.Type.KeyField is { } key ? TextOf(entry, key) : null),
            unique.ToDictionary(pair => pair.Key, pair => Changed(pair.Value, Texts(gone, pair.Key), Texts(come, pair.Key))));

        static IEnumerable<(string, Entry)> Texts(Entry[] entries, ContentField field) =>
            entries.Where(entry => entry.Type == field.DeclaringType && UniqueText(entry, field) is not null)
                .Select(entry => (UniqueText(entry, field)!, entry));
    }

    /// <summary>The values of an entry's <c>@unique</c> fields as texts; one text for a field that is unique together with others.</summary>
    public static IEnumerable<(ContentField Field, string Text)> UniqueTexts(Entry entry)
    {
        if (!entry.Type.HasUnique) yield break;
        foreach (var field in entry.Type.Fields)
            if (field.IsCompared && UniqueText(entry, field) is { } text) yield return (field, text);
    }

    /// <summary>
    /// The text by which the values of a <c>@unique</c> field are compared; null if the entry lacks a value for it or for a field with which it is unique.
    /// </summary>
    static string? UniqueText(Entry entry, ContentField field)
    {
        var text = TextOf(entry, field);
        foreach (var other in field.UniqueWith)
        {
            if (text is null || TextOf(entry, other) is not { } value) return null;
            // The length keeps the values "a,b" and "c" apart from "a" and "b,c".
            text = $"{text}\0{value.Length}\0{value}";
        }
        return text;
    }

    /// <summary>Finds the entry whose <c>@unique</c> field has exactly this text: one of <see cref="UniqueTexts"/>.</summary>
    public Entry? Holder(ContentField field, string text) => unique[field].TryGetValue(text, out var entry) ? entry : null;

    /// <summary>Finds an entry by the value of a <c>@unique</c> field as text.</summary>
    public Entry? ByUnique(ContentField field, string text) => unique.GetValueOrDefault(field)?.Find(text);

    /// <summary>Whether the file's entry is served.</summary>
    public bool Serves(StoredEntry file) => file.Entry is { } entry && paths.TryGetValue(entry.Path, out var served) && served == entry;

    /// <summary>Finds an entry by its whole path.</summary>
    public Entry? ByPath(string path) => paths.Find(path);

    /// <summary>Finds an entry by its path without extension; of several the first in order of path.</summary>
    public Entry? ByStem(string stem) => stems.Find(stem)?.First;

    /// <summary>
    /// Finds the target of a reference among the entries of some types: (1) the entry whose key field has that value; (2) the entry with that path; (3) the
    /// entry with that path without extension. A text that begins with a slash is read as a path only. A text without a match that begins with the content
    /// root is read again as a path inside it. If nothing is found, the same is tried without percent-encoding, and then for other spellings. Takes only a
    /// few dictionary lookups.
    /// </summary>
    public Resolution Resolve(string text, IReadOnlyList<ContentType> types)
    {
        if (Resolve(text, types, isExact: true) is { Outcome: not ResolutionOutcome.Nothing } exact) return exact;
        var decoded = NameFolding.Decoded(text);
        var isEncoded = !ReferenceEquals(decoded, text);
        if (isEncoded && Resolve(decoded, types, isExact: true) is { Outcome: not ResolutionOutcome.Nothing } same) return same;
        var alike = Resolve(text, types, isExact: false);
        return isEncoded && alike.Outcome == ResolutionOutcome.Nothing ? Resolve(decoded, types, isExact: false) : alike;
    }

    /// <summary>
    /// All texts of <see cref="ReferrerIndex.NamesOf"/> whose references <see cref="Resolve(string, IReadOnlyList{ContentType})"/> may resolve to an entry.
    /// </summary>
    public IEnumerable<string> NamesOf(Entry entry) => Names(entry).SelectMany(ReferrerIndex.NamesOf).Distinct();

    IEnumerable<string> Names(Entry entry)
    {
        if (entry.Type.KeyField is { } key && TextOf(entry, key) is { } text) yield return text;
        var stem = entry.Stem;
        foreach (var path in stem == entry.Path ? [stem] : new[] { entry.Path, stem })
        {
            yield return path;
            yield return "/" + path;
            if (root.Length > 0) yield return $"{root}/{path}";
        }
    }

    Resolution Resolve(string text, IReadOnlyList<ContentType> types, bool isExact)
    {
        if (text.StartsWith('/')) return ResolvePath(text.AsSpan().TrimStart('/'), types, isExact);
        if (Among(keys, text, types, isExact) is { Outcome: not ResolutionOutcome.Nothing } byKey) return byKey;

        var byPath = ResolvePath(text, types, isExact);
        return byPath.Outcome == ResolutionOutcome.Nothing && root.Length > 0 && text.Length > root.Length && text[root.Length] == '/'
            && text.StartsWith(root, StringComparison.Ordinal)
                ? ResolvePath(text.AsSpan(root.Length + 1), types, isExact)
                : byPath;
    }

    Resolution ResolvePath(ReadOnlySpan<char> path, IReadOnlyList<ContentType> types, bool isExact)
    {
        var isFound = isExact ? paths.TryGetValue(path, out var entry) : paths.TryFindOther(path.ToString(), out entry);
        if (isFound && types.Contains(entry!.Type)) return new(ResolutionOutcome.Found, entry);
        return Among(stems, path, types, isExact);
    }

    /// <summary>Finds the entry of some types that has a name, or another spelling of it.</summary>
    static Resolution Among(NameMap<Named> map, ReadOnlySpan<char> name, IReadOnlyList<ContentType> types, bool isExact)
    {
        if (isExact) return map.TryGetValue(name, out var named) ? named.Among(types) : default;
        Resolution found = default;
        foreach (var other in map.Alike(name.ToString()))
        {
            if (!map.TryGetValue(other, out var alike) || alike.Among(types) is not { Outcome: not ResolutionOutcome.Nothing } next) continue;
            if (found.Outcome != ResolutionOutcome.Nothing) return new(ResolutionOutcome.Ambiguous, null);
            found = next;
        }
        return found;
    }

    /// <summary>All entries of any type that have the text as a name, for messages.</summary>
    public IEnumerable<Entry> Candidates(string text)
    {
        var path = text.TrimStart('/');
        if (text == path)
            foreach (var entry in Spelt(keys, text)) yield return entry;
        if (paths.Find(path) is { } byPath) yield return byPath;
        foreach (var entry in Spelt(stems, path)) yield return entry;

        static IEnumerable<Entry> Spelt(NameMap<Named> map, string name) =>
            map.TryGetValue(name, out var named) ? named.All : map.Alike(name).SelectMany(other => map.TryGetValue(other, out var alike) ? alike.All : []);
    }

    /// <summary>The entries of one name. Usually there is only one, which is stored without an array.</summary>
    sealed record Named(Entry First, Entry[]? More)
    {
        public IEnumerable<Entry> All => [First, .. More ?? []];

        public static void Add(NameMap<Named>.Builder names, string name, Entry entry)
        {
            if (names.TryAdd(name, new(entry, null)) || !names.Map.TryGetValue(name, out var named)) return;
            names.Replace(name, named with { More = [.. named.More ?? [], entry] });
        }

        public static void Remove(NameMap<Named>.Builder names, string name, Entry entry)
        {
            if (!names.Map.TryGetValue(name, out var named)) return;
            var left = named.All.Where(other => other != entry).ToArray();
            if (left.Length == 0) names.Remove(name);
            else names.Replace(name, new(left[0], left.Length == 1 ? null : left[1..]));
        }

        public static void Replace(NameMap<Named>.Builder names, string name, Entry old, Entry @new)
        {
            Entry Replaced(Entry entry) => entry == old ? @new : entry;
            if (names.Map.TryGetValue(name, out var named)) names.Replace(name, new(Replaced(named.First), named.More?.Select(Replaced).ToArray()));
        }

        public Resolution Among(IReadOnlyList<ContentType> types)
        {
            var found = types.Contains(First.Type) ? First : null;
            foreach (var entry in More ?? [])
            {
                if (!types.Contains(entry.Type)) continue;
                if (found is not null) return new(ResolutionOutcome.Ambiguous, null);
                found = entry;
            }
            return found is null ? default : new(ResolutionOutcome.Found, found);
        }
    }
}

enum ResolutionOutcome : byte { Nothing, Found, Ambiguous }

/// <summary>The result of resolving a reference.</summary>
/// <param name="Outcome">Whether one entry, none or several have the name.</param>
/// <param name="Entry">The target; null unless exactly one entry has the name.</param>
readonly record struct Resolution(ResolutionOutcome Outcome, Entry? Entry);
