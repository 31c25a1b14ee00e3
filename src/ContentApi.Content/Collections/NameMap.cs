using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Collections;

/// <summary>
/// An immutable dictionary of names. A name is found as it is spelt; <see cref="Alike"/> finds other spellings of it, which a folding makes equal. Only
/// names that the folding changes take memory beyond that of a <see cref="PersistentMap{TValue}"/>.
/// </summary>
sealed class NameMap<TValue>
{
    /// <summary>
    /// The most spellings of one name that are told apart. If there are more, only the exact one is found. Stops thousands of files whose names differ in
    /// capitals from being compared for each reference.
    /// </summary>
    public const int MaxAlike = 16;

    readonly Func<string, string> fold;
    readonly PersistentMap<TValue> exact;

    // By the folded name: the names that the folding changes.
    readonly PersistentMap<Spellings> folded;

    NameMap(Func<string, string> fold, PersistentMap<TValue> exact, PersistentMap<Spellings> folded) =>
        (this.fold, this.exact, this.folded) = (fold, exact, folded);

    public bool TryGetValue(string name, [MaybeNullWhen(false)] out TValue value) => exact.TryGetValue(name, out value);

    /// <inheritdoc cref="TryGetValue(string, out TValue)"/>
    public bool TryGetValue(ReadOnlySpan<char> name, [MaybeNullWhen(false)] out TValue value) => exact.TryGetValue(name, out value);

    public bool ContainsKey(string name) => exact.ContainsKey(name);

    /// <inheritdoc cref="PersistentMap{TValue}.Values"/>
    public IEnumerable<TValue> Values => exact.Values;

    /// <summary>Finds the value of a name, or of the only name that differs from it in Unicode form alone.</summary>
    public TValue? Find(string name) => TryFind(name, out var value) ? value : default;

    /// <inheritdoc cref="Find"/>
    public bool TryFind(string name, [MaybeNullWhen(false)] out TValue value) => exact.TryGetValue(name, out value) || TryFindOther(name, out value);

    /// <summary>Finds the value of the only name that differs from a name in Unicode form alone.</summary>
    public bool TryFindOther(string name, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        return Alike(name) is [var other] && NameFolding.Form(other) == NameFolding.Form(name) && exact.TryGetValue(other, out value);
    }

    /// <summary>
    /// The names that are spelt otherwise and that the folding makes equal to a name, in ordinal order; none if there are more than <see cref="MaxAlike"/>.
    /// If some differ in Unicode form alone, only those.
    /// </summary>
    public IReadOnlyList<string> Alike(string name)
    {
        var key = fold(name);
        if (!folded.TryGetValue(key, out var spellings)) return key != name && exact.ContainsKey(key) ? [key] : [];
        if (spellings.Count > MaxAlike) return [];
        string[] alike = [.. spellings.All.Concat(exact.ContainsKey(key) ? [key] : []).Where(other => other != name).Order(StringComparer.Ordinal)];
        if (alike.Length < 2) return alike;
        var form = NameFolding.Form(name);
        return Array.FindAll(alike, other => NameFolding.Form(other) == form) is { Length: > 0 } closest ? closest : alike;
    }

    /// <summary>Returns a copy with some names set or removed.</summary>
    /// <param name="changes">The names with their changes, each name once.</param>
    public NameMap<TValue> With(IReadOnlyCollection<KeyValuePair<string, Change<TValue>>> changes)
    {
        var groups = new Dictionary<string, Change<Spellings>>(StringComparer.Ordinal);
        foreach (var (name, change) in changes)
        {
            var key = fold(name);
            if (key == name || change.IsThere == exact.ContainsKey(name)) continue;
            var spellings = groups.TryGetValue(key, out var changed) ? changed.Value : folded.Find(key);
            spellings = change.IsThere ? spellings.With(name) : spellings.Without(name);
            groups[key] = new(spellings.Count > 0, spellings);
        }
        return new(fold, exact.With(changes), folded.With(groups));
    }

    /// <summary>A map that is being filled.</summary>
    public sealed class Builder
    {
        readonly Func<string, string> fold;
        readonly Dictionary<string, TValue> exact;
        readonly Dictionary<string, Spellings> folded = new(StringComparer.Ordinal);

        /// <param name="fold">Returns the text that all spellings of a name have in common.</param>
        /// <param name="capacity">The expected number of names.</param>
        public Builder(Func<string, string> fold, int capacity = 0)
        {
            this.fold = fold;
            exact = new(capacity, StringComparer.Ordinal);
            Map = new(fold, PersistentMap<TValue>.Of(exact), PersistentMap<Spellings>.Of(folded));
        }

        /// <summary>The map, which always shows the current state of the builder.</summary>
        public NameMap<TValue> Map { get; }

        /// <summary>Adds a name.</summary>
        /// <returns>False if the name has a value already.</returns>
        public bool TryAdd(string name, TValue value)
        {
            if (!exact.TryAdd(name, value)) return false;
            if (fold(name) is var key && key != name) folded[key] = folded.GetValueOrDefault(key).With(name);
            return true;
        }

        /// <summary>Changes the value of a name that has one.</summary>
        public void Replace(string name, TValue value) => exact[name] = value;

        public void Remove(string name)
        {
            if (!exact.Remove(name) || fold(name) is var key && key == name) return;
            if (folded[key].Without(name) is { Count: > 0 } left) folded[key] = left;
            else folded.Remove(key);
        }
    }

    /// <summary>The spellings of one name that the folding changes. Usually there is only one, which is stored without a set.</summary>
    readonly record struct Spellings(string? Only, ImmutableHashSet<string>? Several)
    {
        public int Count => Several?.Count ?? (Only is null ? 0 : 1);
        public IEnumerable<string> All => Several ?? (IEnumerable<string>)(Only is null ? [] : [Only]);

        public Spellings With(string name) =>
            Several is not null ? new(null, Several.Add(name)) : Only is null ? new(name, null)
                : new(null, ImmutableHashSet.Create(StringComparer.Ordinal, Only, name));

        public Spellings Without(string name) =>
            Several?.Remove(name) is not { } left ? default : left.Count > 1 ? new(null, left) : new(left.First(), null);
    }
}
