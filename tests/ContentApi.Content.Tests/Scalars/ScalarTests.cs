using ContentApi.GraphQL.Binding;
using static ContentApi.Content.Tests.Entries.EntryUnderTest;

using ContentApi.Content.Tests.Entries;

namespace ContentApi.Content.Tests.Scalars;

public sealed class ScalarTests
{
    [Theory]
    [InlineData("String", "yes", "\"yes\"")]
    [InlineData("String", "no", "\"no\"")]
    [InlineData("String", "1.10", "\"1.10\"")]
    [InlineData("String", "124062", "\"124062\"")]
    [InlineData("String", "2024-05-01", "\"2024-05-01\"")]
    [InlineData("String", "0x1F", "\"0x1F\"")]
    [InlineData("String", "true", "\"true\"")]
    [InlineData("String", "''", "null")]
    [InlineData("String", "'  '", "null")]
    [InlineData("String", "'null'", "\"null\"")]
    [InlineData("String", "~", "null")]
    [InlineData("String", "null", "null")]
    [InlineData("String", "", "null")]
    [InlineData("String", "\"a\\\"b\\n<é😀\"", "\"a\\\"b\\n<é😀\"")]
    [InlineData("ID", "007", "\"007\"")]
    [InlineData("Int", "42", "42")]
    [InlineData("Int", "-2147483648", "-2147483648")]
    [InlineData("Int", "+7", "7")]
    [InlineData("Int", "007", "7")]
    [InlineData("Int", "0x1F", "31")]
    [InlineData("Int", "0o17", "15")]
    [InlineData("Int", "\"2024\"", "2024")]
    [InlineData("Int", ">\n  5\n", "5")]
    [InlineData("Float", "1.5", "1.5")]
    [InlineData("Float", "3", "3")]
    [InlineData("Float", ".5e1", "5")]
    [InlineData("Float", "-0.25", "-0.25")]
    [InlineData("Boolean", "true", "true")]
    [InlineData("Boolean", "False", "false")]
    [InlineData("Boolean", "yes", "true")]
    [InlineData("Boolean", "NO", "false")]
    [InlineData("Boolean", "On", "true")]
    [InlineData("Boolean", "'true'", "true")]
    [InlineData("Boolean", "1", "true")]
    [InlineData("Boolean", "0", "false")]
    [InlineData("Boolean", "'1'", "true")]
    [InlineData("Date", "2024-05-01", "\"2024-05-01\"")]
    [InlineData("Date", "2024-5-1", "\"2024-05-01\"")]
    [InlineData("Date", "'2024-02-29'", "\"2024-02-29\"")]
    [InlineData("Date", "20240501", "\"2024-05-01\"")]
    [InlineData("Date", "2024/05/01", "\"2024-05-01\"")]
    [InlineData("Date", "2024/5/1", "\"2024-05-01\"")]
    [InlineData("Date", "2024.05.01", "\"2024-05-01\"")]
    [InlineData("Date", "May 1, 2024", "\"2024-05-01\"")]
    [InlineData("Date", "MAY 1 2024", "\"2024-05-01\"")]
    [InlineData("Date", "1 May 2024", "\"2024-05-01\"")]
    [InlineData("Date", "1. may 2024", "\"2024-05-01\"")]
    [InlineData("Date", "01-Feb-2024", "\"2024-02-01\"")]
    [InlineData("Date", "September 3rd, 2024", "\"2024-09-03\"")]
    [InlineData("Date", "Sept. 3, 2024", "\"2024-09-03\"")]
    [InlineData("Date", "wednesday, 1 May 2024", "\"2024-05-01\"")]
    [InlineData("Date", "Wed May 1 2024 00:00", "\"2024-05-01\"")]
    [InlineData("Date", "2024-05-01 UTC", "\"2024-05-01\"")]
    [InlineData("Date", "2024-05-01T23:30:00-11:00", "\"2024-05-01\"")]
    [InlineData("Date", "2024-05-01 00:30:00 +1400", "\"2024-05-01\"")]
    [InlineData("DateTime", "2019-07-09 09:00:00 -0500", "\"2019-07-09T09:00:00-05:00\"")]
    [InlineData("DateTime", "2019-07-09T09:00:00Z", "\"2019-07-09T09:00:00Z\"")]
    [InlineData("DateTime", "2019-07-09t09:00:00.250+05:30", "\"2019-07-09T09:00:00.25+05:30\"")]
    [InlineData("DateTime", "2019-07-09 09:00", "\"2019-07-09T09:00:00Z\"")]
    [InlineData("DateTime", "2019-07-09 9:00:00 -5", "\"2019-07-09T09:00:00-05:00\"")]
    [InlineData("DateTime", "2019-07-09T09:00:00.12345678901Z", "\"2019-07-09T09:00:00.1234567Z\"")]
    [InlineData("DateTime", "2019-07-09 09:00:00 UTC", "\"2019-07-09T09:00:00Z\"")]
    [InlineData("DateTime", "2019-07-09 09:00 utc", "\"2019-07-09T09:00:00Z\"")]
    [InlineData("DateTime", "2019/07/09 09:00 +0200", "\"2019-07-09T09:00:00+02:00\"")]
    [InlineData("DateTime", "July 9, 2019 9:05 pm", "\"2019-07-09T21:05:00Z\"")]
    [InlineData("DateTime", "July 9, 2019, 12:05 AM -0500", "\"2019-07-09T00:05:00-05:00\"")]
    [InlineData("DateTime", "9 jul 2019, 21:05", "\"2019-07-09T21:05:00Z\"")]
    [InlineData("DateTime", "Tue, 09 Jul 2019 21:05:06 GMT", "\"2019-07-09T21:05:06Z\"")]
    [InlineData("DateTime", "Tue Jul 09 2019 21:05:06 GMT+0200", "\"2019-07-09T21:05:06+02:00\"")]
    [InlineData("DateTime", "Jul 9 2019 21:05:06 GMT+0200", "\"2019-07-09T21:05:06+02:00\"")]
    [InlineData("DateTime", "20190709", "\"2019-07-09T00:00:00Z\"")]
    [InlineData("DateTime", "20190709 09:00", "\"2019-07-09T09:00:00Z\"")]
    [InlineData("DateTime", "100000000", "\"1973-03-03T09:46:40Z\"")]
    [InlineData("DateTime", "1714521600", "\"2024-05-01T00:00:00Z\"")]
    [InlineData("DateTime", "'1714521600'", "\"2024-05-01T00:00:00Z\"")]
    [InlineData("DateTime", "2019-07-09", "\"2019-07-09T00:00:00Z\"")]
    [InlineData("URL", "https://example.org/a?b=c#d", "\"https://example.org/a?b=c#d\"")]
    [InlineData("URL", "HTTP://example.org", "\"HTTP://example.org\"")]
    [InlineData("URL", "https://de.wikipedia.org/wiki/Köln", "\"https://de.wikipedia.org/wiki/Köln\"")]
    [InlineData("URL", "mailto:a@example.org?subject=x", "\"mailto:a@example.org?subject=x\"")]
    [InlineData("URL", "tel:+49-30-1234", "\"tel:+49-30-1234\"")]
    [InlineData("URL", "/donate", "\"/donate\"")]
    [InlineData("URL", "'#contact'", "\"#contact\"")]
    [InlineData("EmailAddress", "jo.doe+x@mail.example.org", "\"jo.doe+x@mail.example.org\"")]
    [InlineData("EmailAddress", "jö@köln.example", "\"jö@köln.example\"")]
    [InlineData("DateTime", "2021-03-03 10:00 +0100", "\"2021-03-03T10:00:00+01:00\"")]
    [InlineData("DateTime", "2021-03-03T10:00Z", "\"2021-03-03T10:00:00Z\"")]
    [InlineData("DateTime", "2021-3-3", "\"2021-03-03T00:00:00Z\"")]
    [InlineData("DateTime", "3 March 2021", "\"2021-03-03T00:00:00Z\"")]
    [InlineData("DateTime", "2024-05-01 09:00 EST", "\"2024-05-01T09:00:00-05:00\"")]
    [InlineData("DateTime", "2021-03-03 10:00 PST", "\"2021-03-03T10:00:00-08:00\"")]
    [InlineData("DateTime", "Wed, 03 Mar 2021 10:00:00 EDT", "\"2021-03-03T10:00:00-04:00\"")]
    [InlineData("DateTime", "Wed, 03 Mar 2021 10:00:00 -0700 (MST)", "\"2021-03-03T10:00:00-07:00\"")]
    [InlineData("DateTime", "Wed Mar 03 2021 10:00:00 GMT+0100 (Central European Standard Time)", "\"2021-03-03T10:00:00+01:00\"")]
    [InlineData("DateTime", "2021-03-03 10:00 UTC (today)", "\"2021-03-03T10:00:00Z\"")]
    public void A_value_is_what_the_model_says(string type, string yaml, string json) =>
        Assert.Equal($"v: {json}", ReadFields($"v: {type}", $"v: {yaml}").Outcome());

