using System.Globalization;

namespace ContentApi.Content.Scalars;

/// <summary>
/// Reads dates and times as authors and tools write them: by RFC 3339, as YAML 1.1's timestamps (https://yaml.org/type/timestamp.html) with their spaces,
/// one-digit months and offsets without a colon, by ISO 8601's basic format of a date, by RFC 5322, and in English with the name of the month. Seconds may
/// be left out.
/// <code>
///   2024-05-01    20240501       2019-07-09 09:00    2019-07-09 09:00:00 -0500    2019-07-09T09:00:00.5Z    2019-07-09 09:00 UTC
///   2024/05/01    May 1, 2024    1 May 2024          May 1st, 2024 9:30 pm        Wed, 1 May 2024 09:30:00 GMT
///   2024-05-01 09:00 PDT         Wed May 01 2024 09:30:00 GMT+0200 (Central European Summer Time)
/// </code>
/// A moment may also be the seconds since 1970. The result does not depend on the server's time zone.
/// </summary>
ref struct Timestamps
{
    /// <summary>The least number that is read as Unix seconds, in March 1973. One of fewer digits is more likely a date or a mistake.</summary>
    const long LeastUnixSeconds = 100_000_000;

    /// <summary>The greatest, in the year 5138. Numbers of twelve digits may be a date and a time without marks, those of thirteen are milliseconds.</summary>
    const long MostUnixSeconds = 99_999_999_999;

    const long LeastMilliseconds = 1_000_000_000_000, MostMilliseconds = 9_999_999_999_999;

    /// <summary>The zones of North America by their names, which RFC 5322 (4.3) gives these hours from UTC.</summary>
    static readonly (string Name, int Hours)[] zones =
        [("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7)];

    ReadOnlySpan<char> rest;

    /// <summary>The day of the week that the text names, if it is not that of the date.</summary>
    DayOfWeek? otherWeekday;

    /// <summary>
    /// Reads the calendar day as it is written; null if the text is not a date. A time and offset after it are checked, and do not change the day.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="hasTime">Whether a time other than midnight follows the day.</param>
    /// <param name="otherWeekday">The day of the week that the text names, if it is not that of the date; otherwise null.</param>
    public static DateOnly? ReadDate(ReadOnlySpan<char> text, out bool hasTime, out DayOfWeek? otherWeekday)
    {
        var reader = new Timestamps { rest = text };
        var moment = reader.Day() is { } day ? reader.TimeOf(day) : null;
        hasTime = moment is { TimeOfDay.Ticks: > 0 };
        otherWeekday = reader.otherWeekday;
        return moment is { } found ? DateOnly.FromDateTime(found.DateTime) : null;
    }

    /// <inheritdoc cref="ReadDate(ReadOnlySpan{char}, out bool, out DayOfWeek?)"/>
    public static DateOnly? ReadDate(ReadOnlySpan<char> text) => ReadDate(text, out _, out _);

    /// <summary>Reads a date and time, or Unix seconds; null if the text is neither. Without a time it is midnight, without an offset UTC.</summary>
    /// <param name="text">The text.</param>
    /// <param name="otherWeekday">The day of the week that the text names, if it is not that of the date; otherwise null.</param>
    public static DateTimeOffset? ReadDateTime(ReadOnlySpan<char> text, out DayOfWeek? otherWeekday)
    {
        otherWeekday = null;
        if (UnixNumber(text) is { } seconds && IsUnixSeconds(seconds)) return DateTimeOffset.FromUnixTimeSeconds(seconds);
        var reader = new Timestamps { rest = text };
        var moment = reader.Day() is { } day ? reader.TimeOf(day) : null;
        otherWeekday = reader.otherWeekday;
        return moment;
    }

    /// <summary>Returns what the author should do about a text that is not read because it could mean several dates; null if it is another.</summary>
    public static string? OrderHint(ReadOnlySpan<char> text)
    {
        var reader = new Timestamps { rest = text };
        if (reader.Digits(1, 2) is not { } first || reader.Separator() is not { } separator || reader.Digits(1, 2) is not { } second
            || !reader.Skip(separator)) return null;
        if (reader.Digits(4, 4) is not { } year) return "Write the year first and with four digits, then month and day: 2024-05-01.";
        var (dayFirst, monthFirst) = (DayOf(year, second, first), DayOf(year, first, second));
        if ((dayFirst ?? monthFirst) is not { } one) return null;
        return monthFirst is { } other && one != other
            ? $"Write the year first, because the order of day and month is not the same everywhere: {ValueText.Of(one)} or {ValueText.Of(other)}."
            : $"Write the year first, then month and day: {ValueText.Of(one)}.";
    }

    /// <summary>Returns what the author should do about a number of milliseconds; null if the text is something else.</summary>
    public static string? MillisecondsHint(ReadOnlySpan<char> text) => UnixNumber(text) is >= LeastMilliseconds and <= MostMilliseconds and var milliseconds
        ? $"Write the seconds since 1970 instead of the milliseconds: {(milliseconds / 1000).ToString(CultureInfo.InvariantCulture)}."
        : null;

    /// <summary>Returns what the author should do about Unix seconds in a field of type Date; null if the text is something else.</summary>
    public static string? SecondsHint(ReadOnlySpan<char> text) => IsUnixSeconds(UnixNumber(text))
        ? "Declare the field as DateTime, which takes the seconds since 1970, or write year, month and day."
        : null;

    /// <summary>Returns a moment in the format of RFC 3339, with a fraction of a second only if there is one.</summary>
    public static string Write(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
        + (moment.Offset == TimeSpan.Zero ? "Z" : moment.ToString("zzz", CultureInfo.InvariantCulture));

    static long? UnixNumber(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static bool IsUnixSeconds(long? number) => number is >= LeastUnixSeconds and <= MostUnixSeconds;

    static DateOnly? DayOf(int year, int month, int day) =>
        year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    DateOnly? Day()
    {
        if (Digits(4, 4) is not { } year) return DayWithName();
        if (Separator() is { } separator)
            return Digits(1, 2) is { } month && Skip(separator) && Digits(1, 2) is { } day ? DayOf(year, month, day) : null;
        return Digits(2, 2) is { } basicMonth && Digits(2, 2) is { } basicDay ? DayOf(year, basicMonth, basicDay) : null;
    }

    /// <summary>Reads a day with the name of its month, before it or after it, and perhaps the name of the day of the week.</summary>
    DateOnly? DayWithName()
    {
        int? weekday = null;
        if (rest.Length > 0 && char.IsAsciiLetter(rest[0]) && Name(DateTimeFormatInfo.InvariantInfo.DayNames) is { } name)
        {
            weekday = name;
            Skip(',');
            SkipSpaces();
        }
        int? month = null;
        if (rest.Length > 0 && char.IsAsciiLetter(rest[0]))
        {
            month = Name(DateTimeFormatInfo.InvariantInfo.MonthNames);
            if (month is null || !SkipGap()) return null;
        }
        if (Digits(1, 2) is not { } day) return null;
        _ = SkipWord("st") || SkipWord("nd") || SkipWord("rd") || SkipWord("th") || Skip('.');
        if (month is null && (!SkipGap() || (month = Name(DateTimeFormatInfo.InvariantInfo.MonthNames)) is null)) return null;
        Skip(',');
        if (!SkipGap() || Digits(4, 4) is not { } year || DayOf(year, month.Value + 1, day) is not { } found) return null;
        // Generators take the date, whatever the day of the week is.
        if (weekday is { } named && (int)found.DayOfWeek != named) otherWeekday = (DayOfWeek)named;
        return found;
    }

    /// <summary>Reads what follows the day, which may be nothing.</summary>
    DateTimeOffset? TimeOf(DateOnly day)
    {
        var ticks = day.DayNumber * TimeSpan.TicksPerDay;
        if (!rest.IsEmpty)
        {
            Skip(',');
            if (!Skip('T') && !Skip('t') && !SkipSpaces()) return null;
            SkipSpaces();
            if (!rest.IsEmpty && char.IsAsciiDigit(rest[0]))
            {
                if (TimeOfDay() is not { } time) return null;
                ticks += time;
            }
            else if (!StartsWithUtc()) return null;
        }
        SkipSpaces();
        if (Offset() is not { } offset) return null;
        SkipComment();
        if (!rest.IsEmpty) return null;
        var utc = ticks - offset.Ticks;
        return utc >= DateTime.MinValue.Ticks && utc <= DateTime.MaxValue.Ticks ? new(ticks, offset) : null;
    }

    /// <summary>Reads a time with a 24-hour or a 12-hour clock as ticks of 100 nanoseconds since midnight.</summary>
    long? TimeOfDay()
    {
        if (Digits(1, 2) is not { } hour || hour > 23 || !Skip(':') || Digits(2, 2) is not { } minute || minute > 59) return null;
        var ticks = minute * TimeSpan.TicksPerMinute;
        if (Skip(':'))
        {
            if (Digits(2, 2) is not { } second || second > 59) return null;
            ticks += second * TimeSpan.TicksPerSecond;
            if (Skip('.')) ticks += Fraction();
        }
        SkipSpaces();
        var isAfternoon = SkipWord("pm");
        if (isAfternoon || SkipWord("am"))
        {
            if (hour is < 1 or > 12) return null;
            hour = hour % 12 + (isAfternoon ? 12 : 0);
        }
        return ticks + hour * TimeSpan.TicksPerHour;
    }

    /// <summary>Reads the fraction of a second as ticks of 100 nanoseconds. Further digits are dropped.</summary>
    long Fraction()
    {
        var (ticks, unit) = (0L, TimeSpan.TicksPerSecond);
        for (; rest.Length > 0 && char.IsAsciiDigit(rest[0]); rest = rest[1..]) ticks += (rest[0] - '0') * (unit /= 10);
        return ticks;
    }

    readonly bool StartsWithUtc() =>
        rest.StartsWith("UTC", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("GMT", StringComparison.OrdinalIgnoreCase);

    TimeSpan? Offset()
    {
        if (rest.IsEmpty || Skip('Z') || Skip('z')) return TimeSpan.Zero;
        if ((SkipWord("UTC") || SkipWord("GMT")) && (rest.IsEmpty || rest[0] is ' ')) return TimeSpan.Zero;
        foreach (var (name, hours) in zones)
            if (SkipWord(name)) return TimeSpan.FromHours(hours);
        var isWest = rest[0] == '-';
        if (!Skip('+') && !Skip('-')) return null;
        if (Digits(1, 2) is not { } hour) return null;
        var minutes = 0;
        if (!rest.IsEmpty && rest[0] is not ' ')
        {
            Skip(':');
            if (Digits(2, 2) is not { } written || written > 59) return null;
            minutes = written;
        }
        var offset = new TimeSpan(hour, minutes, 0);
        return offset <= TimeSpan.FromHours(14) ? isWest ? -offset : offset : null; // the range of DateTimeOffset, in which all time zones are
    }

    /// <summary>Skips the name of the zone in brackets that mail programs and JavaScript write after the offset: <c>+0100 (CET)</c>.</summary>
    void SkipComment()
    {
        SkipSpaces();
        if (rest is ['(', .., ')'] && rest.IndexOf(')') == rest.Length - 1) rest = [];
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

    /// <summary>Reads an English name, or at least its first three letters, in any case, and a point after it.</summary>
    /// <returns>The index of the name; null if the word is none of them.</returns>
    int? Name(string[] names)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length])) length++;
        for (var i = 0; i < names.Length && length >= 3; i++)
        {
            if (!names[i].AsSpan().StartsWith(rest[..length], StringComparison.OrdinalIgnoreCase)) continue;
            rest = rest[length..];
            Skip('.');
            return i;
        }
        return null;
    }

    /// <summary>The character between the parts of a date in figures, and moves on; null if there is none.</summary>
    char? Separator()
    {
        if (rest.IsEmpty || rest[0] is not ('-' or '/' or '.')) return null;
        var separator = rest[0];
        rest = rest[1..];
        return separator;
    }

    bool Skip(char expected)
    {
        if (rest.IsEmpty || rest[0] != expected) return false;
        rest = rest[1..];
        return true;
    }

    /// <summary>Skips a word in any case, unless another letter follows it.</summary>
    bool SkipWord(string word)
    {
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (rest.Length > word.Length && char.IsAsciiLetter(rest[word.Length]))) return false;
        rest = rest[word.Length..];
        return true;
    }

    /// <summary>Skips a hyphen or spaces between the parts of a date.</summary>
    bool SkipGap() => Skip('-') || SkipSpaces();

    bool SkipSpaces()
    {
        var before = rest.Length;
        rest = rest.TrimStart(" \t");
        return rest.Length < before;
    }
}
