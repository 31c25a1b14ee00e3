using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ContentApi.Content.Tests.Queries;

/// <summary>
/// Generated content as plain values. Tests compare the API's answers with answers that are computed from the values alone. It shares only the content model
/// with the API.
/// </summary>
sealed class Catalogue
{
    public const string Model = """
        type Item @collection(path: "items/{slug}.json", url: "/items/{slug}") {
          slug: String! @unique
          title: String
          count: Int
          score: Float
          done: Boolean
          day: Date
          moment: DateTime
          kind: Kind
          home: URL
          tags: [String!]
          numbers: [Int]
          place: Place
          parts: [Part!]
          author: Person
          editors: [Person!]
          about: Thing
          story: Markdown
          stories: [Markdown!]
          to: Link
          links: [Link!]
        }
        type Person @collection(path: "people/{slug}.json") {
          slug: String! @unique
          name: String
          age: Int
          boss: Person
          wrote: [Item!]! @inverse(of: "author")
        }
        type Place { city: String floor: Int }
        type Part { name: String size: Int place: Place story: Markdown }
        enum Kind { SMALL MIDDLE LARGE }
        union Thing = Item | Person
        """;

    static readonly string[] Words =
    [
        "apple", "Apple", "APPLE", "apples", "éclair", "Eclair", "ECLAIR", "Éclair", "zebra", "Zoë", "zoe", "straße", "strasse", "",
        "ẞ", "Ω", "ω", "µ",
        "日本", "a b", "_", "Å", "A\u030A", "ı", "I", "İ", "ſ", "s",
    ];

    /// <summary>Words that a text in Markdown shows as they are.</summary>
    static readonly string[] Visible = ["apple", "Apple", "apples", "éclair", "Éclair", "zebra", "Zoë", "straße", "Ω", "日本", "Å", "ı", "İ", "ſ"];

    static readonly string[] Days = ["2024-01-01", "2024-01-02", "1999-12-31", "2024-02-29", "2030-06-15"];
    static readonly string[] Moments =
    [
        "2024-05-01T09:00:00-05:00", "2024-05-01T14:00:00Z", "2024-05-01T14:00:00.5Z", "2023-01-01T00:00:00+14:00", "2024-05-01T16:00:00+02:00",
    ];
    static readonly string[] Kinds = ["SMALL", "MIDDLE", "LARGE"];

    public static readonly Shape Item = new("Item"), Person = new("Person"), Place = new("Place"), Part = new("Part");

    public static readonly Prose Prose = new();

    public static readonly Leading Leading = new();

    public static readonly Scalar Text = new("String"), LinkUrl = new("LinkUrl"), Whole = new("Int"), Number = new("Float"), Truth = new("Boolean"),
        Day = new("Date"), Moment = new("DateTime"), Kind = new("Kind"), Address = new("URL");

    static Catalogue()
    {
        Item.Fields = new()
        {
            ["slug"] = Text, ["title"] = Text, ["count"] = Whole, ["score"] = Number, ["done"] = Truth, ["day"] = Day, ["moment"] = Moment,
            ["kind"] = Kind, ["home"] = Address,
            ["tags"] = new Many(Text), ["numbers"] = new Many(Whole), ["place"] = Place, ["parts"] = new Many(Part),
            ["author"] = Person, ["editors"] = new Many(Person), ["about"] = new OneOf([Item, Person]),
            ["story"] = Prose, ["stories"] = new Many(Prose), ["to"] = Leading, ["links"] = new Many(Leading),
        };
        Person.Fields = new() { ["slug"] = Text, ["name"] = Text, ["age"] = Whole, ["boss"] = Person, ["wrote"] = new Many(Item) };
        Place.Fields = new() { ["city"] = Text, ["floor"] = Whole };
        Part.Fields = new() { ["name"] = Text, ["size"] = Whole, ["place"] = Place, ["story"] = Prose };
    }

    readonly Chance chance;
    readonly int values;

    /// <param name="items">The number of items at first.</param>
    /// <param name="people">The number of people at first.</param>
    /// <param name="seed">The seed of all random values.</param>
    /// <param name="values">The number of different numbers; with few of them many entries have equal values.</param>
    public Catalogue(int items, int people, ulong seed, int values = 40)
    {
        (chance, this.values) = (new(seed), values);
        for (var i = 0; i < people; i++) Add(NewPerson($"p{i:00000}"));
        for (var i = 0; i < items; i++) Add(NewItem($"i{i:00000}"));
        Link();
    }

