using ContentApi.Content.Scalars;

namespace ContentApi.Content.Model;

/// <summary>The texts that a capture of a path matches, by the type of the field that it fills.</summary>
enum CaptureForm : byte
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A date of four digits, a hyphen, one or two digits, a hyphen, and one or two digits.</summary>
    Date,

    /// <summary>Digits.</summary>
    Number,
}

static class CaptureForms
{
    /// <summary>The most digits of a number. A whole number of 64 bits has no more.</summary>
    const int MaxDigits = 18;

    /// <summary>Returns the form of the texts that can fill a field.</summary>
    public static CaptureForm Of(ContentField? field) => field?.Shape is not ScalarShape { Scalar.Kind: var kind } ? CaptureForm.Text
        : kind == ValueKind.Date || kind == ValueKind.Moment ? CaptureForm.Date
        : kind == ValueKind.Integer ? CaptureForm.Number : CaptureForm.Text;

    /// <summary>Returns the form in words, for messages.</summary>
    public static string InWords(this CaptureForm form) => form switch
    {
        CaptureForm.Date => "a date such as 2024-05-01",
        CaptureForm.Number => "a number",
        _ => "a text",
    };

    /// <summary>
    /// Returns the length of the text of a form at the beginning of a text, as long as it can be; -1 if there is none. What begins later does not end earlier:
    /// <see cref="PathTemplate"/> relies on it.
    /// </summary>
    public static int LengthIn(this CaptureForm form, ReadOnlySpan<char> text)
    {
        if (form == CaptureForm.Number) return Digits(text, MaxDigits + 1) is > 0 and <= MaxDigits and var digits ? digits : -1;
        if (Digits(text, 4) != 4 || text is not [_, _, _, _, '-', ..]) return -1;
        var month = Digits(text[5..], 2);
        var day = 5 + month + 1;
        if (month == 0 || day > text.Length || text[day - 1] != '-') return -1;
        var length = day + Digits(text[day..], 2);
        return Timestamps.ReadDate(text[..length]) is null ? -1 : length;
    }

    static int Digits(ReadOnlySpan<char> text, int most)
    {
        var end = text[..Math.Min(text.Length, most)].IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? Math.Min(text.Length, most) : end;
    }
}
