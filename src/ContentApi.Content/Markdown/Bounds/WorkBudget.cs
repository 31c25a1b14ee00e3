using Markdig;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// What may be spent on parsing one text. Markdig's time grows with the square of the text in a few places; each is charged for before
/// it happens, so that a text is refused by its own content and never by the clock. An ordinary text of 4 MiB spends a hundredth.
/// </summary>
sealed class WorkBudget : MarkdownParserContext
{
    /// <summary>Steps of a few nanoseconds: about a second. Against texts that are made to keep a server busy.</summary>
    const long MaxSteps = 200_000_000;

    /// <summary>Against a table of few characters and many cells: a row is filled up to the width of the head, so that they grow with the square of the text.</summary>
    const int MaxTableCells = 500_000;

    long steps;
    long tableCells;

    /// <summary>The block whose inlines are being parsed, with what has been seen of it.</summary>
    public LeafBlock? Leaf { get; private set; }

    /// <summary>Delimiters that may still be open: Markdig walks down all of them for each inline.</summary>
    public int OpenDelimiters { get; set; }

    /// <summary>At least half the inlines so far: Markdig walks back over all of them for each bare address.</summary>
    public int Marks { get; set; }

    public void Enter(LeafBlock leaf)
    {
        if (Leaf == leaf) return;
        Leaf = leaf;
        OpenDelimiters = Marks = 0;
    }

    /// <exception cref="MarkdownTooComplexException">The budget is spent.</exception>
    public void Charge(long more)
    {
        steps += more;
        if (steps > MaxSteps) throw new MarkdownTooComplexException();
    }

    /// <exception cref="MarkdownTooComplexException">The text's tables have too many cells.</exception>
    public void ChargeTable(long cells)
    {
        tableCells += cells;
        if (tableCells > MaxTableCells) throw new MarkdownTooComplexException();
    }
}

/// <summary>Ends the parsing of a text; caught where it began.</summary>
sealed class MarkdownTooComplexException : Exception;