    public SortedDictionary<string, Thing> Items { get; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, Thing> People { get; } = new(StringComparer.Ordinal);

    public IEnumerable<(string Path, string Text)> Files =>
        Items.Values.Select(item => ($"content-repo/{PathOf(item)}", Json(item)))
            .Concat(People.Values.Select(person => ($"content-repo/{PathOf(person)}", Json(person))))
            .Prepend(("schema/model.graphql", Model));

    public static string PathOf(Thing thing) => thing.Path ??= thing.Shape == Item ? $"items/{thing["slug"]}.json" : $"people/{thing["slug"]}.json";

    /// <summary>Makes this many random changes: an item or a person is changed, removed or added.</summary>
    public void Change(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (list, make) = chance.Percent(70) ? (Items, (Func<string, Thing>)NewItem) : (People, NewPerson);
            var slug = chance.Percent(30) ? $"{(list == Items ? 'i' : 'p')}{chance.Below(99_999):00000}" : list.Keys.ElementAt(chance.Below(list.Count));
            if (chance.Percent(25) && list.Count > 1) list.Remove(slug);
            else list[slug] = make(slug);
        }
        Link();
    }

    void Add(Thing thing) => (thing.Shape == Item ? Items : People)[(string)thing["slug"]!] = thing;

    /// <summary>Resolves all references again.</summary>
    void Link()
    {
        Thing? Find(object? reference) => reference switch
        {
            string slug when People.TryGetValue(slug, out var person) => person,
            string path when path.StartsWith("items/", StringComparison.Ordinal) && Items.TryGetValue(path[6..], out var item) => item,
            string path when path.StartsWith("people/", StringComparison.Ordinal) && People.TryGetValue(path[7..], out var person) => person,
            _ => null,
        };
        foreach (var person in People.Values)
        {
            person.Values["boss"] = Find(person.References.GetValueOrDefault("boss"));
            person.Values["wrote"] = new List<object?>();
        }
        foreach (var item in Items.Values)
        {
            item.Values["author"] = Find(item.References.GetValueOrDefault("author"));
            item.Values["about"] = Find(item.References.GetValueOrDefault("about"));
            item.Values["editors"] = item.References.GetValueOrDefault("editors") is List<string> slugs
                ? slugs.Select(Find).Where(target => target is not null).Cast<object?>().ToList()
                : null;
            if (item.Values["author"] is Thing author) ((List<object?>)author.Values["wrote"]!).Add(item);
            foreach (var link in new[] { item["to"] }.Concat((List<object?>?)item["links"] ?? []).OfType<WrittenLink>())
                link.Url = link.Name is null ? link.Address
                    : FindNamed(link.Name) is { } target && target.Shape == Item ? $"/items/{target["slug"]}{link.Suffix}" : null;
        }

        Thing? FindNamed(string name) => Items.GetValueOrDefault(name) ?? Find(name);
    }

    Thing NewPerson(string slug)
    {
        var person = new Thing(Person) { ["slug"] = slug, ["name"] = Maybe(() => chance.Among(Words)), ["age"] = Maybe(() => (object)chance.Below(values)) };
        person.References["boss"] = Maybe(SomePerson);
        return Spoilt(person);
    }

    Thing NewItem(string slug)
    {
        var item = new Thing(Item)
        {
            ["slug"] = slug, ["title"] = Value(Text), ["count"] = Value(Whole), ["score"] = Value(Number), ["done"] = Value(Truth),
            ["day"] = Value(Day), ["moment"] = Value(Moment),
            ["kind"] = Value(Kind), ["home"] = Value(Address), ["tags"] = Maybe(() => List(() => chance.Among(Words))),
            ["numbers"] = Maybe(() => List(() => chance.Percent(10) ? null : (object)chance.Below(values))),
            ["place"] = Maybe(NewPlace),
            ["parts"] = Maybe(() => List(NewPart)),
            ["story"] = Maybe(NewText), ["stories"] = Maybe(() => List(NewText)), ["to"] = Maybe(NewLink), ["links"] = Maybe(() => List(NewLink)),
        };
        item.References["author"] = Maybe(SomePerson);
        item.References["editors"] = Maybe(() => Enumerable.Range(0, chance.Below(4)).Select(_ => SomePerson()).ToList());
        item.References["about"] = Maybe(() => chance.Percent(50) ? $"items/i{chance.Below(12_000):00000}" : "people/" + SomePerson());
        return Spoilt(item);
    }

