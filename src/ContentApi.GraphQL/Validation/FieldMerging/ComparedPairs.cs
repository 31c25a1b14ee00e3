namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>
/// Which two were compared, and how thoroughly. What may meet in one object (not exclusive) is asked for more than what may not, so that the former answers for both.
/// </summary>
sealed class ComparedPairs<TFirst, TSecond>
    where TFirst : class
    where TSecond : class
{
    readonly Dictionary<(TFirst, TSecond), bool> pairs = [];

    public bool Has(TFirst first, TSecond second, bool areExclusive) =>
        pairs.TryGetValue((first, second), out var wereExclusive) && (areExclusive || !wereExclusive);

    /// <returns>False where the pair was compared as thoroughly before.</returns>
    public bool Add(TFirst first, TSecond second, bool areExclusive)
    {
        if (Has(first, second, areExclusive)) return false;
        pairs[(first, second)] = areExclusive;
        return true;
    }
}
