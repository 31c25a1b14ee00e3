using System.Globalization;

namespace ContentApi.Content.Scalars;

/// <summary>How values of scalars are held in memory, compared and written as text. Several scalars share one kind.</summary>
sealed class ValueKind
{
    /// <summary>The type of the values.</summary>
    public required Type Type { get; init; }

    /// <summary>The order of <c>eq</c>, <c>lt</c>, <c>orderBy</c> and the indexes; null if values have none.</summary>
    public required IComparer<object>? Order { get; init; }

    /// <summary>Writes a value as <see cref="ValueText"/> has it; null if values of this kind have no text form.</summary>
    public required Func<object, string>? Write { get; init; }

    public static readonly ValueKind Text = new()
    {
        Type = typeof(string), Order = TextOrder.Instance, Write = value => (string)value,
    };

    public static readonly ValueKind Integer = Of<int>(value => value.ToString(CultureInfo.InvariantCulture));

    public static readonly ValueKind Number = Of<double>(value => value.ToString(CultureInfo.InvariantCulture));

    public static readonly ValueKind Boolean = Of<bool>(value => value ? "true" : "false");

    public static readonly ValueKind Date = Of<DateOnly>(value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Compared by the moment: 09:00-05:00 equals 14:00Z.</summary>
    public static readonly ValueKind Moment = new()
    {
        Type = typeof(DateTimeOffset),
        Order = Comparer<object>.Create((x, y) => ((DateTimeOffset)x).UtcTicks.CompareTo(((DateTimeOffset)y).UtcTicks)),
        Write = value => Timestamps.Write((DateTimeOffset)value),
    };

    /// <summary>Held as JSON text. It is not compared.</summary>
    public static readonly ValueKind Json = new() { Type = typeof(string), Order = null, Write = null };

    static ValueKind Of<T>(Func<T, string> write) where T : IComparable<T> => new()
    {
        Type = typeof(T), Order = Comparer<object>.Create((x, y) => ((T)x).CompareTo((T)y)), Write = value => write((T)value),
    };
}