    /// <summary>A text in Markdown. A reader sees neither its marks nor its comments.</summary>
    object NewText()
    {
        var (word, other) = (chance.Among(Visible), chance.Among(Visible));
        return new WrittenText(
            chance.Of($"**{word}** {other}", $"{word} <!-- apple zebra --> {other}", $"[{word}](https://example.org/zebra) {other}", $"`{word}` {other}"),
            $"{word} {other}");
    }

    /// <summary>A link to an entry, which may not exist, to another address of the site, or outside it.</summary>
    object NewLink()
    {
        var (item, person, suffix) = ($"i{chance.Below(12_000):00000}", SomePerson(), chance.Of("", "#part", "?a=b"));
        string? Label() => Maybe(() => chance.Among(Visible));
        return chance.Below(8) switch
        {
            0 => WrittenLink.To($"https://example.org/{chance.Below(values)}", Label()),
            1 => WrittenLink.To($"#part{chance.Below(values)}", Label()),
            2 => WrittenLink.To($"/items/{item}{suffix}", Label()),
            3 => WrittenLink.To($"/page{chance.Below(values)}", Label()),
            4 => WrittenLink.ToEntry($"items/{item}", suffix, Label()),
            5 => WrittenLink.ToEntry(item, suffix, Label()),
            6 => WrittenLink.ToEntry(person, suffix, Label()),
            _ => new(new Dictionary<string, object?> { ["label"] = "Nowhere" }, null, null, ""),
        };
    }

    object NewPart() => Spoilt(new Thing(Part)
    {
        ["name"] = Value(Text), ["size"] = Value(Whole), ["place"] = Maybe(NewPlace), ["story"] = Maybe(NewText),
    });

    object NewPlace() => Spoilt(new Thing(Place) { ["city"] = Value(Text), ["floor"] = Value(Whole) });

    /// <summary>
    /// Writes empty and wrong values for some fields: an empty text is no value, an empty item is none, and a wrong value makes the nearest place null that may
    /// be null.
    /// </summary>
    Thing Spoilt(Thing thing)
    {
        foreach (var (name, kind) in thing.Shape.Fields)
        {
            if (name == "slug" || !thing.Values.TryGetValue(name, out var value)) continue;
            if (value is List<object?> items)
            {
                thing.Written[name] = items.Select(Plain).ToList();
                items.RemoveAll(item => item is null or "");
                if (!chance.Percent(3)) continue;
                ((List<object?>)thing.Written[name]!).Add(WrongValue);
                if (name == "numbers") items.Add(null);
                else thing.Values[name] = null;
            }
            else if (kind is not Many && (value is "" || chance.Percent(2)))
            {
                thing.Written[name] = value is "" ? "" : WrongValue;
                thing.Values[name] = null;
            }
        }
        return thing;
    }

    /// <summary>A value that no field of the model takes.</summary>
    static object WrongValue => new List<object?> { new List<object?>(), "wrong" };

    /// <summary>Returns the slug of a random person, who may not exist.</summary>
    string SomePerson() => $"p{chance.Below(120):00000}";

    List<object?> List(Func<object?> item) => [.. Enumerable.Range(0, chance.Below(4)).Select(_ => item())];

    T? Maybe<T>(Func<T> value) where T : class => chance.Percent(15) ? null : value();

    object? Value(Scalar scalar) => Maybe(() => Value(scalar, chance));

    /// <summary>Returns a random value from the same range as the content, for operands of filters.</summary>
    public object Value(Scalar scalar, Chance chance) => scalar.Name switch
    {
        "Int" => chance.Below(values) - values / 4,
        "Float" => (chance.Below(values) - 5) / 4.0,
        "Boolean" => chance.Percent(50),
        "Date" => chance.Among(Days),
        "DateTime" => chance.Among(Moments),
        "Kind" => chance.Among(Kinds),
        "URL" => $"https://example.org/{chance.Below(values)}",
        "LinkUrl" => chance.Of(
            $"https://example.org/{chance.Below(values)}", $"#part{chance.Below(values)}",
            $"/items/i{chance.Below(12_000):00000}{chance.Of("", "#part", "?a=b")}"),
        _ => chance.Among(Words),
    };

    static string Json(Thing thing) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(Plain(thing)));

    static object? Plain(object? value) => value switch
    {
        Thing inner => Plain(inner),
        WrittenText text => text.Source,
        WrittenLink link => link.Written,
        List<object?> items => items.Select(Plain).ToList(),
        _ => value,
    };

    static Dictionary<string, object?> Plain(Thing thing) => thing.Values
        .Where(pair => pair.Key is not ("slug" or "wrote") && !thing.References.ContainsKey(pair.Key) && pair.Value is not null
            && !thing.Written.ContainsKey(pair.Key))
        .Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value)))
        .Concat(thing.Written).Concat(thing.References.Where(pair => pair.Value is not null)).ToDictionary(pair => pair.Key, pair => pair.Value);
}

