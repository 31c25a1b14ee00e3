using System.Text;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;

namespace ContentApi.Content.Tests.Documents;

/// <summary>Parses documents from text and writes them as short text, so that a test is a pair of strings.</summary>
static class DocumentUnderTest
{
    public static Document Parse(string path, string text) => DocumentParser.Parse(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a value as <c>{a: 1, b: "x", c: [y]}</c>; a scalar that is always text has quotes.</summary>
    public static string Show(DocumentValue value) => Show(value, _ => "");

    /// <summary>Writes a value as <see cref="Show(DocumentValue)"/> does, with <c>line:column</c> before each key and value.</summary>
    public static string ShowPlaces(DocumentValue value) => Show(value, position => $"{position} ");

    static string Show(DocumentValue value, Func<TextPosition, string> place) => place(value.Position) + value switch
    {
        MappingValue mapping =>
            $"{{{string.Join(", ", mapping.Entries.Select(entry => $"{place(entry.KeyPosition)}{entry.Key}: {Show(entry.Value, place)}"))}}}",
        ListValue list => $"[{string.Join(", ", list.Items.Select(item => Show(item, place)))}]",
        ScalarValue { Style: ScalarStyle.Quoted } scalar => $"\"{scalar.Text.Replace("\n", "\\n")}\"",
        ScalarValue scalar => scalar.Text.Replace("\n", "\\n"),
        _ => throw new ArgumentException("There is no fourth kind of value.", nameof(value)),
    };

    /// <summary>Writes one line for each diagnostic, without the path.</summary>
    public static string Faults(this Document document) =>
        string.Join('\n', document.Diagnostics.Select(diagnostic => $"{diagnostic}"[(document.Path.Length + 1)..]));
}
