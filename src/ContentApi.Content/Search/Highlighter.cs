using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ContentApi.Content.Entries;
using ContentApi.Content.Markdown;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Search;

/// <summary>A piece of a text in which a search has found something.</summary>
/// <param name="Field">See <see cref="SearchText.Field"/>.</param>
/// <param name="Html">Safe HTML: the text is escaped, and matches are in <c>mark</c> elements.</param>
/// <param name="Heading">The heading of a Markdown text that the piece is below or part of; null if there is none.</param>
sealed record Highlight(string Field, string Html, MarkdownHeading? Heading);

/// <summary>Finds the pieces of an entry's texts that show why the entry matches.</summary>
static class Highlighter
{
    /// <summary>Number of characters that cost a step: a text is read, divided into words and, if it is Markdown, parsed again.</summary>
    const int CharactersPerStep = 8;

    /// <summary>Maximum number of matches that are looked at in one text, from its beginning.</summary>
    const int MaxMarks = 1_000;

    static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Returns the best pieces, each of another text.</summary>
    /// <param name="entry">An entry that matches.</param>
    /// <param name="query">The search that it matches.</param>
    /// <param name="count">The maximum number of pieces.</param>
    /// <param name="length">The maximum length of a piece in characters, at least 1. A single word that is longer is shown whole.</param>
    /// <param name="meter">Counts the work.</param>
    public static IReadOnlyList<Highlight> Of(Entry entry, SearchQuery query, int count, int length, StepMeter meter)
    {
        var found = new List<(Highlight Highlight, double Worth)>();
        foreach (var text in SearchText.Of(entry))
        {
            var sections = text.Value is MarkdownText markdown ? markdown.ReadPlainSections(meter) : new((string)text.Value, []);
            meter.Charge(1 + sections.Text.Length / CharactersPerStep);
            var marks = Marks(sections.Text, query.Wanted);
            if (marks.Count == 0) continue;
            var (first, last) = Best(marks, length);
            var worth = marks[first..(last + 1)].Select(mark => mark.Clause).Distinct().Count() * text.Weight;
            found.Add((new(text.Field, Show(sections.Text, marks[first..(last + 1)], length), sections.HeadingAt(marks[first].Start)), worth));
        }
        return [.. found.OrderByDescending(pair => pair.Worth).Take(count).Select(pair => pair.Highlight)];
    }

    /// <summary>Returns the places where clauses match, ascending and without overlap.</summary>
    static List<(int Start, int End, int Clause)> Marks(string text, IReadOnlyList<SearchClause> clauses)
    {
        var spans = new List<(int Start, int End)>();
        var terms = new List<string>();
        var tokens = new Tokenizer(text);
        while (tokens.MoveNext())
        {
            spans.Add((tokens.Start, tokens.End));
            terms.Add(tokens.Term.ToString());
        }
        var marks = new List<(int Start, int End, int Clause)>();
        for (var at = 0; at < terms.Count && marks.Count < MaxMarks; at++)
        {
            var (longest, clause) = (0, 0);
            for (var i = 0; i < clauses.Count; i++)
                if (clauses[i].Terms.Count > longest && Matches(clauses[i], terms, at)) (longest, clause) = (clauses[i].Terms.Count, i);
            if (longest == 0) continue;
            marks.Add((spans[at].Start, spans[at + longest - 1].End, clause));
            at += longest - 1;
        }
        return marks;
    }

    static bool Matches(SearchClause clause, List<string> terms, int at)
    {
        if (at + clause.Terms.Count > terms.Count) return false;
        for (var i = 0; i < clause.Terms.Count; i++)
        {
            var isBeginning = clause.IsPrefix && i == clause.Terms.Count - 1;
            if (isBeginning ? !terms[at + i].StartsWith(clause.Terms[i], StringComparison.Ordinal) : terms[at + i] != clause.Terms[i]) return false;
        }
        return true;
    }

    /// <summary>Returns the first stretch of marks within the length that has the most different clauses, then the most marks.</summary>
    static (int First, int Last) Best(List<(int Start, int End, int Clause)> marks, int length)
    {
        var (best, bestWorth) = ((First: 0, Last: 0), (0, 0));
        for (int first = 0, last = 0; first < marks.Count; first++)
        {
            last = Math.Max(last, first);
            while (last + 1 < marks.Count && marks[last + 1].End - marks[first].Start <= length) last++;
            var worth = (marks[first..(last + 1)].Select(mark => mark.Clause).Distinct().Count(), last - first);
            if (worth.CompareTo(bestWorth) <= 0) continue;
            (best, bestWorth) = ((first, last), worth);
        }
        return best;
    }

    static string Show(string text, List<(int Start, int End, int Clause)> marks, int length)
    {
        var (start, end) = Window(text, marks[0].Start, marks[^1].End, length);
        var html = new StringBuilder();
        if (start > 0) html.Append('…');
        var at = start;
        foreach (var mark in marks)
        {
            Append(text.AsSpan(at, mark.Start - at));
            html.Append("<mark>");
            Append(text.AsSpan(mark.Start, mark.End - mark.Start));
            html.Append("</mark>");
            at = mark.End;
        }
        Append(text.AsSpan(at, end - at));
        if (end < text.Length) html.Append('…');
        return html.ToString();

        void Append(ReadOnlySpan<char> part)
        {
            // The piece is on one line, for lists of results.
            foreach (var range in part.SplitAny("\n\r\t"))
            {
                if (range.Start.Value > 0 && html.Length > 0 && html[^1] != ' ') html.Append(' ');
                html.Append(encoder.Encode(part[range].ToString()));
            }
        }
    }

    /// <summary>Returns the range of the marks and of the text around them, cut between words.</summary>
    static (int Start, int End) Window(string text, int first, int last, int length)
    {
        var room = Math.Max(0, length - (last - first));
        // A third of the room is before the marks, the rest after them. Room that one side cannot use is given to the other.
        var start = Math.Max(0, first - Math.Max(room / 3, room - (text.Length - last)));
        var end = Math.Min(text.Length, last + room - (first - start));
        if (start > 0)
        {
            while (start < first && !char.IsWhiteSpace(text[start - 1])) start++;
            while (start < first && char.IsWhiteSpace(text[start])) start++;
        }
        if (end < text.Length)
        {
            while (end > last && !char.IsWhiteSpace(text[end])) end--;
            while (end > last && char.IsWhiteSpace(text[end - 1])) end--;
        }
        return (start, end);
    }
}
