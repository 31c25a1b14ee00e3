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
    [InlineData("String", "''", "\"\"")]
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
    [InlineData("Date", "2024-05-01", "\"2024-05-01\"")]
    [InlineData("Date", "2024-5-1", "\"2024-05-01\"")]
    [InlineData("Date", "'2024-02-29'", "\"2024-02-29\"")]
    [InlineData("Date", "2024-05-01T23:30:00-11:00", "\"2024-05-01\"")]
    [InlineData("Date", "2024-05-01 00:30:00 +1400", "\"2024-05-01\"")]
    [InlineData("DateTime", "2019-07-09 09:00:00 -0500", "\"2019-07-09T09:00:00-05:00\"")]
    [InlineData("DateTime", "2019-07-09T09:00:00Z", "\"2019-07-09T09:00:00Z\"")]
    [InlineData("DateTime", "2019-07-09t09:00:00.250+05:30", "\"2019-07-09T09:00:00.25+05:30\"")]
    [InlineData("DateTime", "2019-07-09 09:00", "\"2019-07-09T09:00:00Z\"")]
    [InlineData("DateTime", "2019-07-09 9:00:00 -5", "\"2019-07-09T09:00:00-05:00\"")]
    [InlineData("DateTime", "2019-07-09T09:00:00.12345678901Z", "\"2019-07-09T09:00:00.1234567Z\"")]
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
    [InlineData("Int", "''", "\"v\" takes a whole number, not \"\".")]
    [InlineData("Float", ".inf", "\"v\" takes a number, not \".inf\".")]
    [InlineData("Float", "1e999", "\"v\" takes a number, not \"1e999\".")]
    [InlineData("Float", ".", "\"v\" takes a number, not \".\".")]
    [InlineData("Boolean", "'yes'", "\"v\" takes true or false, not \"yes\".")]
    [InlineData("Boolean", "1", "\"v\" takes true or false, not \"1\".")]
    [InlineData("Date", "1.5.2024", "\"v\" takes a date such as 2024-05-01, not \"1.5.2024\".")]
    [InlineData("Date", "2023-02-29", "\"v\" takes a date such as 2024-05-01, not \"2023-02-29\".")]
    [InlineData("Date", "2024-05-01 25:00", "\"v\" takes a date such as 2024-05-01, not \"2024-05-01 25:00\".")]
    [InlineData("Date", "2024-05-01x", "\"v\" takes a date such as 2024-05-01, not \"2024-05-01x\".")]
    [InlineData("DateTime", "2019-07-09T09:00:00+15:00", "\"v\" takes a date and time such as 2024-05-01T09:30:00Z, not \"2019-07-09T09:00:00+15:00\".")]
    [InlineData("DateTime", "0001-01-01T00:00:00+01:00", "\"v\" takes a date and time such as 2024-05-01T09:30:00Z, not \"0001-01-01T00:00:00+01:00\".")]
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
    [InlineData("URL", "''", "\"v\" takes a URL, not \"\".")]
    [InlineData("EmailAddress", "someone", "\"v\" takes an e-mail address, not \"someone\".")]
    [InlineData("EmailAddress", "a@b@example.org", "\"v\" takes an e-mail address, not \"a@b@example.org\".")]
    [InlineData("EmailAddress", "a b@example.org", "\"v\" takes an e-mail address, not \"a b@example.org\".")]
    [InlineData("EmailAddress", "a@-x.org", "\"v\" takes an e-mail address, not \"a@-x.org\".")]
    [InlineData("EmailAddress", "mailto:a@example.org", "\"v\" takes an e-mail address, not \"mailto:a@example.org\".")]
    public void Another_value_is_an_error(string type, string yaml, string message) =>
        Assert.Equal($"1:4: error CA4003: {message}", ReadFields($"v: {type}", $"v: {yaml}").Outcome());

    [Theory]
    [InlineData("Int", "2147483648", "An Int is between -2147483648 and 2147483647; declare the field as String or Float for more.")]
    [InlineData("Int", "1.5", "Leave out the point, or declare the field as Float.")]
    [InlineData("Boolean", "'yes'", "Remove the quotes.")]
    [InlineData("URL", "www.example.org", "Write \"https://www.example.org\".")]
    [InlineData("URL", "//example.org", "Write \"https://example.org\".")]
    [InlineData("URL", "https://example.org/a b", "Write a space as %20.")]
    [InlineData("EmailAddress", "mailto:a@example.org", "Leave out \"mailto:\".")]
    public void An_error_says_what_to_do(string type, string yaml, string hint) =>
        Assert.Equal(hint, ReadFields($"v: {type}", $"v: {yaml}").Diagnostics[0].Hint);

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
        var slots = ReadFields("a: Int b: Float c: Boolean d: Date e: DateTime f: JSON", "a: 1\nb: 2\nc: on\nd: 2024-05-01\ne: 2024-05-01 09:00 -5\nf: [1]").Entry!.Slots;
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
    [InlineData("Draft", "1:4: error CA4004: \"v\" takes a value of Status, not \"Draft\".")]
    [InlineData("done", "1:4: error CA4004: \"v\" takes a value of Status, not \"done\".")]
    [InlineData("[DRAFT]", "1:4: error CA4003: \"v\" takes one of \"DRAFT\", \"IN_PROGRESS\" or \"NO\", not a list.")]
    public void An_enum_takes_its_names(string yaml, string outcome) =>
        Assert.Equal(outcome.StartsWith("1:") ? outcome : $"v: {outcome}", ReadFields("v: Status", $"v: {yaml}", "enum Status { DRAFT IN_PROGRESS NO }").Outcome());

    [Theory]
    [InlineData("Draft", "Did you mean \"DRAFT\"?")]
    [InlineData("x", "Write \"DRAFT\" or \"LIVE\".")]
    public void An_unknown_enum_value_has_a_hint(string yaml, string hint) =>
        Assert.Equal(hint, ReadFields("v: Status", $"v: {yaml}", "enum Status { DRAFT LIVE }").Diagnostics[0].Hint);
}
