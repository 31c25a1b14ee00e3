using ContentApi.Content.Documents;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Scalars;

/// <summary>Reads numbers as YAML 1.2's core schema writes them, within the ranges of GraphQL's Int and Float (specification, 3.5).</summary>
static class NumberReader
{
    public static ScalarReading Int(string text)
    {
        if (CoreSchema.Integer(text) is { } number and >= int.MinValue and <= int.MaxValue) return new(PreparedValue.FromInt((int)number));
        return new(null, CoreSchema.IsInteger(text) ? $"An Int is between {int.MinValue} and {int.MaxValue}; declare the field as String or Float for more."
            : CoreSchema.IsDecimal(text) ? "Leave out the point, or declare the field as Float." : "Write digits only.");
    }

    public static ScalarReading Float(string text) => CoreSchema.Number(text) is not { } number ? new(null, "Write digits, with a point before the fraction.")
        : double.IsFinite(number) ? new(PreparedValue.FromDouble(number)) : new(null, "JSON has no infinity and no NaN.");
}
