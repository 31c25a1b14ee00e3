using System.Buffers;
using System.Globalization;
using System.Text;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Search;

/// <summary>
/// Divides a text into search terms: runs of letters and digits, in lower case and without accents; in scripts that are written without spaces, single
/// characters. The result depends on the text alone.
/// </summary>
ref struct Tokenizer(ReadOnlySpan<char> text)
{
    /// <summary>Maximum length of a term, in UTF-16 code units. A longer one, which is not a word of a language, is cut.</summary>
    public const int MaxTermLength = 64;

    readonly ReadOnlySpan<char> text = text;
    TermBuffer buffer;
    int length;

    /// <summary>The offset in the text at which the token begins.</summary>
    public int Start { get; private set; }

    /// <summary>The offset in the text at which the token ends.</summary>
    public int End { get; private set; }

    /// <summary>The term. Valid until the next call of <see cref="MoveNext"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<char> Term => ((ReadOnlySpan<char>)buffer)[..length];

    public bool MoveNext()
    {
        var at = End;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c) : IsWordStart(text[at..])) break;
            at += Step(text[at..]);
        }
        if (at >= text.Length)
        {
            End = text.Length;
            return false;
        }
        Start = at;
        if (IsAlone(text[at]))
        {
            End = at + Step(text[at..]);
            Set(text[at..End]);
            return true;
        }
        var isAscii = true;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsAscii(c))
            {
                if (!char.IsAsciiLetterOrDigit(c)) break;
                at++;
            }
            else
            {
                if (IsAlone(c) || !IsWordPart(text[at..])) break;
                isAscii = false;
                at += Step(text[at..]);
            }
        }
        End = at;
        if (isAscii) SetAscii(text[Start..End]);
        else Set(LetterFolding.Fold(text[Start..End]).ToLowerInvariant());
        return true;
    }

    /// <summary>Whether the character is a term by itself, as those of Chinese and Japanese are.</summary>
    static bool IsAlone(char c) => c >= '\u3040' && Words.IsIdeographic(c);

    static int Step(ReadOnlySpan<char> rest) => Rune.DecodeFromUtf16(rest, out _, out var consumed) == OperationStatus.Done ? consumed : 1;

    static bool IsWordStart(ReadOnlySpan<char> rest) =>
        Rune.DecodeFromUtf16(rest, out var rune, out _) == OperationStatus.Done
            && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber);

    static bool IsWordPart(ReadOnlySpan<char> rest) => IsWordStart(rest)
        || (Rune.DecodeFromUtf16(rest, out var rune, out _) == OperationStatus.Done
            && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    void SetAscii(ReadOnlySpan<char> word)
    {
        length = Math.Min(word.Length, MaxTermLength);
        for (var i = 0; i < length; i++) buffer[i] = (char)(word[i] | (char.IsAsciiLetterUpper(word[i]) ? 0x20 : 0));
    }

    void Set(ReadOnlySpan<char> folded)
    {
        length = Math.Min(folded.Length, MaxTermLength);
        folded[..length].CopyTo(buffer);
    }

    [System.Runtime.CompilerServices.InlineArray(MaxTermLength)]
    struct TermBuffer
    {
        char first;
    }
}
