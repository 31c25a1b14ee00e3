using System.Buffers;

namespace ContentApi.Content.Model;

/// <summary>A part of a path template: literal text, a <c>*</c>, or the name inside <c>{name}</c> or <c>{name**}</c>.</summary>
readonly record struct TemplatePart(TemplatePartKind Kind, string Text)
{
    static readonly SearchValues<char> Special = SearchValues.Create("{}*\\");

    /// <summary>The texts that a capture matches.</summary>
    public CaptureForm Form { get; init; }

    public bool IsLiteral => Kind == TemplatePartKind.Literal;
    public bool IsCapture => Kind is TemplatePartKind.Capture or TemplatePartKind.PathCapture;

    /// <summary>Whether the part matches a text of one length at each place, so that it need not be searched for.</summary>
    public bool IsFixed => IsLiteral || Form != CaptureForm.Text;

    /// <summary>The length of the part in the template.</summary>
    public int Length => Text.Length + (Kind == TemplatePartKind.Capture ? 2 : Kind == TemplatePartKind.PathCapture ? 4 : 0);

    /// <summary>Splits one segment of a path template into its parts.</summary>
    /// <param name="template">The whole template, for the messages.</param>
    /// <param name="offset">The index in <paramref name="template"/> at which <paramref name="text"/> begins, for the messages.</param>
    /// <param name="text">The text to split.</param>
    /// <exception cref="FormatException">The template is faulty. The message names the character and the reason.</exception>
    public static TemplatePart[] Split(string template, int offset, ReadOnlySpan<char> text)
    {
        var parts = new List<TemplatePart>();
        var at = 0;
        while (at < text.Length)
        {
            var length = text[at..].IndexOfAny(Special);
            if (length < 0) length = text.Length - at;
            if (length > 0) parts.Add(new(TemplatePartKind.Literal, text.Slice(at, length).ToString()));
            at += length;
            if (at == text.Length) break;

            switch (text[at])
            {
                case '*':
                    parts.Add(new(TemplatePartKind.Star, "*"));
                    at++;
                    break;
                case '{':
                    var end = text[at..].IndexOf('}');
                    if (end < 0) throw Fault(template, offset + at, "the brace is not closed in its segment");
                    var name = text.Slice(at + 1, end - 1);
                    var isPath = name.EndsWith("**");
                    parts.Add(new(
                        isPath ? TemplatePartKind.PathCapture : TemplatePartKind.Capture, Name(template, offset + at + 1, isPath ? name[..^2] : name)));
                    at += end + 1;
                    break;
                case '}':
                    throw Fault(template, offset + at, "this '}' has no '{' before it");
                default:
                    throw Fault(template, offset + at, "folders are separated by '/', not by a backslash");
            }
        }
        return [.. parts];
    }

    /// <summary>Makes the exception for a faulty template. Its message gives the template, the character (counted from 1) and the reason.</summary>
    public static FormatException Fault(string template, int index, string what) =>
        new($"The template \"{template}\" is faulty at character {index + 1}: {what}.");

    /// <summary>Checks the name of a field or capture in a template.</summary>
    /// <exception cref="FormatException">It is not a name.</exception>
    public static string Name(string template, int index, ReadOnlySpan<char> name)
    {
        if (name.IsEmpty) throw Fault(template, index, "a capture needs a name, as in {slug}");
        for (var i = 0; i < name.Length; i++)
            if (!(char.IsAsciiLetter(name[i]) || name[i] == '_' || (i > 0 && char.IsAsciiDigit(name[i]))))
                throw Fault(template, index + i, $"'{name}' is not a name: a name has only letters, digits and '_', and does not begin with a digit");
        return name.ToString();
    }
}

enum TemplatePartKind : byte { Literal, Star, Capture, PathCapture }
