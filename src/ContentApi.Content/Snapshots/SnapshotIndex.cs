using ContentApi.Content.Collections;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Finds entries by their names: paths, paths without extension, and unique values. A name may have several entries, in ordinal order of path. Immutable once
/// its builder is done.
/// </summary>
sealed class SnapshotIndex
{
    readonly string root;
    readonly PersistentMap<Entry> paths;
    readonly PersistentMap<Named> stems, keys;
    readonly IReadOnlyDictionary<ContentField, PersistentMap<Entry>> unique;

    SnapshotIndex(
        string root, PersistentMap<Entry> paths, PersistentMap<Named> stems, PersistentMap<Named> keys,
        IReadOnlyDictionary<ContentField, PersistentMap<Entry>> unique) =>
        (this.root, this.paths, this.stems, this.keys, this.unique) = (root, paths, stems, keys, unique);

    /// <summary>The value of a scalar field as text; null if the entry has none.</summary>
    public static string? TextOf(Entry entry, ContentField field) =>
        entry.Slots[field.Slot] is PreparedValue value ? ValueText.Of(value.Value) : null;

    /// <summary>Adds entries to an index and removes entries from it, before it is shared.</summary>
    public sealed class Builder
    {
        readonly Dictionary<string, Entry> paths;
        readonly Dictionary<string, Named> stems, keys;
        readonly Dictionary<ContentField, Dictionary<string, Entry>> unique;

        public Builder(ContentModel model, string root, int capacity)
        {
            (paths, stems, keys) = (new(capacity, StringComparer.Ordinal), new(capacity, StringComparer.Ordinal), new(capacity, StringComparer.Ordinal));
            unique = model.EntryTypes.SelectMany(type => type.Fields).Where(field => field.IsUnique)
                .ToDictionary(field => field, _ => new Dictionary<string, Entry>(StringComparer.Ordinal));
            Index = new(
                root, PersistentMap<Entry>.Of(paths), PersistentMap<Named>.Of(stems), PersistentMap<Named>.Of(keys),
                unique.ToDictionary(pair => pair.Key, pair => PersistentMap<Entry>.Of(pair.Value)));
        }

        /// <summary>The index, which always shows the current state of the builder.</summary>
        public SnapshotIndex Index { get; }

