using ContentApi.Content.Markdown.Bounds;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>The abbreviations of a document, which are marked where they are whole words of its texts, before and after their definitions.</summary>
sealed class Abbreviations
{
    readonly WorkBudget budget;

    readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);

    /// <summary>The lengths of the abbreviations that begin with a character, the longest first.</summary>
    readonly Dictionary<char, List<int>> lengths = [];

    Abbreviations(WorkBudget budget) => this.budget = budget;

    public static Abbreviations Of(BlockProcessor processor)
    {
        if (processor.Document.GetData(typeof(Abbreviations)) is Abbreviations known) return known;
        var abbreviations = new Abbreviations((WorkBudget)processor.Context!);
        processor.Document.SetData(typeof(Abbreviations), abbreviations);
        return abbreviations;
    }

    /// <summary>Keeps what an abbreviation means. Of several definitions the last counts.</summary>
    public void Define(string abbreviation, string title)
    {
        titles[abbreviation] = title;
        if (!lengths.TryGetValue(abbreviation[0], out var known)) lengths.Add(abbreviation[0], known = []);
        var place = known.FindIndex(length => length <= abbreviation.Length);
        budget.Charge(known.Count / 4);
        if (place < 0) known.Add(abbreviation.Length);
        else if (known[place] != abbreviation.Length) known.Insert(place, abbreviation.Length);
    }

    /// <summary>Marks the abbreviations in the texts of a document. Code, formulas and raw HTML have none.</summary>
    /// <exception cref="MarkdownTooComplexException">The budget is spent.</exception>
    public static void Apply(MarkdownDocument document)
    {
        if (document.GetData(typeof(Abbreviations)) is not Abbreviations abbreviations) return;
        // Texts are replaced, and so they are found before.
        foreach (var text in document.Descendants().OfType<LiteralInline>().ToList()) abbreviations.Mark(text);
    }

    void Mark(LiteralInline text)
    {
        budget.Visit();
        var content = text.Content.AsSpan();
        var shown = 0;
        Inline last = text;
        for (var at = 0; at < content.Length; at++)
        {
            if (IsInWord(at > 0 ? content[..at] : CharactersOf(text.PreviousSibling)) || LengthAt(content[at..]) is not { } length) continue;
            if (at + length == content.Length && CharactersOf(text.NextSibling) is [var next, ..] && IsOfWord(next)) continue;
            var title = titles[content.Slice(at, length).ToString()];
            budget.ChargeNodes(3);
            budget.ChargeOutput(title.Length);
            if (at > shown) last = After(last, Part(text, shown, at - shown));
            var mark = new AbbreviatedInline { Span = SpanOf(text, at, length), Line = text.Line, Column = text.Column + at, IsClosed = true };
            if (title.Length > 0) mark.GetAttributes().AddProperty("title", title);
            mark.AppendChild(Part(text, at, length));
            last = After(last, mark);
            shown = at + length;
            at = shown - 1;
        }
        if (last == text) return;
        if (shown < content.Length) After(last, Part(text, shown, content.Length - shown));
        text.Remove();
    }

    static Inline After(Inline last, Inline next)
    {
        last.InsertAfter(next);
        return next;
    }

    /// <summary>Returns the length of the longest abbreviation that a text begins with, and that ends with a word; null if there is none.</summary>
    int? LengthAt(ReadOnlySpan<char> text)
    {
        if (!lengths.TryGetValue(text[0], out var known)) return null;
        var byText = titles.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in known)
        {
            if (length > text.Length || length < text.Length && IsOfWord(text[length])) continue;
            budget.Charge(1 + length / 4);
            if (byText.ContainsKey(text[..length])) return length;
        }
        return null;
    }

    static bool IsInWord(ReadOnlySpan<char> before) => !before.IsEmpty && IsOfWord(before[^1]);

    /// <summary>The characters of a text beside another, which may be parts of one word.</summary>
    static ReadOnlySpan<char> CharactersOf(Inline? beside) => beside is LiteralInline literal ? literal.Content.AsSpan() : [];

    static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    static LiteralInline Part(LiteralInline text, int start, int length)
    {
        var content = text.Content;
        return new(new StringSlice(content.Text, content.Start + start, content.Start + start + length - 1))
        {
            Span = SpanOf(text, start, length), Line = text.Line, Column = text.Column + start, IsClosed = true,
        };
    }

    static SourceSpan SpanOf(LiteralInline text, int start, int length) => new(text.Span.Start + start, text.Span.Start + start + length - 1);
}

/// <summary>An abbreviation in a text, with its meaning as the attribute <c>title</c>.</summary>
sealed class AbbreviatedInline : ContainerInline;
