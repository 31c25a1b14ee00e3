using System.Buffers;
using ContentApi.Content.Markdown.Bounds;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ContentApi.Content.Markdown.Syntax;

/// <summary>
/// The attributes between braces: <c>#id</c>, <c>.class</c>, <c>key=value</c>, <c>key="a value"</c>, and names, which refer to another list. Only attributes
/// that cannot run code or change the layout of a page are kept.
/// </summary>
sealed class AttributeList
{
    /// <summary>
    /// The attributes that are kept beside <c>id</c> and <c>class</c>. Not <c>style</c>, <c>on…</c> and <c>data-…</c>, which scripts of a page read.
    /// </summary>
    static readonly HashSet<string> kept = ["title", "lang", "dir", "width", "height", "target", "rel"];

    /// <summary>Whether the attribute is kept beside <c>id</c> and <c>class</c>.</summary>
    public static bool Keeps(string name) => kept.Contains(name);

    static readonly SearchValues<char> nameEnd = SearchValues.Create(" \t\n.#={}\"'");

    readonly List<string> classes = [];
    readonly List<KeyValuePair<string, string>> properties = [];

    public string? Id { get; private set; }

    /// <summary>The bare names, such as <c>toc</c>.</summary>
    public List<string> Names { get; } = [];

    public IReadOnlyList<string> Classes => classes;

    /// <summary>Reads what is between the braces; null if it is something else.</summary>
    public static AttributeList? Read(ReadOnlySpan<char> text)
    {
        var list = new AttributeList();
        for (text = text.Trim(); !text.IsEmpty; text = text.TrimStart())
            if (!list.TakeOne(ref text)) return null;
        return list;
    }

    /// <summary>
    /// Cuts a list in braces off the end of a line. Null, and an unchanged line, if there is none: the braces must hold an id, a class or an attribute.
    /// </summary>
    public static AttributeList? CutOff(ref StringSlice line)
    {
        var text = line.AsSpan().TrimEnd();
        if (!text.EndsWith('}')) return null;
        var open = text.LastIndexOf('{');
        if (open < 0 || (open > 0 && text[open - 1] is '{' or '\\')) return null;
        var inside = text[(open + 1)..^1];
        if (inside.StartsWith(':')) inside = inside[1..];
        // Docusaurus writes the id as a comment, since MDX reads braces as code.
        if (inside.StartsWith("/*") && inside.EndsWith("*/") && inside.Length > 4) inside = inside[2..^2];
        if (Read(inside) is not { Names.Count: 0 } list || list.IsEmpty) return null;
        line.End = line.Start + open - 1;
        line.TrimEnd();
        return list;
    }

    public bool IsEmpty => Id is null && classes.Count == 0 && properties.Count == 0 && !hasLeftOut;

    /// <summary>Whether all attributes are among those that are kept.</summary>
    public bool IsKnown => !hasLeftOut;

    bool hasLeftOut;

    public void ApplyTo(MarkdownObject target)
    {
        var attributes = target.GetAttributes();
        attributes.Id = Id ?? attributes.Id;
        if (classes.Count > 0) (attributes.Classes ??= []).AddRange(classes);
        foreach (var (key, value) in properties)
        {
            attributes.Properties?.RemoveAll(property => property.Key == key);
            attributes.AddProperty(key, value);
        }
    }

    /// <summary>Adds what another list has.</summary>
    public void Add(AttributeList other)
    {
        Id ??= other.Id;
        classes.AddRange(other.classes);
        foreach (var property in other.properties) Keep(property.Key, property.Value);
    }

    /// <summary>Adds the lists that are named, whose content appears again with each name.</summary>
    public void AddNamed(IReadOnlyDictionary<string, AttributeList> lists, WorkBudget budget)
    {
        foreach (var name in Names)
        {
            if (!lists.TryGetValue(name, out var named)) continue;
            budget.ChargeOutput(named.classes.Sum(text => text.Length + 1L) + named.properties.Sum(property => property.Value.Length + 1L));
            Add(named);
        }
    }

    /// <summary>Takes one item from the beginning of the text. False if it begins otherwise.</summary>
    bool TakeOne(ref ReadOnlySpan<char> text)
    {
        var mark = text[0];
        if (mark is '#' or '.')
        {
            var name = Take(ref text, 1);
            if (name.Length == 0) return false;
            if (mark == '#') Id = name;
            else classes.Add(name);
            return true;
        }
        var key = Take(ref text, 0);
        if (key.Length == 0) return false;
        if (text.IsEmpty || text[0] != '=')
        {
            if (!text.IsEmpty && !char.IsWhiteSpace(text[0])) return false;
            Names.Add(key);
            return true;
        }
        text = text[1..];
        if (text.IsEmpty) return false;
        var isQuoted = text[0] is '"' or '\'';
        var end = isQuoted ? text[1..].IndexOf(text[0]) : text.IndexOfAny(" \t\n");
        if (isQuoted && end < 0) return false;
        var value = isQuoted ? text.Slice(1, end) : end < 0 ? text : text[..end];
        Keep(key.ToLowerInvariant(), value.ToString());
        text = isQuoted ? text[(end + 2)..] : end < 0 ? [] : text[end..];
        return true;
    }

    static string Take(ref ReadOnlySpan<char> text, int start)
    {
        var end = text[start..].IndexOfAny(nameEnd);
        var name = end < 0 ? text[start..] : text.Slice(start, end);
        text = end < 0 ? [] : text[(start + end)..];
        return name.ToString();
    }

    void Keep(string key, string value)
    {
        if (key == "id" && value.Length > 0 && !value.Any(char.IsWhiteSpace)) Id = value;
        else if (key == "class") classes.AddRange(value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        else if (kept.Contains(key))
        {
            properties.RemoveAll(property => property.Key == key);
            properties.Add(new(key, value));
        }
        else hasLeftOut = true;
    }
}
