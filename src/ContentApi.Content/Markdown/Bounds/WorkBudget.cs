using ContentApi.GraphQL.Binding;
using Markdig;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// Limits the work on one text: steps while Markdig parses it, and characters of output while it is parsed and rendered. Work that grows faster than the text
/// is charged before or while it is done, so that its content decides whether a text is refused, never the clock. The clock of a request ends only that
/// request.
/// </summary>
/// <param name="length">The length of the text, in characters.</param>
/// <param name="extraSteps">See <see cref="MarkdownLimits.ExtraSteps"/>.</param>
/// <param name="meter">The meter of the request that waits for the text; null while a commit is read.</param>
sealed class WorkBudget(int length, long extraSteps, StepMeter? meter) : MarkdownParserContext
{
    const int WorkBetweenLooks = 10_000;

    /// <summary>Steps for moving on to the next block or inline, and for copying its content.</summary>
    const int StepsOfVisit = 20;

    readonly long ownSteps = (long)MarkdownLimits.StepsPerCharacter * length;
    readonly int maxOutput = MarkdownLimits.OutputOf(length);
    long steps, nodes, output, sinceLook;

    /// <summary>The steps charged so far.</summary>
    public long Steps => steps;

    /// <summary>The blocks and inlines charged so far.</summary>
    public long Nodes => nodes;

    /// <summary>The number of steps charged beyond those of the text's length.</summary>
    public long ExtraSteps => Math.Max(0, steps - ownSteps);

    /// <summary>Charges for steps of parsing.</summary>
    /// <exception cref="MarkdownTooComplexException">The budget is spent.</exception>
    public void Charge(long more)
    {
        if (steps + more - ownSteps > extraSteps) throw new MarkdownTooComplexException();
        steps += more;
        LookAtClock(more);
    }

    /// <summary>Charges for blocks and inlines that the tree may get.</summary>
    /// <exception cref="MarkdownTooComplexException">The budget is spent.</exception>
    public void ChargeNodes(long more)
    {
        nodes += more;
        if (nodes > MarkdownLimits.MaxNodes) throw new MarkdownTooComplexException();
        LookAtClock(more);
    }

    /// <summary>Charges for characters that a part of the text makes appear elsewhere: in the syntax tree or in the output.</summary>
    /// <exception cref="MarkdownTooComplexException">The budget is spent.</exception>
    public void ChargeOutput(long characters)
    {
        output += characters;
        if (output > maxOutput) throw new MarkdownTooComplexException();
        LookAtClock(characters);
    }

    /// <summary>Sets the output back to nothing: what was charged during parsing is now rendered, and charged by the writer.</summary>
    public void BeginRendering() => output = 0;

    /// <summary>
    /// Checks the request's time at a block or inline from which something is derived. The work is charged already, so that it cannot spend the budget.
    /// </summary>
    public void Visit() => LookAtClock(StepsOfVisit);

    void LookAtClock(long work)
    {
        if ((sinceLook += work) < WorkBetweenLooks) return;
        sinceLook = 0;
        meter?.CheckTime();
    }
}

/// <summary>Ends the parsing or rendering of a text that is beyond a limit. The code that began it catches it.</summary>
sealed class MarkdownTooComplexException : Exception;
