using ContentApi.GraphQL.Binding;
using Markdig;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// What may be spent on one text: steps while Markdig parses it, characters of output while it is parsed and rendered. Work that grows faster than the text is charged before
/// or while it is done, so that a text is refused by its own content and never by the clock. The clock of a request, where there is one, ends the request alone.
/// </summary>
/// <param name="length">Of the text, in characters.</param>
/// <param name="extraSteps">See <see cref="MarkdownLimits.ExtraSteps"/>.</param>
/// <param name="meter">Of the request that waits for the text; null while a commit is read.</param>
sealed class WorkBudget(int length, long extraSteps, StepMeter? meter) : MarkdownParserContext
{
    const int WorkBetweenLooks = 10_000;

    /// <summary>Steps that it takes to walk on from one block or inline to the next, and to take over what it holds.</summary>
    const int StepsOfVisit = 20;

    readonly long ownSteps = (long)MarkdownLimits.StepsPerCharacter * length;
    readonly int maxOutput = MarkdownLimits.OutputOf(length);
    long steps, nodes, output, sinceLook;

    /// <summary>Steps taken.</summary>
    public long Steps => steps;

    /// <summary>What was charged for blocks and inlines.</summary>
    public long Nodes => nodes;

    /// <summary>How many of <see cref="MarkdownLimits.ExtraSteps"/> were needed.</summary>
    public long ExtraSteps => Math.Max(0, steps - ownSteps);

    /// <exception cref="MarkdownTooComplexException">The budget is spent.</exception>
    public void Charge(long more)
    {
        if (steps + more - ownSteps > extraSteps) throw new MarkdownTooComplexException();
        steps += more;
        LookAtClock(more);
    }

    /// <summary>Charges for blocks and inlines of the tree.</summary>
    /// <exception cref="MarkdownTooComplexException">The budget is spent.</exception>
    public void ChargeNodes(long more)
    {
        nodes += more;
        if (nodes > MarkdownLimits.MaxNodes) throw new MarkdownTooComplexException();
        LookAtClock(more);
    }

    /// <summary>Charges for characters that one part of the text makes appear elsewhere: in the syntax tree or in the output.</summary>
    /// <exception cref="MarkdownTooComplexException">The budget is spent.</exception>
    public void ChargeOutput(long characters)
    {
        output += characters;
        if (output > maxOutput) throw new MarkdownTooComplexException();
        LookAtClock(characters);
    }

    /// <summary>What was charged while the text was parsed is part of what is now rendered.</summary>
    public void BeginRendering() => output = 0;

    /// <summary>Called for each block and inline that something is derived from: it is charged already, and only the request's time may end.</summary>
    public void Visit() => LookAtClock(StepsOfVisit);

    void LookAtClock(long work)
    {
        if ((sinceLook += work) < WorkBetweenLooks) return;
        sinceLook = 0;
        meter?.CheckTime();
    }
}

/// <summary>Ends the parsing or rendering of a text; caught where it began.</summary>
sealed class MarkdownTooComplexException : Exception;
