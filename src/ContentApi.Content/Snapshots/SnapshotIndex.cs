using ContentApi.Content.Collections;
using ContentApi.Content.Entries;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Snapshots;

/// <summary>
/// Finds entries by what names them. Where several share a name all are kept, by order of path. Immutable once its builder is done.
/// </summary>
sealed class SnapshotIndex
{
    readonly string root;
    readonly PersistentMap<Entry> paths;
    readonly PersistentMap<Named> stems, keys;
    readonly IReadOnlyDictionary<ContentField, PersistentMap<Entry>> unique;

    SnapshotIndex(string root, PersistentMap<Entry> paths, PersistentMap<Named> stems, PersistentMap<Named> keys, IReadOnlyDictionary<ContentField, PersistentMap<Entry>> unique) =>
        (this.root, this.paths, this.stems, this.keys, this.unique) = (root, paths, stems, keys, unique);

    /// <summary>Null where the entry has no value.</summary>
    public static string? TextOf(Entry entry, ContentField field) =>
        entry.Slots[field.Slot] is PreparedValue value ? ValueText.Of(value.Value) : null;

    /// <summary>Fills an index, and thins it out, before it is shared.</summary>
    public sealed class Builder
    {
        readonly Dictionary<string, Entry> paths;
        readonly Dictionary<string, Named> stems, keys;
        readonly Dictionary<ContentField, Dictionary<string, Entry>> unique;

        public Builder(ContentModel model, string root, int capacity)
        {
            (paths, stems, keys) = (new(capacity, StringComparer.Ordinal), new(capacity, StringComparer.Ordinal), new(capacity, StringComparer.Ordinal));
            unique = model.EntryTypes.SelectMany(type => type.Fields).Where(field => field.IsUnique).ToDictionary(field => field, _ => new Dictionary<string, Entry>(StringComparer.Ordinal));
            Index = new(root, PersistentMap<Entry>.Of(paths), PersistentMap<Named>.Of(stems), PersistentMap<Named>.Of(keys), unique.ToDictionary(pair => pair.Key, pair => PersistentMap<Entry>.Of(pair.Value)));
        }

        /// <summary>What was added and not removed, at any time.</summary>
        public SnapshotIndex Index { get; }

        /// <summary>Entries are added by order of path.</summary>
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
    }

    /// <summary>The same with some entries less and others more. No two claim one unique value.</summary>
    /// <param name="replaced">Entries with those that stand in their places, by the same names.</param>
    /// <param name="removed">Files without an entry do not matter.</param>
    /// <param name="added">Files without an entry do not matter.</param>
    public SnapshotIndex With(IReadOnlyList<(StoredEntry? Old, StoredEntry? New)> replaced, IReadOnlyList<StoredEntry> removed, IReadOnlyList<StoredEntry> added)
    {
        Entry[] gone = [.. replaced.Select(pair => pair.Old!.Entry!), .. removed.Select(file => file.Entry).OfType<Entry>()];
        Entry[] come = [.. replaced.Select(pair => pair.New!.Entry!), .. added.Select(file => file.Entry).OfType<Entry>()];
        static PersistentMap<Entry> Changed(PersistentMap<Entry> map, IEnumerable<(string Name, Entry Entry)> gone, IEnumerable<(string Name, Entry Entry)> come)
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
                Entry[] left = [.. (map.Find(name)?.All ?? []).Where(entry => !gone.Contains(entry)).Concat(come.Where(entry => nameOf(entry) == name)).OrderBy(entry => entry.Path, StringComparer.Ordinal)];
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

        static IEnumerable<(string, Entry)> Texts(Entry[] entries, ContentField field) => entries.Where(entry => entry.Type == field.DeclaringType && TextOf(entry, field) is not null).Select(entry => (TextOf(entry, field)!, entry));
    }

    /// <summary>The values of an entry that are its own.</summary>
    public static IEnumerable<(ContentField Field, string Text)> UniqueTexts(Entry entry)
    {
        if (entry.Type.KeyField is null) yield break; // No field is unique.
        foreach (var field in entry.Type.Fields)
            if (field.IsUnique && TextOf(entry, field) is { } text) yield return (field, text);
    }

    public Entry? ByUnique(ContentField field, string text) => unique.GetValueOrDefault(field)?.Find(text);

    /// <summary>Whether the file's entry is served.</summary>
    public bool Serves(StoredEntry file) => file.Entry is { } entry && ByPath(entry.Path) == entry;

    /// <summary>By whole path.</summary>
    public Entry? ByPath(string path) => paths.Find(path);

    /// <summary>By path without extension; of several the first by order of path.</summary>
    public Entry? ByStem(string stem) => stems.TryGetValue(stem, out var named) ? named.First : null;

    /// <summary>
    /// The entry of one of the types that a reference's text means: (1) the one whose key field has that value; (2) the one with that content path; (3) the one with that
    /// path without extension. A leading slash, or the content root as the text's first folders, makes it a path and nothing else. Dictionary lookups only.
    /// </summary>
    public Resolution Resolve(string text, IReadOnlyList<ContentType> types)
    {
        if (text.StartsWith('/')) return ResolvePath(text.AsSpan().TrimStart('/'), types);
        if (keys.TryGetValue(text, out var named) && named.Among(types) is { Outcome: not ResolutionOutcome.Nothing } byKey) return byKey;

        var byPath = ResolvePath(text, types);
        return byPath.Outcome == ResolutionOutcome.Nothing && root.Length > 0 && text.Length > root.Length && text[root.Length] == '/' && text.StartsWith(root, StringComparison.Ordinal)
            ? ResolvePath(text.AsSpan(root.Length + 1), types) : byPath;
    }

    /// <summary>Each text that <see cref="Resolve"/> may resolve to the entry, any number of leading slashes given as one.</summary>
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

    /// <summary>Everything that the text could mean, whatever its type: for messages.</summary>
    public IEnumerable<Entry> Candidates(string text)
    {
        var path = text.TrimStart('/');
        if (text == path && keys.TryGetValue(text, out var byKey))
            foreach (var entry in byKey.All) yield return entry;
        if (paths.TryGetValue(path, out var byPath)) yield return byPath;
        if (stems.TryGetValue(path, out var byStem))
            foreach (var entry in byStem.All) yield return entry;
    }

    /// <summary>The entries of one name: mostly one, so that there is no list for it.</summary>
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

/// <param name="Entry">Null unless found.</param>
readonly record struct Resolution(ResolutionOutcome Outcome, Entry? Entry);
