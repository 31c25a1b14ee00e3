using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Filters;

/// <summary>
/// A condition on a value, which may be missing. The result is true or false, never unknown, so <c>not</c> inverts every result. A field of a missing object
/// has no value.
/// </summary>
abstract class Filter
{
    /// <param name="value">An entry, an embedded object or the content of a slot, by the kind of filter; null if the value is missing.</param>
    /// <param name="scope">Resolves references and counts the work.</param>
    public abstract bool Matches(object? value, in QueryScope scope);

    /// <summary>Whether the result is known to depend only on the value: on no other entry, and on no file.</summary>
    public virtual bool IsOwn => false;

    /// <summary>A superset of the matches, from an index; null if no index applies.</summary>
    /// <param name="path">The path from an entry to the value that the filter tests.</param>
    /// <param name="scope">Resolves references and counts the work.</param>
    public virtual Candidates? Find(ValuePath path, in QueryScope scope) => null;
}
