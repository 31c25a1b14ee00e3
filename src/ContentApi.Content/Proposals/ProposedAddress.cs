using System.Text;
using ContentApi.Content.Model;

namespace ContentApi.Content.Proposals;

/// <summary>Writes the address template of a generator for the fields that the files of a collection have.</summary>
static class ProposedAddress
{
    /// <summary>Leaves out the alternatives and the optional parts that name a field which no file has.</summary>
    /// <param name="template">The template of the generator, for all fields that it knows.</param>
    /// <param name="isKnown">Whether the collection has the field or the capture.</param>
    /// <returns>The template; null if nothing stands for a part that is not optional.</returns>
    public static string? For(string template, Func<string, bool> isKnown)
    {
        var text = new StringBuilder();
        return Write(UrlTemplate.Parse(template).Parts, isKnown, text) ? text.ToString() : null;
    }

    /// <returns>False if a name is not known.</returns>
    static bool Write(IEnumerable<UrlPart> parts, Func<string, bool> isKnown, StringBuilder text)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case UrlLiteral literal:
                    // Two slashes become one: what was between them is left out.
                    text.Append(text is [.., '/'] ? literal.Text.TrimStart('/') : literal.Text);
                    break;
                case UrlOptional optional when For(optional.Parts, isKnown) is { } inside:
                    text.Append('[').Append(inside).Append(']');
                    break;
                case UrlOptional:
                    break;
                case UrlChoice choice:
                    var alternatives = choice.Alternatives.Select(alternative => Alternative(alternative, isKnown)).OfType<string>().ToList();
                    if (alternatives.Count == 0) return false;
                    // An address that has no other before it is the template.
                    if (alternatives is [['/', ..] only]) text.Append(text is [.., '/'] ? only[1..] : only);
                    else text.Append('{').AppendJoin(" ?? ", alternatives).Append('}');
                    break;
            }
        }
        return true;
    }

    static string? Alternative(UrlPart part, Func<string, bool> isKnown) => part switch
    {
        UrlName name => isKnown(name.Name) ? string.Concat(name.Formats.Select(format => ":" + format.Name).Prepend(name.Name)) : null,
        UrlAddress address => For(address.Parts, isKnown),
        _ => null,
    };

    static string? For(IReadOnlyList<UrlPart> parts, Func<string, bool> isKnown)
    {
        var text = new StringBuilder();
        return Write(parts, isKnown, text) ? text.ToString() : null;
    }
}
