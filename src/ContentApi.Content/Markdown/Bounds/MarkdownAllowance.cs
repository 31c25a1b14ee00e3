namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// The <see cref="MarkdownLimits.ExtraSteps"/> that all texts of one file share. A file of a thousand texts, each of which takes all the steps that one may,
/// would keep a build busy for minutes.
/// </summary>
sealed class MarkdownAllowance
{
    public long ExtraSteps { get; private set; } = MarkdownLimits.ExtraSteps;

    public void Take(WorkBudget spent) => Take(spent.ExtraSteps);

    public void Take(long steps) => ExtraSteps = Math.Max(0, ExtraSteps - steps);
}