    [Theory]
    [InlineData("String", "[a]", "\"v\" takes a text, not a list.")]
    [InlineData("String", "{a: b}", "\"v\" takes a text, not a mapping.")]
    [InlineData("Int", "soon", "\"v\" takes a whole number, not \"soon\".")]
    [InlineData("Int", "1.0", "\"v\" takes a whole number, not \"1.0\".")]
    [InlineData("Int", "2147483648", "\"v\" takes a whole number, not \"2147483648\".")]
    [InlineData("Int", "99999999999999999999", "\"v\" takes a whole number, not \"99999999999999999999\".")]
    [InlineData("Int", "1_000", "\"v\" takes a whole number, not \"1_000\".")]
    [InlineData("Float", ".inf", "\"v\" takes a number, not \".inf\".")]
    [InlineData("Float", "1e999", "\"v\" takes a number, not \"1e999\".")]
    [InlineData("Float", ".", "\"v\" takes a number, not \".\".")]
    [InlineData("Boolean", "'yes'", "\"v\" takes true or false, not \"yes\".")]
    [InlineData("Boolean", "2", "\"v\" takes true or false, not \"2\".")]
    [InlineData("Boolean", "01", "\"v\" takes true or false, not \"01\".")]
    [InlineData("Date", "1.5.2024", "\"v\" takes a date such as 2024-05-01, not \"1.5.2024\".")]
    [InlineData("Date", "2023-02-29", "\"v\" takes a date such as 2024-05-01, not \"2023-02-29\".")]
    [InlineData("Date", "2024-05-01 25:00", "\"v\" takes a date such as 2024-05-01, not \"2024-05-01 25:00\".")]
    [InlineData("Date", "2024-05-01x", "\"v\" takes a date such as 2024-05-01, not \"2024-05-01x\".")]
    [InlineData("DateTime", "2019-07-09T09:00:00+15:00", "\"v\" takes a date and time such as 2024-05-01T09:30:00Z, not \"2019-07-09T09:00:00+15:00\".")]
    [InlineData("DateTime", "0001-01-01T00:00:00+01:00", "\"v\" takes a date and time such as 2024-05-01T09:30:00Z, not \"0001-01-01T00:00:00+01:00\".")]
    [InlineData("Date", "01/05/2024", "\"v\" takes a date such as 2024-05-01, not \"01/05/2024\".")]
    [InlineData("Date", "2024/05-01", "\"v\" takes a date such as 2024-05-01, not \"2024/05-01\".")]
    [InlineData("Date", "20240230", "\"v\" takes a date such as 2024-05-01, not \"20240230\".")]
    [InlineData("Date", "Feb 30, 2024", "\"v\" takes a date such as 2024-05-01, not \"Feb 30, 2024\".")]
    [InlineData("Date", "May 2024", "\"v\" takes a date such as 2024-05-01, not \"May 2024\".")]
    [InlineData("Date", "Mayday 1, 2024", "\"v\" takes a date such as 2024-05-01, not \"Mayday 1, 2024\".")]
    [InlineData("Date", "1714521600", "\"v\" takes a date such as 2024-05-01, not \"1714521600\".")]
    [InlineData("DateTime", "99999999", "\"v\" takes a date and time such as 2024-05-01T09:30:00Z, not \"99999999\".")]
    [InlineData("DateTime", "202405010930", "\"v\" takes a date and time such as 2024-05-01T09:30:00Z, not \"202405010930\".")]
    [InlineData("DateTime", "1714521600.5", "\"v\" takes a date and time such as 2024-05-01T09:30:00Z, not \"1714521600.5\".")]
    [InlineData("DateTime", "2024-05-01 13:00 pm", "\"v\" takes a date and time such as 2024-05-01T09:30:00Z, not \"2024-05-01 13:00 pm\".")]
    [InlineData("DateTime", "2024-05-01 09:00 CET", "\"v\" takes a date and time such as 2024-05-01T09:30:00Z, not \"2024-05-01 09:00 CET\".")]
    [InlineData("DateTime", "tomorrow", "\"v\" takes a date and time such as 2024-05-01T09:30:00Z, not \"tomorrow\".")]
    [InlineData("URL", "javascript:alert(1)", "\"v\" takes a URL, not \"javascript:alert(1)\".")]
    [InlineData("URL", "\"java\\tscript:alert(1)\"", "\"v\" takes a URL, not \"java script:alert(1)\".")]
    [InlineData("URL", "\"https://example.org/\\u0001\"", "\"v\" takes a URL, not \"https://example.org/�\".")]
    [InlineData("URL", "data:text/html,x", "\"v\" takes a URL, not \"data:text/html,x\".")]
    [InlineData("URL", "//example.org/x", "\"v\" takes a URL, not \"//example.org/x\".")]
    [InlineData("URL", "/\\example.org", "\"v\" takes a URL, not \"/\\example.org\".")]
    [InlineData("URL", "www.example.org", "\"v\" takes a URL, not \"www.example.org\".")]
    [InlineData("URL", "page.html", "\"v\" takes a URL, not \"page.html\".")]
    [InlineData("URL", "https:example.org", "\"v\" takes a URL, not \"https:example.org\".")]
    [InlineData("URL", "https://", "\"v\" takes a URL, not \"https://\".")]
    [InlineData("URL", "https://example.org/a b", "\"v\" takes a URL, not \"https://example.org/a b\".")]
    [InlineData("URL", "'mailto:'", "\"v\" takes a URL, not \"mailto:\".")]
    [InlineData("EmailAddress", "someone", "\"v\" takes an e-mail address, not \"someone\".")]
    [InlineData("EmailAddress", "a@b@example.org", "\"v\" takes an e-mail address, not \"a@b@example.org\".")]
    [InlineData("EmailAddress", "a b@example.org", "\"v\" takes an e-mail address, not \"a b@example.org\".")]
    [InlineData("EmailAddress", "a@-x.org", "\"v\" takes an e-mail address, not \"a@-x.org\".")]
    [InlineData("EmailAddress", "mailto:a@example.org", "\"v\" takes an e-mail address, not \"mailto:a@example.org\".")]
    public void Another_value_is_an_error_and_null(string type, string yaml, string message)
    {
        var result = ReadFields($"v: {type}", $"v: {yaml}");
        Assert.Equal($"1:4: error CA4003: {message[..^1]}, so the field is null.", result.Faults());
        Assert.Equal("v: null", result.Outcome());
    }

