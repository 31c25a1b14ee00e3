using System.Globalization;
using ContentApi.Content.Diagnostics;

namespace ContentApi.Content.Documents;

/// <summary>A JSON pointer (RFC 6901): the place of a value inside a document, in YAML and JSON alike.</summary>
public sealed class JsonPointer
{
    readonly string[] tokens;

    JsonPointer(string text, string[] tokens) => (Text, this.tokens) = (text, tokens);

    /// <summary>The pointer to the whole document.</summary>
    public static JsonPointer Whole { get; } = new("", []);

    /// <summary>The pointer as it is written: empty, or a slash before each key or index, in which <c>~1</c> is a slash and <c>~0</c> a tilde.</summary>
    public string Text { get; }

    public bool IsWhole => tokens.Length == 0;

    /// <summary>The keys and indexes that lead to the place, without escapes.</summary>
    public IReadOnlyList<string> Tokens => tokens;

    /// <exception cref="FormatException">The text is not a JSON pointer. The message says why.</exception>
    public static JsonPointer Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0) return Whole;
        if (text[0] != '/') throw new FormatException($"The JSON pointer {Quote.Text(text)} does not begin with a slash.");
        for (var at = text.IndexOf('~'); at >= 0; at = text.IndexOf('~', at + 1))
            if (at + 1 == text.Length || text[at + 1] is not ('0' or '1'))
                throw new FormatException($"The JSON pointer {Quote.Text(text)} has a '~' without 0 or 1 after it: '~0' means a tilde, '~1' a slash in a key.");
        return new(text, [.. text[1..].Split('/').Select(Unescape)]);
    }

    /// <summary>Finds the value at the place.</summary>
    /// <param name="root">The value of the document.</param>
    /// <param name="lacking">
    /// If there is no value: the part of the pointer that leads no further, and the innermost value on the way, which has no such key or index.
    /// </param>
    /// <returns>The value; null if there is none.</returns>
    public DocumentValue? Find(DocumentValue root, out (string Token, DocumentValue Inside) lacking)
    {
        ArgumentNullException.ThrowIfNull(root);
        lacking = default;
        foreach (var token in tokens)
        {
            var next = root switch
            {
                MappingValue mapping => mapping.Find(token)?.Value,
                ListValue list when IndexOf(token) is { } index && index < list.Items.Count => list.Items[index],
                _ => null,
            };
            if (next is null)
            {
                lacking = (token, root);
                return null;
            }
            root = next;
        }
        return root;
    }

    static string Unescape(string token) => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>Reads an index of a list: digits without a leading zero (RFC 6901, section 4).</summary>
    static int? IndexOf(string token) =>
        token is "0" or [>= '1' and <= '9', ..] && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    public override string ToString() => Text;
}