/// <summary>A text in Markdown.</summary>
/// <param name="Source">The text as it is written.</param>
/// <param name="Text">The text as a reader sees it.</param>
sealed record WrittenText(string Source, string Text);

/// <summary>A link.</summary>
/// <param name="Written">The value in the file.</param>
/// <param name="Name">The name of the entry that is the target; null if the address does not depend on one.</param>
/// <param name="Address">The address if it does not depend on an entry.</param>
/// <param name="Suffix">The query or fragment behind the name.</param>
sealed record WrittenLink(object Written, string? Name, string? Address, string Suffix)
{
    public static WrittenLink To(string address, string? label) => new(Labelled(address, label), null, address, "");

    public static WrittenLink ToEntry(string name, string suffix, string? label) => new(Labelled(name + suffix, label), name, null, suffix);

    static object Labelled(string text, string? label) => label is null ? text : new Dictionary<string, object?> { ["label"] = label, ["url"] = text };

    /// <summary>The address among the present entries; null if the link leads nowhere.</summary>
    public string? Url { get; set; }
}

/// <summary>The type of a value.</summary>
abstract record Kinded;

sealed record Scalar(string Name) : Kinded
{
    /// <summary>Compares two values in the order of the API; 0 if they are equal in a filter.</summary>
    public int Compare(object x, object y) => (Name, x, y) switch
    {
        ("Int", int a, int b) => a.CompareTo(b),
        ("Float", _, _) => Convert.ToDouble(x, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(y, CultureInfo.InvariantCulture)),
        ("Boolean", bool a, bool b) => a.CompareTo(b),
        ("Date" or "DateTime", string a, string b) => Time(a).CompareTo(Time(b)),
        ("Kind", string a, string b) => Array.IndexOf(["SMALL", "MIDDLE", "LARGE"], a).CompareTo(Array.IndexOf(["SMALL", "MIDDLE", "LARGE"], b)),
        (_, string a, string b) when string.CompareOrdinal(Plain(a), Plain(b)) is not 0 and var order => order,
        (_, string a, string b) => string.CompareOrdinal(a, b),
        _ => throw new ArgumentException($"{x} and {y} are not both of {Name}."),
    };

    // Few different texts are compared millions of times, so their folded form is kept.
    static readonly Dictionary<string, string> plain = [];
    static readonly Dictionary<string, DateTimeOffset> times = [];

    static DateTimeOffset Time(string text)
    {
        if (!times.TryGetValue(text, out var time))
            times.Add(text, time = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        return time;
    }

    static string Plain(string text)
    {
        if (!plain.TryGetValue(text, out var known))
        {
            known = text.ToUpperInvariant()
                .Replace("É", "E").Replace("Ë", "E").Replace("Å", "A").Replace("\u030A", "").Replace("ß", "SS").Replace("ẞ", "SS").Replace("ı", "I")
                .Replace("İ", "I").Replace("ſ", "S").Replace("µ", "\u039C").Replace("Μ", "\u039C");
            plain.Add(text, known);
        }
        return known;
    }
}

sealed record Many(Kinded Of) : Kinded;

/// <summary>A text in Markdown, whose values are of <see cref="WrittenText"/>.</summary>
sealed record Prose : Kinded;

/// <summary>A link, whose values are of <see cref="WrittenLink"/>.</summary>
sealed record Leading : Kinded;

sealed record OneOf(Shape[] Shapes) : Kinded;

sealed record Shape(string Name) : Kinded
{
    public Dictionary<string, Kinded> Fields { get; set; } = [];
    public bool IsEntry => Name is "Item" or "Person";

    public bool Equals(Shape? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>An entry or an embedded object.</summary>
sealed class Thing(Shape shape)
{
    public Shape Shape { get; } = shape;
    public Dictionary<string, object?> Values { get; } = [];

    /// <summary>The path of an entry; null until it is first read with <see cref="Catalogue.PathOf"/>.</summary>
    public string? Path { get; set; }

    /// <summary>The unresolved references by field: a text, or a list of texts.</summary>
    public Dictionary<string, object?> References { get; } = [];

    /// <summary>The values of the file, by field, where they are not those of <see cref="Values"/>.</summary>
    public Dictionary<string, object?> Written { get; } = [];

    public object? this[string field]
    {
        get => Values.GetValueOrDefault(field);
        init => Values[field] = value;
    }
}
