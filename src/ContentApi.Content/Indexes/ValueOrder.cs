using ContentApi.Content.Model;

namespace ContentApi.Content.Indexes;

/// <summary>How values of a shape are ordered, and which are equal: one order for <c>eq</c>, <c>lt</c>, <c>orderBy</c> and the indexes behind them.</summary>
static class ValueOrder
{
    /// <summary>Null where values of the shape have no order: lists, objects, Markdown, JSON.</summary>
    public static IComparer<object>? Of(ValueShape shape) => shape switch
    {
        EnumShape @enum => new EnumOrder(@enum.Values),
        ScalarShape scalar => scalar.Scalar.Kind.Order,
        _ => null,
    };

    /// <summary>As the enum declares its values.</summary>
    sealed class EnumOrder(IReadOnlyList<string> values) : IComparer<object>
    {
        readonly Dictionary<string, int> places = values.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

        public int Compare(object? x, object? y) => places[(string)x!].CompareTo(places[(string)y!]);
    }
}
