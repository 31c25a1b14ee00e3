using System.Text;

namespace ContentApi.Content.Markdown.Bounds;

/// <summary>Receives rendered HTML, and charges a <see cref="WorkBudget"/> for its length.</summary>
/// <param name="budget">The budget that is charged.</param>
/// <param name="html">Receives the HTML; null if it is only measured.</param>
sealed class BoundedWriter(WorkBudget budget, StringBuilder? html) : TextWriter
{
    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value)
    {
        budget.ChargeOutput(1);
        html?.Append(value);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        budget.ChargeOutput(buffer.Length);
        html?.Append(buffer);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());
}
