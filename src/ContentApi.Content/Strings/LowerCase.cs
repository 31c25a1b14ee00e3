using System.Text;

namespace ContentApi.Content.Strings;

/// <summary>
/// Small letters as Ruby, Go and JavaScript make them (Unicode Standard, 3.13): <c>İ</c> becomes an <c>i</c> and a dot above it, the only letter that becomes
/// two. .NET leaves it as it is.
/// </summary>
static class LowerCase
{
    const char DottedCapital = '\u0130';
    const string DottedSmall = "i\u0307";

    public static string Of(string text) => text.ToLowerInvariant().Replace($"{DottedCapital}", DottedSmall, StringComparison.Ordinal);

    public static string Of(Rune rune) => rune.Value == DottedCapital ? DottedSmall : Rune.ToLowerInvariant(rune).ToString();
}
