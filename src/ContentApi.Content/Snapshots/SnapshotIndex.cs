using ContentApi.Content.Collections;
using ContentApi.Content.Entries;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Finds entries by their names: paths, paths without extension, unique values, public paths, and names of files. A name may have several entries, in the
/// order of their places. A name that no entry has is looked up by its other spellings: another Unicode form, for all names but paths also other capitals, and
/// for a path without percent-encoding. Immutable once its builder is done.
/// </summary>
sealed class SnapshotIndex
{
    /// <summary>The most entries of one name and type that a message is chosen from.</summary>
    const int MaxCandidates = 16;

    readonly string root;
    readonly NameMap<Entry> paths;
    readonly Names names;
    readonly IReadOnlyDictionary<ContentField, NameMap<Entry>> unique;

    SnapshotIndex(string root, NameMap<Entry> paths, Names names, IReadOnlyDictionary<ContentField, NameMap<Entry>> unique) =>
        (this.root, this.paths, this.names, this.unique) = (root, paths, names, unique);

    /// <summary>The names that several entries may have.</summary>
    /// <param name="Stems">By the path without extension.</param>
    /// <param name="Keys">By the value of the key field.</param>
    /// <param name="Addresses">By the <see cref="RoutePath.AddressKey"/> of the public path. The first entry is the one that is served there.</param>
    /// <param name="Files">By the name of the file without extension: see <see cref="FileNameOf"/>.</param>
    /// <param name="WholeFiles">By the name of the file with its extension.</param>
    sealed record Names(NameMap<Named> Stems, NameMap<Named> Keys, NameMap<Named> Addresses, NameMap<Named> Files, NameMap<Named> WholeFiles)
    {
        public static string? KeyOf(Entry entry) => entry.Type.KeyField is { } key ? TextOf(entry, key) : null;

        public static string? AddressOf(Entry entry) => entry.Url is { } url ? RoutePath.AddressKey(url) : null;

        /// <summary>The name of the entry's file without its extension; for an index file that of its folder. Null for an item of a file.</summary>
        public static string? FileNameOf(Entry entry)
        {
            if (entry.Place.IsItem) return null;
            var stem = entry.Stem;
            var name = ContentPath.NameOf(stem);
            return name is "index" or "_index" ? stem.Length > name.Length ? ContentPath.NameOf(stem[..^(name.Length + 1)]) : null : name;
        }

        /// <summary>The name of the entry's file; null for an item of a file, and for an index file.</summary>
        public static string? WholeFileNameOf(Entry entry) =>
            !entry.Place.IsItem && ContentPath.NameOf(entry.Path) is var name && ContentPath.WithoutExtension(name) is not ("index" or "_index") ? name : null;
    }

    /// <summary>The value of a scalar field as text; null if the entry has none.</summary>
    public static string? TextOf(Entry entry, ContentField field) =>
        entry.Slots[field.Slot] is PreparedValue value ? ValueText.Of(value.Value) : null;

    /// <summary>Adds entries to an index and removes entries from it, before it is shared.</summary>
    public sealed class Builder
    {
        readonly NameMap<Entry>.Builder paths;
        readonly (NameMap<Named>.Builder Map, Func<Entry, string?> NameOf)[] names;
        readonly Dictionary<ContentField, NameMap<Entry>.Builder> unique;

        public Builder(ContentModel model, string root, int capacity)
        {
            NameMap<Named>.Builder Map(Func<string, string> fold) => new(fold, capacity);
            paths = new(NameFolding.Form, capacity);
            var (stems, keys, addresses) = (Map(NameFolding.Form), Map(NameFolding.Letters), Map(NameFolding.Letters));
            var (files, wholeFiles) = (Map(NameFolding.Letters), Map(NameFolding.Letters));
            names =
            [
                (stems, entry => entry.Stem), (keys, Names.KeyOf), (addresses, Names.AddressOf), (files, Names.FileNameOf),
                (wholeFiles, Names.WholeFileNameOf),
            ];
            unique = model.EntryTypes.SelectMany(type => type.Fields).Where(field => field.IsCompared)
                .ToDictionary(field => field, _ => new NameMap<Entry>.Builder(NameFolding.Form));
            Index = new(
                root, paths.Map, new(stems.Map, keys.Map, addresses.Map, files.Map, wholeFiles.Map),
                unique.ToDictionary(pair => pair.Key, pair => pair.Value.Map));
        }

