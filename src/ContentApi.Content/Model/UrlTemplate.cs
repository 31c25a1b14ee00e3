using System.Text;
using ContentApi.Content.Strings;

namespace ContentApi.Content.Model;

/// <summary>
/// A <c>url:</c> template. It consists of literal text, which may contain the <c>#</c> of a fragment, and of values in braces: each is a scalar field, a list
/// of scalars, or a capture of the type's path.
/// <code>
///   /blog/{date:yyyy/MM}/{title:slugify}/     a value with formatters: see <see cref="UrlFormat"/>
///   {permalink ?? /blog/{slug}/}              the first alternative that has a value: a name, or an address
///   /blog[/{category}]/{slug}                 text in brackets is left out if a value inside is missing
/// </code>
/// A value keeps its slashes except those at its ends; each of its segments is percent-encoded (RFC 3986, 3.3). The items of a list are segments, of which each
/// is formatted by itself.
/// </summary>
public sealed class UrlTemplate
{
    readonly UrlPart[] parts;

    UrlTemplate(string text, UrlPart[] parts)
    {
        this.parts = parts;
        Text = text;
        Values = [.. parts.SelectMany(part => part.Values)];
        Names = [.. Values.Select(value => value.Name).Distinct()];
    }

    /// <summary>The template as the author wrote it.</summary>
    public string Text { get; }

    /// <summary>The names of fields and captures, in the order of the template, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The parts, in the order of the template.</summary>
    internal IReadOnlyList<UrlPart> Parts => parts;

    /// <summary>The values with their formatters, in the order of the template.</summary>
    internal IReadOnlyList<UrlName> Values { get; }

