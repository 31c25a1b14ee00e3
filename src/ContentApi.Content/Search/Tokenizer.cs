using System.Buffers;
using System.Globalization;
using System.Text;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Search;

/// <summary>
/// Divides a text into the terms that are searched: runs of letters and digits in small letters without accents; of scripts that write without spaces each
/// character. A function of the text alone.
/// </summary>
ref struct Tokenizer(ReadOnlySpan<char> text)
{
    /// <summary>What is longer is no word of a language: its beginning stands for it.</summary>
    public const int MaxTermLength = 64;

    readonly ReadOnlySpan<char> text = text;
    TermBuffer buffer;
    int length;

    /// <summary>Where the token begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where the token ends in the text.</summary>
    public int End { get; private set; }

    /// <summary>The term, until the next call of <see cref="MoveNext"/>.</summary>
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

    /// <summary>One character of Chinese or Japanese is a word.</summary>
    static bool IsAlone(char c) => c >= '\u3040' && Words.IsIdeographic(c);

    static int Step(ReadOnlySpan<char> rest) => Rune.DecodeFromUtf16(rest, out _, out var consumed) == OperationStatus.Done ? consumed : 1;

    static bool IsWordStart(ReadOnlySpan<char> rest) =>
        Rune.DecodeFromUtf16(rest, out var rune, out _) == OperationStatus.Done && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber);

    static bool IsWordPart(ReadOnlySpan<char> rest) => IsWordStart(rest)
        || (Rune.DecodeFromUtf16(rest, out var rune, out _) == OperationStatus.Done && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

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