        /// <summary>The index, which always shows the current state of the builder.</summary>
        public SnapshotIndex Index { get; }

        /// <summary>Adds an entry. Entries must be added in the order of their places.</summary>
        public void Add(Entry entry)
        {
            paths.TryAdd(entry.Path, entry);
            foreach (var (map, nameOf) in names)
                if (nameOf(entry) is { } name) Named.Add(map, name, entry);
            foreach (var (field, text) in UniqueTexts(entry)) unique[field].TryAdd(text, entry);
        }

        public void Remove(Entry entry)
        {
            paths.Remove(entry.Path);
            foreach (var (map, nameOf) in names)
                if (nameOf(entry) is { } name) Named.Remove(map, name, entry);
            foreach (var (field, text) in UniqueTexts(entry)) unique[field].Remove(text);
        }

        /// <summary>Puts an entry in the place of another with the same names.</summary>
        public void Replace(Entry old, Entry @new)
        {
            paths.Replace(old.Path, @new);
            foreach (var (map, nameOf) in names)
                if (nameOf(old) is { } name) Named.Replace(map, name, old, @new);
            foreach (var (field, text) in UniqueTexts(old)) unique[field].Replace(text, @new);
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
                    .. (map.TryGetValue(name, out var named) ? named.All : []).Where(entry => !leaving.Contains(entry)).Concat(arriving[name]),
                ];
                changes[name] = left.Length == 0 ? Change<Named>.Gone : Change<Named>.To(Named.Of(left));
            }
            return map.With(changes);
        }

        return new(
            root,
            Changed(paths, gone.Select(entry => (entry.Path, entry)), come.Select(entry => (entry.Path, entry))),
            new(
                Renamed(names.Stems, entry => entry.Stem), Renamed(names.Keys, Names.KeyOf),
                Renamed(names.Addresses, Names.AddressOf), Renamed(names.Files, Names.FileNameOf), Renamed(names.WholeFiles, Names.WholeFileNameOf)),
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
    public Entry? ByStem(string stem) => names.Stems.Find(stem)?.First;

    /// <summary>The names of an entry's file, with and without its extension, by which <see cref="WithFileName"/> finds the entry.</summary>
    public static IEnumerable<string> FileNamesOf(Entry entry) =>
        new[] { Names.FileNameOf(entry), Names.WholeFileNameOf(entry) }.OfType<string>();

    /// <summary>Finds the entries whose file has a name, with or without its extension: the first of each type, if there are many.</summary>
    public IEnumerable<Entry> WithFileName(string name)
    {
        foreach (var map in new[] { names.Files, names.WholeFiles })
        {
            if (map.TryGetValue(name, out var named)) return named.Some;
            if (map.Alike(name) is [var other, ..] && map.TryGetValue(other, out var alike)) return alike.Some;
        }
        return [];
    }

    /// <summary>
    /// Finds the target of a reference among the entries of some types: (1) the entry whose key field has that value; (2) the entry with that path; (3) the
    /// entry with that path without extension; (4) the entry that is served at that public path; (5) the entry whose file has that name, with or without
    /// extension. A text that begins with a slash is no key and no name of a file. A text without a match that begins with the content root is read again as a
    /// path inside it. If nothing is found, the same is tried without percent-encoding, then for other spellings, and then without query and fragment. Takes
    /// only a few dictionary lookups.
    /// </summary>
    public Resolution Resolve(string text, IReadOnlyList<ContentType> types)
    {
        var resolution = ResolveSpelt(text, types);
        return resolution.Outcome == ResolutionOutcome.Nothing && text.AsSpan().IndexOfAny('?', '#') is > 0 and var mark
            ? ResolveSpelt(text[..mark], types) with { IsCut = true } : resolution;
    }

    Resolution ResolveSpelt(string text, IReadOnlyList<ContentType> types)
    {
        // An address is always read without percent-encoding.
        if (Resolve(text, text, types, isExact: true) is { Outcome: not ResolutionOutcome.Nothing } exact) return exact;
        var decoded = NameFolding.Decoded(text);
        var isEncoded = !ReferenceEquals(decoded, text);
        if (isEncoded && Resolve(decoded, null, types, isExact: true) is { Outcome: not ResolutionOutcome.Nothing } same) return same;
        var alike = Resolve(text, text, types, isExact: false);
        return isEncoded && alike.Outcome == ResolutionOutcome.Nothing ? Resolve(decoded, null, types, isExact: false) : alike;
    }

    /// <summary>
    /// All texts of <see cref="ReferrerIndex.NamesOf"/> whose references <see cref="Resolve(string, IReadOnlyList{ContentType})"/> may resolve to an entry.
    /// </summary>
    public IEnumerable<string> NamesOf(Entry entry) => AllNames(entry).SelectMany(ReferrerIndex.NamesOf).Distinct();

    IEnumerable<string> AllNames(Entry entry)
    {
        if (Names.KeyOf(entry) is { } key) yield return key;
        var stem = entry.Stem;
        foreach (var path in stem == entry.Path ? [stem] : new[] { entry.Path, stem })
        {
            yield return path;
            yield return "/" + path;
            if (root.Length > 0) yield return $"{root}/{path}";
        }
        if (Names.AddressOf(entry) is { } address) yield return address;
        if (Names.FileNameOf(entry) is { } name) yield return name;
        if (Names.WholeFileNameOf(entry) is { } whole) yield return whole;
    }

    /// <param name="address">The text as an address; null if it is none.</param>
    Resolution Resolve(string text, string? address, IReadOnlyList<ContentType> types, bool isExact)
    {
        if (text.StartsWith('/'))
            return ResolvePath(text.AsSpan().TrimStart('/'), types, isExact) is { Outcome: not ResolutionOutcome.Nothing } path ? path
                : ResolveAddress(address, types, isExact);
        if (Among(names.Keys, text, types, isExact) is { Outcome: not ResolutionOutcome.Nothing } byKey) return byKey;
        if (ResolvePath(text, types, isExact) is { Outcome: not ResolutionOutcome.Nothing } byPath) return byPath;
        if (root.Length > 0 && text.Length > root.Length && text[root.Length] == '/' && text.StartsWith(root, StringComparison.Ordinal)
            && ResolvePath(text.AsSpan(root.Length + 1), types, isExact) is { Outcome: not ResolutionOutcome.Nothing } inRoot)
            return inRoot;
        return ResolveAddress(address, types, isExact) is { Outcome: not ResolutionOutcome.Nothing } byAddress ? byAddress
            : ResolveFileName(text, types, isExact);
    }

    /// <summary>Finds the entry that is served at a public path, with the fragment of the path if it has one. A fragment alone is no address.</summary>
    Resolution ResolveAddress(string? address, IReadOnlyList<ContentType> types, bool isExact)
    {
        // The query is cut off when nothing is found with it.
        if (address is null or ['#', ..] || address.Contains('?')) return default;
        var key = RoutePath.AddressKey(address);
        if (!isExact) return Among(names.Addresses, key, types, isExact);
        return names.Addresses.TryGetValue(key, out var named) && types.Contains(named.First.Type) ? new(ResolutionOutcome.Found, named.First) : default;
    }

    Resolution ResolveFileName(string text, IReadOnlyList<ContentType> types, bool isExact)
    {
        if (text.Contains('/')) return default;
        return Among(names.Files, text, types, isExact) is { Outcome: not ResolutionOutcome.Nothing } byName ? byName
            : Among(names.WholeFiles, text, types, isExact);
    }

    Resolution ResolvePath(ReadOnlySpan<char> path, IReadOnlyList<ContentType> types, bool isExact)
    {
        var isFound = isExact ? paths.TryGetValue(path, out var entry) : paths.TryFindOther(path.ToString(), out entry);
        if (isFound && types.Contains(entry!.Type)) return new(ResolutionOutcome.Found, entry);
        return Among(names.Stems, path, types, isExact);
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

    /// <summary>
    /// Entries that have the text as a name, for messages: entries of any type by key, path or public path, and those of some types by the name of the
    /// file.
    /// </summary>
    public IEnumerable<Entry> Candidates(string text, IReadOnlyList<ContentType> types)
    {
        var path = text.TrimStart('/');
        if (text == path)
            foreach (var entry in Spelt(names.Keys, text)) yield return entry;
        if (paths.Find(path) is { } byPath) yield return byPath;
        foreach (var entry in Spelt(names.Stems, path)) yield return entry;
        if (!text.StartsWith('#') && !text.Contains('?'))
            foreach (var entry in Spelt(names.Addresses, RoutePath.AddressKey(text)).Take(1)) yield return entry;
        if (text != path) yield break;
        foreach (var entry in Spelt(names.Files, text).Concat(Spelt(names.WholeFiles, text)))
            if (types.Contains(entry.Type)) yield return entry;

        static IEnumerable<Entry> Spelt(NameMap<Named> map, string name) =>
            map.TryGetValue(name, out var named) ? named.Some : map.Alike(name).SelectMany(other => map.TryGetValue(other, out var alike) ? alike.Some : []);
    }

    /// <summary>
    /// The entries of one name. Usually there is only one. Any number of files may have one name, so the entries of several are kept by their types and places:
    /// to add, remove or find one takes no time in proportion to their number. Is changed only by the builder of the index.
    /// </summary>
    sealed class Named
    {
        Entry? only;
        Dictionary<ContentType, SortedSet<Entry>>? several;

        Named(Entry only) => this.only = only;

        public static Named Of(IReadOnlyList<Entry> entries)
        {
            var named = new Named(entries[0]);
            foreach (var entry in entries.Skip(1)) named.Add(entry);
            return named;
        }

        /// <summary>The entries in the order of their places.</summary>
        public IEnumerable<Entry> All => several is null ? [only!] : several.Values.SelectMany(group => group).Order(Entry.InOrder);

        /// <summary>The first entries of each type, in the order of their places.</summary>
        public IEnumerable<Entry> Some =>
            several is null ? [only!] : several.Values.SelectMany(group => group.Take(MaxCandidates)).Order(Entry.InOrder);

        /// <summary>The first entry in the order of places.</summary>
        public Entry First => several is null ? only! : several.Values.Select(group => group.Min!).Min(Entry.InOrder)!;

        public static void Add(NameMap<Named>.Builder names, string name, Entry entry)
        {
            if (names.Map.TryGetValue(name, out var named)) named.Add(entry);
            else names.TryAdd(name, new(entry));
        }

        public static void Remove(NameMap<Named>.Builder names, string name, Entry entry)
        {
            if (names.Map.TryGetValue(name, out var named) && !named.Remove(entry)) names.Remove(name);
        }

        public static void Replace(NameMap<Named>.Builder names, string name, Entry old, Entry @new)
        {
            Remove(names, name, old);
            Add(names, name, @new);
        }

        void Add(Entry entry)
        {
            if (several is null)
            {
                several = new() { [only!.Type] = new(Entry.InOrder) { only } };
                only = null;
            }
            if (!several.TryGetValue(entry.Type, out var group)) several.Add(entry.Type, group = new(Entry.InOrder));
            group.Add(entry);
        }

        /// <returns>Whether an entry is left.</returns>
        bool Remove(Entry entry)
        {
            if (several is null) return only != entry;
            if (!several.TryGetValue(entry.Type, out var group) || !group.Remove(entry)) return true;
            if (group.Count == 0) several.Remove(entry.Type);
            if (several.Count != 1 || several.Values.First() is not { Count: 1 } last) return several.Count > 0;
            (only, several) = (last.Min, null);
            return true;
        }

        public Resolution Among(IReadOnlyList<ContentType> types)
        {
            if (several is null) return types.Contains(only!.Type) ? new(ResolutionOutcome.Found, only) : default;
            Entry? found = null;
            foreach (var type in types)
            {
                if (!several.TryGetValue(type, out var group)) continue;
                if (found is not null || group.Count > 1) return new(ResolutionOutcome.Ambiguous, null);
                found = group.Min;
            }
            return found is null ? default : new(ResolutionOutcome.Found, found);
        }
    }
}

enum ResolutionOutcome : byte { Nothing, Found, Ambiguous }

/// <summary>The result of resolving a reference.</summary>
/// <param name="Outcome">Whether one entry, none or several have the name.</param>
/// <param name="Entry">The target; null unless exactly one entry has the name.</param>
/// <param name="IsCut">Whether the text was read without its query and fragment.</param>
readonly record struct Resolution(ResolutionOutcome Outcome, Entry? Entry, bool IsCut = false);