    [Theory]
    [InlineData("Int", "2147483648", "An Int is between -2147483648 and 2147483647; declare the field as String or Float for more.")]
    [InlineData("Int", "1.5", "Leave out the point, or declare the field as Float.")]
    [InlineData("Boolean", "'yes'", "Remove the quotes.")]
    [InlineData("Date", "01/05/2024",
        "Write the year first, because the order of day and month is not the same everywhere: 2024-05-01 or 2024-01-05.")]
    [InlineData("DateTime", "1.5.2024 10:00",
        "Write the year first, because the order of day and month is not the same everywhere: 2024-05-01 or 2024-01-05.")]
    [InlineData("Date", "31-12-2024", "Write the year first, then month and day: 2024-12-31.")]
    [InlineData("Date", "5/5/2024", "Write the year first, then month and day: 2024-05-05.")]
    [InlineData("Date", "1/5/24", "Write the year first and with four digits, then month and day: 2024-05-01.")]
    [InlineData("Date", "soon", "Write year, month and day with hyphens between them.")]
    [InlineData("Date", "1714521600", "Declare the field as DateTime, which takes the seconds since 1970, or write year, month and day.")]
    [InlineData("DateTime", "1714521600000", "Write the seconds since 1970 instead of the milliseconds: 1714521600.")]
    [InlineData("URL", "www.example.org", "Write \"https://www.example.org\".")]
    [InlineData("URL", "//example.org", "Write \"https://example.org\".")]
    [InlineData("URL", "https://example.org/a b", "Write a space as %20.")]
    [InlineData("EmailAddress", "mailto:a@example.org", "Leave out \"mailto:\".")]
    public void An_error_says_what_to_do(string type, string yaml, string hint) =>
        Assert.Equal(hint, ReadFields($"v: {type}", $"v: {yaml}").Diagnostics[0].Hint);

