using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ContentApi.Content.Documents;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Entries;

/// <summary>
/// Finds the field that the author of an unknown key probably means: one whose name differs in its writing alone, then one whose name means the same in other
/// programs, then one that is nearly the same word. A field that has a value already, or cannot hold the key's value, is never meant.
/// </summary>
sealed class KeyHints
{
    /// <summary>The most items of a list that are compared with the type of a field.</summary>
    const int MaxItemsCompared = 3;

    /// <summary>The most keys of a type for which the candidates are remembered. Stops files with millions of keys from filling the memory.</summary>
    const int MaxRemembered = 1_000;

    /// <summary>
    /// Keys that mean the same in Jekyll, Hugo, Eleventy, Astro, Docusaurus, Nuxt and the content systems for them, as <see cref="Plain"/> writes them.
    /// </summary>
    static readonly string[][] Synonyms =
    [
        ["aliases", "alias", "redirectfrom", "redirectsfrom", "oldurls", "oldpaths"],
        ["tags", "tag", "keywords", "keyword", "topics", "topic", "labels"],
        ["categories", "category", "section", "sections"],
        ["author", "authors", "by", "byline", "writer", "writers", "creator", "creators"],
        ["image", "images", "cover", "coverimage", "thumbnail", "thumb", "banner", "bannerimage", "hero", "heroimage", "picture", "photo", "featuredimage",
            "featureimage", "headerimage", "header", "ogimage", "socialimage", "img", "teaserimage", "logo"],
        ["permalink", "url", "path", "route"],
        ["slug", "handle", "identifier", "permalink"],
        ["date", "published", "publishdate", "publisheddate", "publishedat", "publishedon", "pubdate", "created", "createdat", "datecreated", "datepublished"],
        ["updated", "updatedat", "updateddate", "updatedon", "lastmod", "lastmodified", "lastmodifiedat", "lastupdated", "lastupdate", "modified",
            "modifieddate", "moddate"],
        ["expires", "expirydate", "expiresat", "enddate", "end", "ends"],
        ["startdate", "start", "starts", "begin", "begins"],
        ["description", "summary", "excerpt", "abstract", "teaser", "lead", "intro", "introduction", "desc", "metadescription", "seodescription", "blurb"],
        ["title", "name", "heading", "headline", "label", "caption", "linktitle", "navtitle", "sidebarlabel"],
        ["weight", "order", "position", "navorder", "sidebarposition", "sort", "sortorder", "priority", "rank"],
        ["language", "lang", "locale"],
        ["email", "mail", "emailaddress"],
        ["phone", "telephone", "tel", "phonenumber"],
        ["website", "homepage", "url", "link", "href"],
        ["location", "place", "venue", "address"],
        ["related", "relatedposts", "relatedpages", "seealso"],
        ["body", "content", "text"],
        ["biography", "bio", "about"],
        ["role", "jobtitle", "position"],
        ["draft", "isdraft", "unpublished"],
        ["featured", "isfeatured", "sticky", "pinned"],
    ];

    static readonly ILookup<string, string[]> GroupsOf =
        Synonyms.SelectMany(group => group, (group, name) => (name, group)).ToLookup(pair => pair.name, pair => pair.group);

    static readonly ConditionalWeakTable<ContentType, KeyHints> ByType = [];

    readonly Dictionary<string, ContentField> fields = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> namesByPlain = new(StringComparer.Ordinal);

    // Thousands of files have the same unknown keys.
    readonly ConcurrentDictionary<string, string[]> remembered = new(StringComparer.Ordinal);
    int count;

    KeyHints(ContentType type)
    {
        foreach (var field in type.Fields.Where(field => !field.IsComputed && !field.IsBody))
        {
            fields.TryAdd(field.Keys[0], field);
            namesByPlain.TryAdd(Plain(field.Keys[0]), field.Keys[0]);
        }
        if (type.Url is not null) namesByPlain.TryAdd(Vocabulary.AliasesKey, Vocabulary.AliasesKey);
    }

    /// <summary>Returns the key that is probably meant; null if none is near.</summary>
    /// <param name="type">The type of the object.</param>
    /// <param name="unknown">The key without a field, and its value.</param>
    /// <param name="given">All keys of the object.</param>
    public static string? Nearest(ContentType type, MappingEntry unknown, IReadOnlySet<string> given) =>
        ByType.GetValue(type, type => new(type)).Nearest(unknown, given);

    string? Nearest(MappingEntry unknown, IReadOnlySet<string> given)
    {
        if (!remembered.TryGetValue(unknown.Key, out var candidates))
        {
            candidates = [.. Candidates(unknown.Key).Distinct()];
            if (Interlocked.Increment(ref count) <= MaxRemembered) remembered.TryAdd(unknown.Key, candidates);
        }
        return candidates.FirstOrDefault(name => fields.TryGetValue(name, out var field)
            ? !field.Keys.Any(given.Contains) && Holds(field.Shape, unknown.Value)
            : !given.Contains(name) && unknown.Value is ScalarValue or ListValue);
    }

    /// <summary>The keys that may be meant, the most probable first.</summary>
    IEnumerable<string> Candidates(string key)
    {
        var plain = Plain(key);
        if (namesByPlain.TryGetValue(plain, out var same)) yield return same;
        foreach (var synonym in GroupsOf[plain].SelectMany(group => group))
            if (namesByPlain.TryGetValue(synonym, out var name)) yield return name;
        // A word of three letters may differ in one, a word of eight in two.
        if (plain.Length < 3) yield break;
        foreach (var near in DidYouMean.Suggest(key, namesByPlain.Values, Math.Max(1, plain.Length / 4))) yield return near;
    }

    /// <summary>The key in lower case without hyphens, underscores and spaces.</summary>
    static string Plain(string key) => string.Concat(key.Where(character => character is not ('-' or '_' or ' '))).ToLowerInvariant();

    /// <summary>Whether a field of the shape can have the value. Says yes where only other files can tell.</summary>
    static bool Holds(ValueShape shape, DocumentValue value) => (shape, value) switch
    {
        (ListShape list, ListValue items) => items.Items.Take(MaxItemsCompared).All(item => Holds(list.Item, item)),
        (ListShape list, _) => Holds(list.Item, value),
        (_, ScalarValue { IsNull: true }) => true,
        (ScalarShape scalar, _) => scalar.Scalar.Read(value) is { Value: not null },
        (EnumShape @enum, ScalarValue text) => @enum.Values.Contains(text.Text.Trim().Replace('-', '_'), StringComparer.OrdinalIgnoreCase),
        (EmbeddedShape, _) => value is MappingValue,
        (ReferenceShape, _) => value is ScalarValue or MappingValue { Entries.Count: 1 },
        (AssetShape, ScalarValue path) => !path.Text.Contains("://", StringComparison.Ordinal),
        (MarkdownShape, _) => value is ScalarValue,
        _ => false,
    };
}
