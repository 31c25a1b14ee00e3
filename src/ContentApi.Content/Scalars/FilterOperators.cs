namespace ContentApi.Content.Scalars;

/// <summary>Groups of operators of a filter.</summary>
[Flags]
enum FilterOperators
{
    None = 0,

    /// <summary><c>gt</c>, <c>gte</c>, <c>lt</c>, <c>lte</c>.</summary>
    Ranges = 1,

    /// <summary><c>contains</c>, <c>startsWith</c>, <c>endsWith</c>, and the operators that ignore case.</summary>
    Texts = 2,
}