    [Theory]
    [InlineData("Date", "Tue, 3 Mar 2021", "2021-03-03", "Tuesday")]
    [InlineData("Date", "sunday, March 3, 2021", "2021-03-03", "Sunday")]
    [InlineData("DateTime", "Mon, 01 May 2024 09:30:00 +0200", "2024-05-01T09:30:00+02:00", "Monday")]
    [InlineData("DateTime", "Thu May 1 2024", "2024-05-01T00:00:00Z", "Thursday")]
    public void A_date_counts_whatever_its_day_of_the_week_is(string type, string text, string value, string weekday)
    {
        var result = ReadFields($"v: {type}", $"v: {text}");
        Assert.Equal($"v: \"{value}\"", result.Outcome());
        Assert.Equal($"1:4: warning CA4016: \"v\": the day in \"{text}\" is no {weekday}; the date is served.", result.Faults());
    }

    [Theory]
    [InlineData("2024-05-01 09:30", "2024-05-01 09:30")]
    [InlineData("'2024-05-01T23:30:00-11:00'", "2024-05-01T23:30:00-11:00")]
    [InlineData("May 1, 2024 9:30 PM", "May 1, 2024 9:30 PM")]
    public void A_date_says_that_it_cuts_off_a_time(string yaml, string text)
    {
        var result = ReadFields("v: Date", $"v: {yaml}");
        Assert.Equal("v: \"2024-05-01\"", result.Outcome());
        Assert.Equal($"1:4: warning CA4015: \"v\" is a Date: the time in \"{text}\" is not served.", result.Faults());
    }

