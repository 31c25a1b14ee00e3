namespace ContentApi.Content.Markdown.Html;

/// <summary>A part of an HTML text (WHATWG HTML, 13.2.5).</summary>
enum HtmlTokenKind : byte { End, Text, StartTag, EndTag, Comment }

/// <param name="Kind">The kind of part.</param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Value">The name of a tag in lower case, the characters of a text with its entities replaced, or the content of a comment.</param>
readonly record struct HtmlToken(HtmlTokenKind Kind, int Start, string Value);

/// <summary>An attribute as it is written, with the entities of its value replaced.</summary>
/// <param name="Name">The name, in lower case.</param>
readonly record struct WrittenAttribute(string Name, string Value);
