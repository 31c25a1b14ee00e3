using ContentApi.Content.Model;
using ContentApi.Content.Scalars;

namespace ContentApi.Content.Proposals;

/// <summary>Proposes fields for the keys of one collection, and types for the objects embedded in them.</summary>
/// <param name="survey">All collections, to which values may refer.</param>
/// <param name="files">The paths of all files, to which values may refer.</param>
/// <param name="nextTypeName">Returns a name for an embedded type, which no other type has.</param>
sealed class FieldSketcher(ContentSurvey survey, IReadOnlySet<string> files, Func<string, string> nextTypeName)
{
    /// <summary>The number of entries from which a value that all have is proposed as required.</summary>
    const int EnoughForRequired = 5;

    /// <summary>The share of values that must lead to entries or files for a field to be proposed as a reference.</summary>
    const double MostOfThem = 0.9;

    /// <summary>Keys whose values are texts even if all of them look like numbers or dates.</summary>
    static readonly HashSet<string> texts = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "subtitle", "name", "label", "heading", "description", "summary", "excerpt", "slug", "layout", "template", "permalink", "url", "id", "version",
        "phone", "zip", "postcode",
    };

    readonly List<(string Name, IReadOnlyList<FieldSketch> Fields)> embedded = [];

    /// <summary>The embedded types of the fields that were proposed so far.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<FieldSketch> Fields)> Embedded => embedded;

    public IReadOnlyList<FieldSketch> FieldsOf(CollectionSketch collection)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var fields = new List<FieldSketch>();
        if (collection.SlugOf is not null || (collection.HasItems && collection.ItemKey is { } key && !collection.Keys.ContainsKey(key)))
            fields.Add(NameField(collection, names));
        if (collection.DateField is { } date) fields.Add(DateField(date, collection, names));
        foreach (var (written, profile) in InOrder(collection.Keys))
        {
            if (written is Vocabulary.AliasesKey && collection.Url is not null) continue;
            if (Field(written, profile, collection.Entries, collection.TypeName, names, collection) is { } field) fields.Add(field);
        }
        if (collection.HasBody)
            fields.Add(new(FreeName("body", names), "Markdown", " @body @searchable", []));
        // A type has at least one field.
        if (fields.Count == 0) fields.Add(new("title", "String", "", ["No file has a value."]));
        return fields;
    }

    /// <summary>The keys that most entries have first, the title before all.</summary>
    static IEnumerable<KeyValuePair<string, KeyProfile>> InOrder(IReadOnlyDictionary<string, KeyProfile> keys) =>
        keys.OrderByDescending(pair => pair.Key is "title" or "name").ThenByDescending(pair => pair.Value.Values)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal);

    static FieldSketch NameField(CollectionSketch collection, HashSet<string> names)
    {
        var name = collection.HasItems ? collection.ItemKey! : "slug";
        names.Add(name);
        return collection.SharedSlugs == 0
            ? new(name, "String!", collection.HasItems ? "" : " @unique", 
                [collection.HasItems ? "The key of the item in its file." : "The file's name, where the file gives none."])
            : new(name, "String!", "", [$"{collection.SharedSlugs} entries share it with others, so it is not @unique: only their paths identify them."]);
    }

    static FieldSketch DateField(string name, CollectionSketch collection, HashSet<string> names)
    {
        names.Add(name);
        if (name != "date") return new(name, "Date!", "", ["The date in the file's name."]);
        var type = collection.Keys.GetValueOrDefault("date")?.Scalar().Proposed ?? ContentScalars.Date;
        return new("date", type == ContentScalars.Date ? "Date" : "DateTime", "", ["The date in the file's name, where the file gives none."]);
    }

    /// <returns>Null if the key can have no field.</returns>
    FieldSketch? Field(string key, KeyProfile profile, int entries, string owner, HashSet<string> names, CollectionSketch? collection)
    {
        if (key.Length > 100 || key.Any(char.IsControl) || ProposedNames.Field(key) is not { } wanted) return null;
        if (names.Contains(wanted) && (QueryNames.Keys(wanted).Contains(key) || key == wanted)) return null; // The name's or date's field reads this key.
        var name = FreeName(ProposedNames.IsReserved(wanted) ? ProposedNames.Field("content-" + key)! : wanted, names);

        var comments = new List<string>();
        var isKey = collection is { HasItems: true } && collection.ItemKey == key;
        var (type, meaning) = isKey ? ("String", "") : Meaning(key, profile, collection) ?? (TypeOf(key, profile, owner, comments), "");
        var isRequired = isKey || (ContentScalars.Find(type) is not null && entries >= EnoughForRequired && profile.Values == entries
            && profile.Scalars == entries && profile.Scalar().Exceptions == 0);
        if (profile.Values == 0) comments.Add("No file gives it a value.");
        else if (profile.Values < entries) comments.Add($"{profile.Values} of {entries} have it.");
        var directives = QueryNames.Keys(name).Contains(key) ? "" : $" @from(key: {Quoted(key)})";
        directives += meaning;
        if (type == "String" && Weight(key) is { } weight) directives += weight == 1 ? " @searchable" : $" @searchable(weight: {weight})";
        return new(name, isRequired ? type + "!" : type, directives, comments);
    }

    /// <summary>Returns the type and the directive of a key that a generator gives a meaning; null for any other key.</summary>
    static (string Type, string Directive)? Meaning(string key, KeyProfile profile, CollectionSketch? collection)
    {
        if (collection is null || profile.Mappings > 0 || profile.Values == 0) return null;
        if (collection.Url is not null && key == "redirect_from") return ("[String!]", " @aliases");
        if (collection.Url is not null && key == "redirect_to") return ("Link", " @redirectTo");
        // What makes the address of an entry is no reference, although it may be the address of another.
        if (collection.Url is not null && key is "permalink" or "slug" or "url" && profile.Scalars == profile.Values) return ("String", "");
        return profile.Scalars > 0 && collection.SplitKeys.Contains(key) ? ("[String!]", " @split") : null;
    }

    static int? Weight(string key) => key.ToLowerInvariant() switch
    {
        "title" or "name" or "heading" => 3,
        "description" or "summary" or "excerpt" or "subtitle" => 2,
        _ => null,
    };

    string TypeOf(string key, KeyProfile profile, string owner, List<string> comments)
    {
        if (profile.Values == 0) return "String";
        if (profile.Mappings == profile.Values) return Embed(key, profile, owner, comments);
        if (profile.Mappings > 0) return Mixed(profile, comments);
        if (profile.Lists == 0) return Scalar(key, profile, comments);
        var items = profile.Items!;
        // A single value where others have a list is a list of one.
        if (items.Mappings == items.Values && items.Mappings > 0 && profile.Scalars == 0) return $"[{Embed(key, items, owner, comments)}!]";
        if (items.Mappings > 0 || items.Lists > 0) return Mixed(items, comments);
        if (items.Values == 0) return "[String!]";
        var type = Scalar(key, items, comments);
        return profile.Scalars == 0 || type == Scalar(key, profile, []) ? $"[{type}!]" : "[String!]";
    }

    static string Mixed(KeyProfile profile, List<string> comments)
    {
        comments.Add($"Some values are texts, others objects or lists, as in {profile.FirstPath}: JSON takes all of them.");
        return "JSON";
    }

    string Scalar(string key, KeyProfile profile, List<string> comments)
    {
        // What an entry is called by, or where it is, names the entry itself.
        if (key is not ("slug" or "permalink" or "id") && ReferenceOf(key, profile) is { } target) return target;
        if (IsAsset(profile)) return "Asset";
        if (texts.Contains(key)) return "String";
        var (proposed, most, exceptions) = profile.Scalar();
        if (exceptions > 0)
            comments.Add($"DOUBT: {exceptions} of {profile.Scalars} values {(exceptions == 1 ? "is" : "are")} no {most.Name}"
                + (proposed == most ? "; 'content-api check' names them." : $": correct those, and write {most.Name} here."));
        return proposed.Name;
    }

    string? ReferenceOf(string key, KeyProfile profile)
    {
        var total = profile.Texts.Values.Sum();
        if (total < profile.Scalars) return null; // Long texts are no names.
        var arePaths = profile.Texts.Keys.All(text => text.Contains('/'));
        foreach (var target in survey.Collections)
        {
            if (target.IsSingleton || target.SharedSlugs > 0 || (target.SlugOf is null && target.ItemKey is null && !arePaths)) continue;
            var named = profile.Texts.Where(pair => target.Names(pair.Key)).Sum(pair => pair.Value);
            if (named >= MostOfThem * total && (arePaths || IsCalled(key, target.TypeName))) return target.TypeName;
        }
        return null;
    }

    static bool IsCalled(string key, string typeName)
    {
        var called = ProposedNames.Type(key);
        return called.EndsWith(typeName, StringComparison.OrdinalIgnoreCase) || typeName.EndsWith(called, StringComparison.OrdinalIgnoreCase);
    }

    bool IsAsset(KeyProfile profile) =>
        profile.Texts.Count > 0
        && profile.Texts.Keys.Count(text => text.Contains('.') && files.Contains(text.TrimStart('/'))) >= MostOfThem * profile.Texts.Count;

    string Embed(string key, KeyProfile profile, string owner, List<string> comments)
    {
        if (profile.IsMap || profile.Keys.Count == 0)
        {
            comments.Add("An object with many different keys.");
            return "JSON";
        }
        var name = nextTypeName(owner + "-" + key);
        var place = embedded.Count;
        embedded.Add((name, []));
        var names = new HashSet<string>(StringComparer.Ordinal);
        var fields = new List<FieldSketch>();
        foreach (var (written, inner) in InOrder(profile.Keys))
            if (Field(written, inner, profile.Mappings, name, names, null) is { } field) fields.Add(field);
        if (fields.Count == 0)
        {
            embedded.RemoveAt(place);
            return "JSON";
        }
        embedded[place] = (name, fields);
        return name;
    }

    static string FreeName(string name, HashSet<string> names)
    {
        var free = name;
        for (var number = 2; !names.Add(free); number++) free = $"{name}{number}";
        return free;
    }

    /// <summary>The text as a string of SDL.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
