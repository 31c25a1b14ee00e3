using ContentApi.Content.Model;

namespace ContentApi.Content.Indexes;

/// <summary>How values of a shape are ordered, and which are equal: one order for <c>eq</c>, <c>lt</c>, <c>orderBy</c> and the indexes behind them.</summary>
static class ValueOrder
{
    static readonly Comparer<object> ints = Of<int>(), doubles = Of<double>(), booleans = Of<bool>(), dates = Of<DateOnly>();

    // By the moment: 09:00-05:00 is 14:00Z.
    static readonly Comparer<object> moments = Comparer<object>.Create((x, y) => ((DateTimeOffset)x).UtcTicks.CompareTo(((DateTimeOffset)y).UtcTicks));

    /// <summary>Null where values of the shape have no order: lists, objects, Markdown, JSON.</summary>
    public static IComparer<object>? Of(ValueShape shape) => shape switch
    {
        EnumShape @enum => new EnumOrder(@enum.Values),
        ScalarShape scalar => scalar.Scalar switch
        {
            ContentScalar.Int => ints,
            ContentScalar.Float => doubles,
            ContentScalar.Boolean => booleans,
            ContentScalar.Date => dates,
            ContentScalar.DateTime => moments,
            ContentScalar.JSON => null,
            _ => TextOrder.Instance,
        },
        _ => null,
    };

    static Comparer<object> Of<T>() where T : IComparable<T> => Comparer<object>.Create((x, y) => ((T)x).CompareTo((T)y));

    /// <summary>As the enum declares its values.</summary>
    sealed class EnumOrder(IReadOnlyList<string> values) : IComparer<object>
    {
        readonly Dictionary<string, int> places = values.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

        public int Compare(object? x, object? y) => places[(string)x!].CompareTo(places[(string)y!]);
    }
}