        /// <summary>Adds an entry. Entries must be added in ordinal order of path.</summary>
        public void Add(Entry entry, string stem)
        {
            paths.Add(entry.Path, entry);
            Named.Add(stems, stem, entry);
            foreach (var (field, text) in UniqueTexts(entry))
            {
                unique[field].Add(text, entry);
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
            paths[old.Path] = @new;
            Named.Replace(stems, stem, old, @new);
            foreach (var (field, text) in UniqueTexts(old))
            {
                unique[field][text] = @new;
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
        static PersistentMap<Entry> Changed(
            PersistentMap<Entry> map, IEnumerable<(string Name, Entry Entry)> gone, IEnumerable<(string Name, Entry Entry)> come)
        {
            var changes = new Dictionary<string, Change<Entry>>(StringComparer.Ordinal);
            foreach (var (name, _) in gone) changes[name] = Change<Entry>.Gone;
            foreach (var (name, entry) in come) changes[name] = Change<Entry>.To(entry);
            return map.With(changes);
        }
        PersistentMap<Named> Renamed(PersistentMap<Named> map, Func<Entry, string?> nameOf)
        {
            var changes = new Dictionary<string, Change<Named>>(StringComparer.Ordinal);
            foreach (var name in gone.Concat(come).Select(nameOf).OfType<string>().Distinct())
            {
                Entry[] left =
                [
                    .. (map.Find(name)?.All ?? []).Where(entry => !gone.Contains(entry)).Concat(come.Where(entry => nameOf(entry) == name))
                        .OrderBy(entry => entry.Path, StringComparer.Ordinal),
                ];
                changes[name] = left.Length == 0 ? Change<Named>.Gone : Change<Named>.To(new(left[0], left.Length == 1 ? null : left[1..]));
            }
            return map.With(changes);
        }

        return new(
            root,
            Changed(paths, gone.Select(entry => (entry.Path, entry)), come.Select(entry => (entry.Path, entry))),
            Renamed(stems, entry => ContentPath.WithoutExtension(entry.Path)),
            Renamed(keys, entry => entry.Type.KeyField is { } key ? TextOf(entry, key) : null),
            unique.ToDictionary(pair => pair.Key, pair => Changed(pair.Value, Texts(gone, pair.Key), Texts(come, pair.Key))));

        static IEnumerable<(string, Entry)> Texts(Entry[] entries, ContentField field) =>
            entries.Where(entry => entry.Type == field.DeclaringType && TextOf(entry, field) is not null).Select(entry => (TextOf(entry, field)!, entry));
    }

    /// <summary>The values of an entry's <c>@unique</c> fields as texts.</summary>
    public static IEnumerable<(ContentField Field, string Text)> UniqueTexts(Entry entry)
    {
        if (entry.Type.KeyField is null) yield break; // No field is unique.
        foreach (var field in entry.Type.Fields)
            if (field.IsUnique && TextOf(entry, field) is { } text) yield return (field, text);
    }

    /// <summary>Finds an entry by the value of a <c>@unique</c> field as text.</summary>
    public Entry? ByUnique(ContentField field, string text) => unique.GetValueOrDefault(field)?.Find(text);

    /// <summary>Whether the file's entry is served.</summary>
    public bool Serves(StoredEntry file) => file.Entry is { } entry && ByPath(entry.Path) == entry;

    /// <summary>Finds an entry by its whole path.</summary>
    public Entry? ByPath(string path) => paths.Find(path);

    /// <summary>Finds an entry by its path without extension; of several the first in order of path.</summary>
    public Entry? ByStem(string stem) => stems.TryGetValue(stem, out var named) ? named.First : null;

    /// <summary>
    /// Finds the target of a reference among the entries of some types: (1) the entry whose key field has that value; (2) the entry with that path; (3) the
    /// entry with that path without extension. A text that begins with a slash is read as a path only. A text without a match that begins with the content
    /// root is read again as a path inside it. Takes only a few dictionary lookups.
    /// </summary>
    public Resolution Resolve(string text, IReadOnlyList<ContentType> types)
    {
        if (text.StartsWith('/')) return ResolvePath(text.AsSpan().TrimStart('/'), types);
        if (keys.TryGetValue(text, out var named) && named.Among(types) is { Outcome: not ResolutionOutcome.Nothing } byKey) return byKey;

        var byPath = ResolvePath(text, types);
        return byPath.Outcome == ResolutionOutcome.Nothing && root.Length > 0 && text.Length > root.Length && text[root.Length] == '/'
            && text.StartsWith(root, StringComparison.Ordinal)
                ? ResolvePath(text.AsSpan(root.Length + 1), types)
                : byPath;
    }

    /// <summary>
    /// All texts that <see cref="Resolve"/> may resolve to an entry; of texts that differ in the number of leading slashes, the one with one slash.
    /// </summary>
    public IEnumerable<string> NamesOf(Entry entry)
    {
        if (entry.Type.KeyField is { } key && TextOf(entry, key) is { } text) yield return text;
        var stem = ContentPath.WithoutExtension(entry.Path);
        foreach (var path in stem == entry.Path ? [stem] : new[] { entry.Path, stem })
        {
            yield return path;
            yield return "/" + path;
            if (root.Length > 0) yield return $"{root}/{path}";
        }
    }

    Resolution ResolvePath(ReadOnlySpan<char> path, IReadOnlyList<ContentType> types)
    {
        if (paths.TryGetValue(path, out var entry) && types.Contains(entry.Type)) return new(ResolutionOutcome.Found, entry);
        return stems.TryGetValue(path, out var named) ? named.Among(types) : default;
    }

    /// <summary>All entries of any type that have the text as a name, for messages.</summary>
    public IEnumerable<Entry> Candidates(string text)
    {
        var path = text.TrimStart('/');
        if (text == path && keys.TryGetValue(text, out var byKey))
            foreach (var entry in byKey.All) yield return entry;
        if (paths.TryGetValue(path, out var byPath)) yield return byPath;
        if (stems.TryGetValue(path, out var byStem))
            foreach (var entry in byStem.All) yield return entry;
    }

    /// <summary>The entries of one name. Usually there is only one, which is stored without an array.</summary>
    sealed record Named(Entry First, Entry[]? More)
    {
        public IEnumerable<Entry> All => [First, .. More ?? []];

        public static void Add(Dictionary<string, Named> names, string name, Entry entry)
        {
            if (!names.TryAdd(name, new(entry, null))) names[name] = names[name] with { More = [.. names[name].More ?? [], entry] };
        }

        public static void Remove(Dictionary<string, Named> names, string name, Entry entry)
        {
            var left = names[name].All.Where(other => other != entry).ToArray();
            if (left.Length == 0) names.Remove(name);
            else names[name] = new(left[0], left.Length == 1 ? null : left[1..]);
        }

        public static void Replace(Dictionary<string, Named> names, string name, Entry old, Entry @new)
        {
            Entry Replaced(Entry entry) => entry == old ? @new : entry;
            names[name] = new(Replaced(names[name].First), names[name].More?.Select(Replaced).ToArray());
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
