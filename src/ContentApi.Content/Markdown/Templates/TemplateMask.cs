using System.Text;
using ContentApi.Content.Markdown.Bounds;

namespace ContentApi.Content.Markdown.Templates;

/// <summary>
/// A Markdown text in which each piece of template markup is replaced by as many characters that mean nothing in Markdown, so that the pieces survive parsing
/// and all offsets stay what they are. A mask begins with a noncharacter, which no text is meant to have (Unicode Standard, 23.7), and the number of the piece
/// in digits of the private use area. A comment that stands alone on its lines is blank, so that it divides blocks.
/// </summary>
sealed class TemplateMask
{
    /// <summary>The noncharacters with which masks begin: two that the text does not have are used, one of them for pieces of two characters.</summary>
    public static readonly char[] Marks = ['\uFDD0', '\uFDD1', '\uFDD2', '\uFDD3'];

    /// <summary>The replacement character of Unicode, which takes the place of a noncharacter.</summary>
    const char Replacement = '\uFFFD';

    /// <summary>The digits of a piece's number: the characters of the private use area.</summary>
    const char FirstDigit = '\uE000';
    const int Radix = 6_400;

    readonly string source;
    readonly IReadOnlyList<TemplatePiece> pieces;

    /// <summary>The pieces of two characters.</summary>
    readonly List<TemplatePiece> shortPieces = [];

    readonly char mark, shortMark;

    /// <summary>Whether lines divide the text into blocks, as in Markdown.</summary>
    readonly bool hasBlocks;

    TemplateMask(
        string source, IReadOnlyList<TemplatePiece> pieces, IReadOnlyList<(int Start, int End)> code, (char Long, char Short) marks, bool hasBlocks)
    {
        (this.source, this.pieces, (mark, shortMark), Code, this.hasBlocks) = (source, pieces, marks, code, hasBlocks);
        Text = pieces.Count == 0 ? source : Write();
    }

    /// <summary>The text with masks.</summary>
    public string Text { get; }

    public IReadOnlyList<TemplatePiece> Pieces => pieces;

    /// <summary>The offsets at which parts of the text begin and end that look like code and may contain template markup.</summary>
    public IReadOnlyList<(int Start, int End)> Code { get; }

    /// <summary>Finds the pieces of a text; null if it has neither pieces nor code.</summary>
    /// <param name="text">The text, with line ends <c>\n</c>.</param>
    /// <param name="isMdx">Whether the text is MDX.</param>
    /// <param name="notCode">See <see cref="TemplateScanner.Scan(string, bool, IReadOnlySet{int}?, WorkBudget)"/>.</param>
    /// <param name="budget">Is charged for the work, and carries the result to the parsers.</param>
    public static TemplateMask? Of(string text, bool isMdx, IReadOnlySet<int>? notCode, WorkBudget budget)
    {
        var (pieces, code) = TemplateScanner.Scan(text, isMdx, notCode, budget);
        if (pieces.Count + code.Count == 0) return null;
        if (Marks.Where(mark => !text.Contains(mark)).Take(2).ToArray() is not [var mark, var shortMark])
        {
            // Without masks comments would be shown, and so the text loses two of its noncharacters.
            (mark, shortMark) = (Marks[0], Marks[1]);
            text = text.Replace(mark, Replacement).Replace(shortMark, Replacement);
        }
        var mask = new TemplateMask(text, pieces, code, (mark, shortMark), notCode is not null);
        budget.Properties[typeof(TemplateMask)] = mask;
        return mask;
    }

    /// <summary>The mask of the text that a budget belongs to; null if it has none.</summary>
    public static TemplateMask? Of(Markdig.MarkdownParserContext? context) =>
        context?.Properties.TryGetValue(typeof(TemplateMask), out var mask) == true ? (TemplateMask)mask : null;

