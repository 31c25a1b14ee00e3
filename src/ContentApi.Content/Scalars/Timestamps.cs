using System.Globalization;

namespace ContentApi.Content.Scalars;

/// <summary>
/// Dates and times as editors and tools write them: RFC 3339, and YAML 1.1's timestamps with their spaces, one-digit months and offsets without a colon
/// (https://yaml.org/type/timestamp.html); seconds may be left out.
/// <code>
///   2024-05-01    2019-07-09 09:00    2019-07-09 09:00:00 -0500    2019-07-09T09:00:00.5Z
/// </code>
/// The server's time zone is never used.
/// </summary>
ref struct Timestamps
{
    ReadOnlySpan<char> rest;

    /// <summary>Reads the calendar day as written: a time and offset after it are checked, but never change the day. Null if the text is no date.</summary>
    public static DateOnly? ReadDate(ReadOnlySpan<char> text)
    {
        var reader = new Timestamps { rest = text };
        if (reader.Day() is not { } day) return null;
        return reader.rest.IsEmpty || reader.TimeOf(day) is not null ? day : null;
    }

    /// <summary>Reads a date and time. Without a time it is midnight, without an offset UTC. Null if the text is no date and time.</summary>
    public static DateTimeOffset? ReadDateTime(ReadOnlySpan<char> text)
    {
        var reader = new Timestamps { rest = text };
        if (reader.Day() is not { } day) return null;
        return reader.rest.IsEmpty ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : reader.TimeOf(day);
    }

    /// <summary>Writes a date and time by RFC 3339, with a fraction of a second only if it is not 0.</summary>
    public static string Write(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
        + (moment.Offset == TimeSpan.Zero ? "Z" : moment.ToString("zzz", CultureInfo.InvariantCulture));

    DateOnly? Day()
    {
        if (Digits(4, 4) is not { } year || !Skip('-') || Digits(1, 2) is not { } month || !Skip('-') || Digits(1, 2) is not { } day) return null;
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }

    DateTimeOffset? TimeOf(DateOnly day)
    {
        if (!Skip('T') && !Skip('t') && !SkipSpaces()) return null;
        SkipSpaces();
        if (Digits(1, 2) is not { } hour || hour > 23 || !Skip(':') || Digits(2, 2) is not { } minute || minute > 59) return null;
        var ticks = day.DayNumber * TimeSpan.TicksPerDay + hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute;
        if (Skip(':'))
        {
            if (Digits(2, 2) is not { } second || second > 59) return null;
            ticks += second * TimeSpan.TicksPerSecond;
            if (Skip('.')) ticks += Fraction();
        }
        SkipSpaces();
        if (Offset() is not { } offset || !rest.IsEmpty) return null;
        var utc = ticks - offset.Ticks;
        return utc >= DateTime.MinValue.Ticks && utc <= DateTime.MaxValue.Ticks ? new(ticks, offset) : null;
    }

    /// <summary>Digits beyond a tick, 100 nanoseconds, are dropped.</summary>
    long Fraction()
    {
        var (ticks, unit) = (0L, TimeSpan.TicksPerSecond);
        for (; rest.Length > 0 && char.IsAsciiDigit(rest[0]); rest = rest[1..]) ticks += (rest[0] - '0') * (unit /= 10);
        return ticks;
    }

    TimeSpan? Offset()
    {
        if (rest.IsEmpty || Skip('Z') || Skip('z')) return TimeSpan.Zero;
        var isWest = rest[0] == '-';
        if (!Skip('+') && !Skip('-')) return null;
        if (Digits(1, 2) is not { } hours) return null;
        var minutes = 0;
        if (!rest.IsEmpty)
        {
            Skip(':');
            if (Digits(2, 2) is not { } written || written > 59) return null;
            minutes = written;
        }
        var offset = new TimeSpan(hours, minutes, 0);
        return offset <= TimeSpan.FromHours(14) ? isWest ? -offset : offset : null; // The limit of DateTimeOffset; no time zone exceeds it.
    }

    int? Digits(int least, int most)
    {
        var count = 0;
        var value = 0;
        while (count < most && count < rest.Length && char.IsAsciiDigit(rest[count])) value = value * 10 + (rest[count++] - '0');
        if (count < least) return null;
        rest = rest[count..];
        return value;
    }

    bool Skip(char expected)
    {
        if (rest.IsEmpty || rest[0] != expected) return false;
        rest = rest[1..];
        return true;
    }

    bool SkipSpaces()
    {
        var before = rest.Length;
        rest = rest.TrimStart(" \t");
        return rest.Length < before;
    }
}
