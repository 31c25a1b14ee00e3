namespace ContentApi.Content.Markdown.Bounds;

/// <summary>
/// <see cref="MarkdownLimits.ExtraSteps"/> for the texts of one file together: a file of a thousand texts, each of which takes all that one may, would keep a build busy for minutes.
/// </summary>
sealed class MarkdownAllowance
{
    public long ExtraSteps { get; private set; } = MarkdownLimits.ExtraSteps;

    public void Take(WorkBudget spent) => ExtraSteps = Math.Max(0, ExtraSteps - spent.ExtraSteps);
}