    string Write()
    {
        var masked = new StringBuilder(source.Length);
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            masked.Append(source, masked.Length, piece.Start - masked.Length);
            if (IsBlank(piece))
                foreach (var c in source.AsSpan(piece.Start, piece.Length)) masked.Append(c == '\n' ? '\n' : ' ');
            else if (piece.Length > 2)
                masked.Append(mark).Append(Digit(i / Radix)).Append(Digit(i % Radix)).Append(FirstDigit, piece.Length - 3);
            else if (shortPieces.Count < Radix)
            {
                masked.Append(shortMark).Append(Digit(shortPieces.Count));
                shortPieces.Add(piece);
            }
            else masked.Append(source, piece.Start, piece.Length);
        }
        return masked.Append(source, masked.Length, source.Length - masked.Length).ToString();
    }

    bool IsBlank(TemplatePiece piece) =>
        hasBlocks && piece.IsSilent && !piece.IsInCode && !piece.EndsExcerpt && TemplateLines.IsAlone(source, piece.Start, piece.End);

    /// <summary>Whether a mask may end in a character.</summary>
    public static bool MayEndIn(char c) => c is >= FirstDigit and < (char)(FirstDigit + Radix);

    static char Digit(int value) => (char)(FirstDigit + value);

    /// <summary>Returns the piece whose mask a text begins with; null if it begins with none.</summary>
    public TemplatePiece? At(ReadOnlySpan<char> text)
    {
        if (text.Length < 2) return null;
        if (text[0] == shortMark) return Value(text[1]) is var index && index < shortPieces.Count ? shortPieces[index] : null;
        if (text[0] != mark || text.Length < 3) return null;
        var number = (long)Value(text[1]) * Radix + Value(text[2]);
        return number < pieces.Count && IsWhole(text, pieces[(int)number]) ? pieces[(int)number] : null;
    }

    /// <summary>Whether the whole mask of a piece is there. Entities could write a beginning, and so repeat a long piece.</summary>
    static bool IsWhole(ReadOnlySpan<char> text, TemplatePiece piece) =>
        piece.Length <= text.Length && text[3..piece.Length].IndexOfAnyExcept(FirstDigit) < 0;

    static int Value(char digit) => digit is >= FirstDigit and < (char)(FirstDigit + Radix) ? digit - FirstDigit : int.MaxValue / Radix;

    public string SourceOf(TemplatePiece piece) => source.Substring(piece.Start, piece.Length);

    /// <summary>The characters that take the place of a piece.</summary>
    public string MaskOf(TemplatePiece piece) => Text.Substring(piece.Start, piece.Length);

    /// <summary>
    /// The source of a piece as a reader sees it in code: tags of raw text vanish, <c>{{&lt;/* name */&gt;}}</c> shows the shortcode, and <c>{{ "{{" }}</c> the
    /// braces.
    /// </summary>
    public string InCode(TemplatePiece piece) => piece.Kind switch
    {
        TemplateKind.Raw => "",
        TemplateKind.Literal when piece.IsInCode || source[piece.Start + 2] is '<' or '%' => piece.Content,
        _ => SourceOf(piece),
    };

    public bool IsIn(ReadOnlySpan<char> text) => text.IndexOfAny(mark, shortMark) >= 0;

    /// <summary>Replaces the masks in a text.</summary>
    /// <param name="text">A part of <see cref="Text"/>.</param>
    /// <param name="shown">Returns what is written for a piece.</param>
    public string Replace(string text, Func<TemplatePiece, string> shown)
    {
        if (!IsIn(text)) return text;
        var result = new StringBuilder(text.Length);
        foreach (var (characters, piece) in Divide(text)) result.Append(piece is null ? characters : shown(piece));
        return result.ToString();
    }

    /// <summary>Divides a text into its characters and the pieces whose masks are between them.</summary>
    public IEnumerable<(string Characters, TemplatePiece? Piece)> Divide(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            if (At(text.AsSpan(at)) is not { } piece)
            {
                at++;
                continue;
            }
            if (at > start) yield return (text[start..at], null);
            yield return ("", piece);
            start = at += piece.Length;
        }
        if (start < text.Length) yield return (text[start..], null);
    }
}
