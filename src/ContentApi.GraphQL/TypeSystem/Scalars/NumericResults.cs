using System.Globalization;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

/// <summary>Converts a resolver's value to a number, as the numeric scalars accept it.</summary>
static class NumericResults
{
    /// <summary>Converts any .NET number, a boolean (1 or 0), or a string that is a number in the invariant culture; returns false for another value.</summary>
    public static bool TryRead(object value, out double number)
    {
        switch (value)
        {
            case double or int or long or short or byte or sbyte or uint or ulong or ushort or decimal:
                number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                return true;
            case float single:
                // Converted through its shortest text, so that 0.1f becomes 0.1 and not 0.10000000149011612.
                return TryRead(single.ToString(CultureInfo.InvariantCulture), out number);
            case bool flag:
                number = flag ? 1 : 0;
                return true;
            case string text:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
            default:
                number = default;
                return false;
        }
    }

    public static bool IsNumber(object value) =>
        value is int or long or double or decimal or float or short or byte or sbyte or uint or ulong or ushort;
}
