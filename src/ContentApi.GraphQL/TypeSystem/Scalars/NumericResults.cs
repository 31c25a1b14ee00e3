using System.Globalization;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

/// <summary>What the numeric scalars take as a number from a resolver.</summary>
static class NumericResults
{
    /// <summary>Any .NET number; a boolean as 1 or 0; a string that is a number in the invariant culture.</summary>
    public static bool TryRead(object value, out double number)
    {
        switch (value)
        {
            case double or int or long or short or byte or sbyte or uint or ulong or ushort or decimal:
                number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                return true;
            case float single:
                // By its shortest text: 0.1f is meant as 0.1, not as 0.10000000149011612.
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
