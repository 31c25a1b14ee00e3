using System.Text;
using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Markdown.Html;

/// <summary>
/// Sanitised HTML as the JSON that is sent, with holes for the addresses of content links. Sanitising takes a millisecond, and filling the holes for another
/// snapshot some microseconds.
/// </summary>
/// <param name="json">All parts between the holes, escaped as in a JSON string, as UTF-8.</param>
/// <param name="steps">What happens between the parts, in the order of the HTML.</param>
sealed class HtmlTemplate(byte[] json, HtmlTemplate.Step[] steps)
{
    /// <summary>Returns the HTML as a JSON string; null if it has more characters than <paramref name="maxLength"/>.</summary>
    /// <param name="addresses">The addresses of the content links as they are in HTML; null for a link that leads nowhere.</param>
    /// <param name="maxLength">The maximum length, which is compared with the number of bytes.</param>
    public byte[]? Fill(IReadOnlyList<string?> addresses, int maxLength)
    {
        var encoded = addresses.Select(address => address is null ? null : Escaped(address)).ToArray();
        using var filled = new MemoryStream(json.Length + 2);
        filled.WriteByte((byte)'"');
        var (at, depth, skipped) = (0, 0, 0);
        foreach (var step in steps)
        {
            if (skipped == 0) filled.Write(json, at, step.End - at);
            at = step.End;
            if (step.Kind == StepKind.Address)
            {
                if (skipped == 0 && encoded[step.Link] is { } address) filled.Write(address);
            }
            else if (step.Kind == StepKind.EndIf)
            {
                if (skipped == depth) skipped = 0;
                depth--;
            }
            else
            {
                depth++;
                var isMet = encoded[step.Link] is null == (step.Kind == StepKind.IfNowhere);
                if (skipped == 0 && !isMet) skipped = depth;
            }
            if (filled.Length > maxLength) return null;
        }
        filled.Write(json, at, json.Length - at);
        filled.WriteByte((byte)'"');
        return filled.Length > maxLength ? null : filled.ToArray();
    }

    /// <summary>Returns a text as it is in a JSON string, without its quotes.</summary>
    static byte[] Escaped(string text) => PreparedValue.FromString(text).Utf8Json[1..^1].ToArray();

    public enum StepKind : byte
    {
        /// <summary>The address of a link is inserted.</summary>
        Address,

        /// <summary>The parts up to <see cref="EndIf"/> are left out if the link leads nowhere.</summary>
        IfLinked,

        /// <summary>The parts up to <see cref="EndIf"/> are left out if the link leads somewhere.</summary>
        IfNowhere,

        EndIf,
    }

    /// <param name="Kind">What happens.</param>
    /// <param name="Link">The place of the link among the content links of the text.</param>
    /// <param name="End">The length of the parts before the step, in bytes.</param>
    public readonly record struct Step(StepKind Kind, int Link, int End);

    public sealed class Builder
    {
        readonly MemoryStream json = new();
        readonly List<Step> steps = [];
        readonly StringBuilder part = new();

        /// <summary>The HTML since the last step.</summary>
        public StringBuilder Part => part;

        public void Add(StepKind kind, int link = -1)
        {
            Flush();
            steps.Add(new(kind, link, (int)json.Length));
        }

        void Flush()
        {
            if (part.Length == 0) return;
            json.Write(Escaped(part.ToString()));
            part.Clear();
        }

        public HtmlTemplate ToTemplate()
        {
            Flush();
            return new(json.ToArray(), [.. steps]);
        }
    }
}
