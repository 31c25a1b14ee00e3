using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.Content.Scalars;

namespace ContentApi.Content.Tests.Scalars;

/// <summary>Each row of the table of scalars agrees with itself.</summary>
public sealed class ContentScalarsTests
{
    /// <summary>A text that each scalar reads. A new scalar needs one here.</summary>
    static readonly Dictionary<string, string> samples = new()
    {
        ["String"] = "a", ["Int"] = "7", ["Float"] = "0.5", ["Boolean"] = "true", ["ID"] = "a", ["Date"] = "2026-12-01", ["DateTime"] = "2026-12-01T19:00:00Z",
        ["URL"] = "https://example.org/", ["EmailAddress"] = "someone@example.org", ["JSON"] = "{}",
    };

    public static TheoryData<string> Names => [.. ContentScalars.All.Select(scalar => scalar.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_that_is_read_is_of_the_kind_and_has_the_kinds_text_and_order(string name)
    {
        var scalar = ContentScalars.Find(name)!;
        var value = scalar.Read(new ScalarValue(new TextPosition(1, 1), samples[name], ScalarStyle.Plain))!.Value.Value!.Value;
        Assert.IsType(scalar.Kind.Type, value);
        Assert.Equal(scalar.Kind.Order is null, scalar.Kind.Write is null);
        if (scalar.Kind.Order is null) return;
        Assert.Equal(0, scalar.Kind.Order.Compare(value, value));
        Assert.Equal(samples[name], ValueText.Of(value), ignoreCase: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_scalar_that_GraphQL_does_not_define_has_a_definition(string name) =>
        Assert.Equal(name is "String" or "Int" or "Float" or "Boolean" or "ID", ContentScalars.Find(name)!.Sdl is null);

    [Fact]
    public void Each_kind_with_a_text_form_has_a_different_dotnet_type() =>
        Assert.Distinct(ContentScalars.All.Select(scalar => scalar.Kind).Distinct().Where(kind => kind.Write is not null).Select(kind => kind.Type));

    [Fact]
    public void Messages_name_the_scalars_for_which_a_condition_holds() =>
        Assert.Equal("String, Int, ID, Date, DateTime, URL, EmailAddress", ContentScalars.Names(scalar => scalar.CanBeUnique));
}