    [Theory]
    [InlineData("2024-05-01 00:00:00 +0200")]
    [InlineData("2024-05-01T00:00Z")]
    [InlineData("May 1, 2024 12:00 am")]
    public void A_date_at_midnight_is_only_a_date(string yaml) => Assert.Empty(ReadFields("v: Date", $"v: {yaml}").Diagnostics);

    [Theory]
    [InlineData("1.10", "1.10")]
    [InlineData("+007.50e3", "7.50e3")]
    [InlineData("-.5", "-0.5")]
    [InlineData("1.", "1")]
    [InlineData("0x1F", "31")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("'1'", "\"1\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("2024-05-01", "\"2024-05-01\"")]
    [InlineData("{b: [true, ~, {}], a: é}", "{\"b\":[true,null,{}],\"a\":\"é\"}")]
    [InlineData("~", "null")]
    public void A_JSON_value_is_typed_by_the_core_schema(string yaml, string json) => Assert.Equal($"v: {json}", ReadFields("v: JSON", $"v: {yaml}").Outcome());

    [Fact]
    public void A_value_is_held_as_its_dotnet_type()
    {
        var slots = ReadFields("a: Int b: Float c: Boolean d: Date e: DateTime f: JSON",
            "a: 1\nb: 2\nc: on\nd: 2024-05-01\ne: 2024-05-01 09:00 -5\nf: [1]").Entry!.Slots;
        object[] expected = [1, 2.0, true, new DateOnly(2024, 5, 1), new DateTimeOffset(2024, 5, 1, 9, 0, 0, TimeSpan.FromHours(-5)), "[1]"];
        Assert.Equal(expected, slots.Select(slot => ((PreparedValue)slot!).Value));
    }

    [Theory]
    [InlineData("DRAFT", "\"DRAFT\"")]
    [InlineData("draft", "\"DRAFT\"")]
    [InlineData("in-progress", "\"IN_PROGRESS\"")]
    [InlineData("in_progress", "\"IN_PROGRESS\"")]
    [InlineData("no", "\"NO\"")]
    [InlineData("~", "null")]
    [InlineData("NULL", "null")]
    [InlineData("''", "null")]
    public void An_enum_takes_its_names(string yaml, string outcome) =>
        Assert.Equal($"v: {outcome}", ReadFields("v: Status", $"v: {yaml}", "enum Status { DRAFT IN_PROGRESS NO }").Outcome());

    [Theory]
    [InlineData("Draft", "1:4: error CA4004: \"v\" takes a value of Status, not \"Draft\", so the field is null.")]
    [InlineData("done", "1:4: error CA4004: \"v\" takes a value of Status, not \"done\", so the field is null.")]
    [InlineData("[DRAFT]", "1:4: error CA4003: \"v\" takes one of \"DRAFT\", \"IN_PROGRESS\" or \"NO\", not a list, so the field is null.")]
    public void Another_name_is_an_error_and_null(string yaml, string faults)
    {
        var result = ReadFields("v: Status", $"v: {yaml}", "enum Status { DRAFT IN_PROGRESS NO }");
        Assert.Equal(faults, result.Faults());
        Assert.Equal("v: null", result.Outcome());
    }

    [Theory]
    [InlineData("Draft", "Did you mean \"DRAFT\"?")]
    [InlineData("x", "Write \"DRAFT\" or \"LIVE\".")]
    public void The_hint_for_an_unknown_enum_value_lists_the_known_ones(string yaml, string hint) =>
        Assert.Equal(hint, ReadFields("v: Status", $"v: {yaml}", "enum Status { DRAFT LIVE }").Diagnostics[0].Hint);
}
