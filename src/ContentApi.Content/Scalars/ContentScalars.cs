using System.Globalization;
using System.Text;
using ContentApi.Content.Documents;
using ContentApi.Content.Strings;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Scalars;

/// <summary>
/// The scalars that a content model may use. The model decides how a value is read, not the value's syntax: <c>slug: 124062</c> is a String, and
/// <c>year: "2024"</c> is an Int, because an editor who quotes a number means the same number.
/// </summary>
static class ContentScalars
{
    public static readonly ContentScalar String = new()
    {
        Name = nameof(String), Kind = ValueKind.Text, Sdl = null, Expects = "a text", Read = AsWritten, Coercion = null, CanBeUnique = true,
        Operators = FilterOperators.Ranges | FilterOperators.Texts,
    };

    public static readonly ContentScalar Int = new()
    {
        Name = nameof(Int), Kind = ValueKind.Integer, Sdl = null, Expects = "a whole number", Read = Trimmed(NumberReader.Int), Coercion = null,
        CanBeUnique = true,
        Operators = FilterOperators.Ranges,
    };

    public static readonly ContentScalar Float = new()
    {
        Name = nameof(Float), Kind = ValueKind.Number, Sdl = null, Expects = "a number", Read = Trimmed(NumberReader.Float), Coercion = null,
        CanBeUnique = false,
        Operators = FilterOperators.Ranges,
    };

    public static readonly ContentScalar Boolean = new()
    {
        Name = nameof(Boolean), Kind = ValueKind.Boolean, Sdl = null, Expects = "true or false", Read = BooleanReader.Read, Coercion = null,
        CanBeUnique = false,
        Operators = FilterOperators.None,
    };

    public static readonly ContentScalar ID = new()
    {
        Name = nameof(ID), Kind = ValueKind.Text, Sdl = null, Expects = "a text", Read = AsWritten, Coercion = null, CanBeUnique = true,
        Operators = FilterOperators.Ranges | FilterOperators.Texts,
    };

    public static readonly ContentScalar Date = new()
    {
        Name = nameof(Date), Kind = ValueKind.Date,
        Sdl = new("A calendar day without a time zone, such as `2024-05-01` (RFC 3339, full-date).", "https://www.rfc-editor.org/rfc/rfc3339"),
        Expects = "a date such as 2024-05-01",
        Read = Trimmed(static text => Timestamps.ReadDate(text, out var hasTime, out var otherWeekday) is { } date
            ? new(PreparedValue.FromString(date, ValueText.Of(date)), IsCut: hasTime, OtherWeekday: otherWeekday)
            : new(null, Timestamps.OrderHint(text) ?? Timestamps.SecondsHint(text) ?? "Write year, month and day with hyphens between them.")),
        Coercion = new TextCoercion(nameof(Date), "2024-05-01", static text =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null),
        CanBeUnique = true,
        Operators = FilterOperators.Ranges,
    };

    public static readonly ContentScalar DateTime = new()
    {
        Name = nameof(DateTime), Kind = ValueKind.Moment,
        Sdl = new("A moment with its offset from UTC, such as `2019-07-09T09:00:00-05:00` (RFC 3339, date-time).", "https://www.rfc-editor.org/rfc/rfc3339"),
        Expects = "a date and time such as 2024-05-01T09:30:00Z",
        Read = Trimmed(static text => Timestamps.ReadDateTime(text, out var otherWeekday) is { } moment
            ? new(PreparedValue.FromString(moment, ValueText.Of(moment)), OtherWeekday: otherWeekday)
            : new(null, Timestamps.OrderHint(text) ?? Timestamps.MillisecondsHint(text)
                ?? "Write the date, the time with a colon, and the offset from UTC: 2019-07-09 09:00:00 -0500.")),
        Coercion = new TextCoercion(nameof(DateTime), "2019-07-09T09:00:00-05:00", static text =>
            DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out var moment) ? moment : null),
        CanBeUnique = true,
        Operators = FilterOperators.Ranges,
    };

    public static readonly ContentScalar URL = new()
    {
        Name = nameof(URL), Kind = ValueKind.Text,
        Sdl = new(
            "An absolute URL with the scheme http, https, mailto, tel or xmpp, or a path on the same site that begins with `/` or `#`.",
            "https://www.rfc-editor.org/rfc/rfc3986"),
        Expects = "a URL",
        Read = Trimmed(static text => Checked(text, Addresses.UrlFault(text))),
        Coercion = new TextCoercion(nameof(URL), "https://example.org/", static text => text.Length > 0 ? text : null),
        CanBeUnique = true,
        Operators = FilterOperators.Ranges | FilterOperators.Texts,
    };

    public static readonly ContentScalar EmailAddress = new()
    {
        Name = nameof(EmailAddress), Kind = ValueKind.Text,
        Sdl = new("An e-mail address, as the input of an HTML form accepts it.", "https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address"),
        Expects = "an e-mail address",
        Read = Trimmed(static text => Checked(text, Addresses.EmailFault(text))),
        Coercion = new TextCoercion(nameof(EmailAddress), "someone@example.org", static text => text.Contains('@') ? text : null),
        CanBeUnique = true,
        Operators = FilterOperators.Ranges | FilterOperators.Texts,
    };

    public static readonly ContentScalar JSON = new()
    {
        Name = nameof(JSON), Kind = ValueKind.Json, Sdl = new("Any JSON value.", "https://www.rfc-editor.org/rfc/rfc8259"), Expects = "any value",
        Read = static value => new(DocumentJson.Of(value)), Coercion = null, CanBeUnique = false,
        Operators = FilterOperators.None,
    };

    /// <summary>In the order in which messages name them.</summary>
    public static IReadOnlyList<ContentScalar> All { get; } = [String, Int, Float, Boolean, ID, Date, DateTime, URL, EmailAddress, JSON];

    static readonly Dictionary<string, ContentScalar> byName = All.ToDictionary(scalar => scalar.Name);

    /// <summary>The names of the scalars for which a condition holds: "String, ID, URL".</summary>
    public static string Names(Func<ContentScalar, bool> condition) => string.Join(", ", All.Where(condition));

    /// <summary>The scalar of that name; null if there is none.</summary>
    public static ContentScalar? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The definitions of the scalars that GraphQL itself does not have.</summary>
    public static string Sdl()
    {
        var sdl = new StringBuilder();
        foreach (var scalar in All) scalar.Sdl?.AppendTo(sdl, scalar.Name);
        return sdl.ToString();
    }

    static ScalarReading? AsWritten(DocumentValue value) => value is ScalarValue scalar ? new(PreparedValue.FromString(scalar.Text)) : null;

    // A block scalar ends with a line end, which is not part of a number, a date or an address.
    static Func<DocumentValue, ScalarReading?> Trimmed(Func<string, ScalarReading> read) =>
        value => value is ScalarValue scalar ? read(scalar.Text.Trim()) : null;

    static ScalarReading Checked(string text, string? fault) => fault is null ? new(PreparedValue.FromString(text)) : new(null, fault);
}
