using ContentApi.Content.Indexes;

namespace ContentApi.Content.Queries.Filters;

/// <summary>
/// A condition on a value, or on the lack of one. There are two answers, never a third: <c>not</c> turns every answer round. A field of an object that is not
/// there has no value.
/// </summary>
abstract class Filter
{
    /// <param name="value">By what the filter is for: an entry or embedded object, a slot's content, or null.</param>
    /// <param name="scope">Resolves references and counts the work.</param>
    public abstract bool Matches(object? value, in QueryScope scope);

    /// <summary>Whether that is known to depend on nothing but the value: on no other entry, and on no file.</summary>
    public virtual bool IsOwn => false;

    /// <summary>Entries among which all are that match, found without looking at the others; null where there is no such way.</summary>
    /// <param name="path">Where the value is found that the filter is for.</param>
    /// <param name="scope">As for <see cref="Matches"/>.</param>
    public virtual Candidates? Find(ValuePath path, in QueryScope scope) => null;
}
