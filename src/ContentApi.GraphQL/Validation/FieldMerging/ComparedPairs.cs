namespace ContentApi.GraphQL.Validation.FieldMerging;

/// <summary>
/// The pairs that were compared, and how strictly. Fields that can occur in one object (not exclusive) are compared more
/// strictly than fields that cannot (exclusive), so a pair that was compared as not exclusive need not be compared as exclusive.
/// </summary>
sealed class ComparedPairs<TFirst, TSecond>
    where TFirst : class
    where TSecond : class
{
    readonly Dictionary<(TFirst, TSecond), bool> pairs = [];

    public bool Has(TFirst first, TSecond second, bool areExclusive) =>
        pairs.TryGetValue((first, second), out var wereExclusive) && (areExclusive || !wereExclusive);

    /// <returns>False if the pair was compared before, at least as strictly.</returns>
    public bool Add(TFirst first, TSecond second, bool areExclusive)
    {
        if (Has(first, second, areExclusive)) return false;
        pairs[(first, second)] = areExclusive;
        return true;
    }
}