    /// <exception cref="FormatException">The template is faulty. The message names the character and the reason.</exception>
    public static UrlTemplate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text, new UrlTemplateReader(text).Read());
    }

    /// <summary>Makes the public path of an entry.</summary>
    /// <param name="valueOf">Returns the value of a name; null if it has none.</param>
    /// <param name="refused">Receives each value that has not the form that a formatter needs.</param>
    /// <returns>
    /// The public path; null if a value is missing, if an alternative is <c>false</c>, or if the path would contain a segment <c>.</c> or <c>..</c>, which a
    /// browser would resolve.
    /// </returns>
    public string? Expand(Func<string, UrlValue?> valueOf, Action<string, UrlValue>? refused = null)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        var expansion = new Expansion(valueOf, refused);
        if (!expansion.Append(parts, isOptional: false, isWhole: true)) return null;
        var url = expansion.Address();
        var path = url.AsSpan(0, url.Contains('#') ? url.IndexOf('#') : url.Length);
        foreach (var segment in path.Split('/'))
            if (path[segment] is "." or "..") return null;
        return url;
    }

    public override string ToString() => Text;

    /// <summary>Fills a template with the values of one entry.</summary>
    sealed class Expansion(Func<string, UrlValue?> valueOf, Action<string, UrlValue>? refused)
    {
        readonly StringBuilder url = new();

        // Whether the last value was empty, so that the slash before it falls away with it.
        bool hasEmptySegment;

        // Whether a value was a whole address, which replaces the template; and whether one was false, so that there is no address.
        bool isReplaced, isOff;

        public string Address()
        {
            if (hasEmptySegment) DropSlash();
            return url is ['/', ..] ? url.ToString() : $"/{url}";
        }

        /// <param name="parts">The parts to append.</param>
        /// <param name="isOptional">Whether the parts are in brackets: an empty value counts as missing.</param>
        /// <param name="isWhole">Whether the parts are the whole template.</param>
        /// <returns>False if a value is missing; then some parts may have been appended.</returns>
        public bool Append(IReadOnlyList<UrlPart> parts, bool isOptional, bool isWhole)
        {
            for (var i = 0; i < parts.Count && !isReplaced; i++)
            {
                var isAppended = parts[i] switch
                {
                    UrlLiteral literal => AppendLiteral(literal.Text),
                    UrlOptional optional => AppendOptional(optional),
                    UrlChoice choice => AppendFirst(choice, isOptional, mayReplace: isWhole && MayReplace(parts, i)),
                    _ => throw new ArgumentException($"{parts[i]}"),
                };
                if (!isAppended) return false;
            }
            return true;
        }

        /// <summary>
        /// Whether a value may be a whole address: it is the first of the template, and has alternatives or is all but slashes of the template.
        /// </summary>
        static bool MayReplace(IReadOnlyList<UrlPart> parts, int at) =>
            parts.Take(at).All(IsSlash) && (((UrlChoice)parts[at]).Alternatives.Count > 1 || parts.Skip(at + 1).All(IsSlash));

        static bool IsSlash(UrlPart part) => part is UrlLiteral { Text: "/" };

        bool AppendLiteral(string text)
        {
            // Two slashes become one: what was between them is empty or left out. At the beginning they would begin the name of another server.
            if (text[0] == '/' || (text[0] == '#' && hasEmptySegment)) DropSlash();
            hasEmptySegment = false;
            url.Append(text);
            return true;
        }

        bool AppendOptional(UrlOptional optional) => TryAppend(optional.Parts, isOptional: true) || !isOff;

        bool AppendFirst(UrlChoice choice, bool isOptional, bool mayReplace)
        {
            foreach (var alternative in choice.Alternatives)
            {
                if (alternative is UrlAddress address ? TryAppend(address.Parts, isOptional) : Append((UrlName)alternative, choice, isOptional, mayReplace))
                    return true;
                if (isOff) return false;
            }
            return false;
        }

        bool Append(UrlName name, UrlChoice choice, bool isOptional, bool mayReplace)
        {
            if (valueOf(name.Name) is not { } value) return false;
            if (value.IsFalse && choice.Alternatives.Count > 1)
            {
                isOff = true;
                return false;
            }
            if (value.Items is { } items)
            {
                var segments = new List<string>(items.Count);
                foreach (var item in items)
                {
                    if (Formatted(new(item), name) is not { } segment) return false;
                    segments.Add(segment.Text.Trim('/'));
                }
                value = new(string.Join('/', segments.Where(segment => segment.Length > 0)));
            }
            else if (Formatted(value, name) is { } formatted) value = formatted;
            else return false;
            if (value.Text.Length == 0 && (isOptional || !value.IsPath)) return false;
            // What may be a whole address keeps its slash at the end also without the one in front: 'about/' is '/about/'.
            var isFolder = value.IsFolder || (mayReplace && value.Text is [not '/', .., '/']);
            if (mayReplace && value.Text is ['/', ..]) ReplaceBy(value.Text);
            else AppendValue(value.Text);
            if (!isFolder) return true;
            if (url is not [.., '/']) url.Append('/');
            hasEmptySegment = false;
            return true;
        }

        /// <summary>Returns a value as the formatters of a name make it; null if one of them refuses it.</summary>
        UrlValue? Formatted(UrlValue value, UrlName name)
        {
            foreach (var format in name.Formats)
            {
                if (format.Apply(value) is not { } formatted)
                {
                    refused?.Invoke(name.Name, value);
                    return null;
                }
                value = formatted;
            }
            return value;
        }

        /// <summary>Appends parts, or nothing if a value is missing.</summary>
        bool TryAppend(IReadOnlyList<UrlPart> parts, bool isOptional)
        {
            var before = (url.ToString(), hasEmptySegment);
            if (Append(parts, isOptional, isWhole: false)) return true;
            url.Clear().Append(before.Item1);
            (_, hasEmptySegment) = before;
            return false;
        }

        void AppendValue(string text)
        {
            var segments = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
            url.AppendJoin('/', segments.Select(Uri.EscapeDataString));
            hasEmptySegment = segments.Length == 0;
        }

        void ReplaceBy(string address)
        {
            var fragment = RoutePath.FragmentOf(address);
            var path = fragment.Length == 0 ? address : address[..address.IndexOf('#')];
            url.Clear().Append('/');
            AppendValue(NameFolding.Decoded(path));
            if (path.EndsWith('/') && url.Length > 1) url.Append('/');
            if (fragment.Length > 0) url.Append('#').Append(Uri.EscapeDataString(NameFolding.Decoded(fragment)));
            (isReplaced, hasEmptySegment) = (true, false);
        }

        void DropSlash()
        {
            if (url is [.., '/']) url.Length--;
        }
    }
}

/// <summary>The value of a name in a <see cref="UrlTemplate"/>.</summary>
/// <param name="Text">The value as text; empty if it is a list.</param>
public readonly record struct UrlValue(string Text)
{
    /// <summary>The items of a list as texts; null for a single value.</summary>
    public IReadOnlyList<string>? Items { get; init; }

    /// <summary>Whether the text is a path: each of its segments is formatted by itself, and it falls away if it has none.</summary>
    public bool IsPath { get; init; }

    /// <summary>Whether the text is the path of a folder, whose address ends with a slash.</summary>
    public bool IsFolder { get; init; }

    /// <summary>Whether the author wrote <c>false</c>, which as an alternative means that the entry has no public path.</summary>
    public bool IsFalse { get; init; }
}
