using ContentApi.Content.Model;

namespace ContentApi.Content.Indexes;

/// <summary>The order and equality of values of a shape, which <c>eq</c>, <c>lt</c>, <c>orderBy</c> and the indexes share.</summary>
static class ValueOrder
{
    /// <summary>The order of values of a shape; null if they have none: lists, objects, references, assets, Markdown and JSON.</summary>
    public static IComparer<object>? Of(ValueShape shape) => shape switch
    {
        EnumShape @enum => new EnumOrder(@enum.Values),
        ScalarShape scalar => scalar.Scalar.Kind.Order,
        _ => null,
    };

    /// <summary>The order in which the enum declares its values.</summary>
    sealed class EnumOrder(IReadOnlyList<string> values) : IComparer<object>
    {
        readonly Dictionary<string, int> places = values.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

        public int Compare(object? x, object? y) => places[(string)x!].CompareTo(places[(string)y!]);
    }
}
