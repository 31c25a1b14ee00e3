namespace ContentApi.Content.Tests.Api.LeakWalk;

/// <summary>A value of an argument.</summary>
/// <param name="Literal">The value as GraphQL.</param>
/// <param name="Inputs">The fields of input types that the value has, as <c>Type.field</c>, the outermost first.</param>
readonly record struct Probe(string Literal, IReadOnlyList<string> Inputs)
{
    public Probe(string literal) : this(literal, []) { }

    /// <summary>An object with this value in one field.</summary>
    public Probe In(WalkedType type, WalkedInput field) => new($"{{{field.Name}: {Literal}}}", [$"{type.Name}.{field.Name}", .. Inputs]);

    public Probe InList() => this with { Literal = $"[{Literal}]" };
}

/// <summary>
/// Fills arguments with what a curious reader would ask for: all that a site says that shows what another hides, all that both say, and conditions with these
/// values on everything.
/// </summary>
/// <param name="schema">The types.</param>
/// <param name="foreign">The values of a kind that only the site says that shows everything: see <see cref="WalkedTexts.Of"/>.</param>
/// <param name="common">The values of a kind that all readers see.</param>
/// <param name="unsaid">The texts of invisible things that no answer has, but that may lead somewhere, as old paths do.</param>
sealed class ProbeValues(
    WalkedSchema schema, Func<string, IReadOnlyList<string>> foreign, Func<string, IReadOnlyList<string>> common, Func<IEnumerable<string>> unsaid)
{
    /// <summary>The most values of a list.</summary>
    const int MaxList = 400;

    /// <summary>The most values that an operator is tried with one by one.</summary>
    const int MaxSingle = 2;

    /// <summary>A word of the searchable texts of all types, whether they are hidden or not.</summary>
    const string Word = "\"text\"";

    const string EntryId = "\"pages/common.md\"";

    /// <summary>
    /// The values that a kind has in any case: numbers that are sizes of pages, and the beginning of all texts that are hidden, as a text and as a prefix to
    /// search for. A scalar that is not listed fails the walk: whoever adds one says here how it is filled.
    /// </summary>
    static readonly Dictionary<string, string[]> further = new()
    {
        ["Int"] = ["0", "1", "2", "5"], ["Float"] = ["0", "7.25"], ["Boolean"] = ["true", "false"],
        ["String"] = [$"\"{InvisibleThing.Mark}\"", $"\"{InvisibleThing.Mark}*\"", Word], ["ID"] = [$"\"{InvisibleThing.Mark}\"", EntryId],
        ["URL"] = [], ["EmailAddress"] = [], ["Date"] = [], ["DateTime"] = [], [WalkedTexts.Cursor] = [$"\"{InvisibleThing.Mark}\""],
    };

    /// <summary>Arguments whose values are only repeated in the answer.</summary>
    static readonly Dictionary<string, string[]> repeated = new() { ["Markdown.html(idPrefix:)"] = ["\"a-\"", "\"1\""] };

    /// <summary>The values of an argument.</summary>
    /// <param name="coordinate">The argument as <c>Type.field(argument:)</c>.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="isBrief">Whether one condition on each field is enough, because another argument of the type is walked.</param>
    public IEnumerable<Probe> Of(string coordinate, WalkedInput argument, bool isBrief)
    {
        if (repeated.TryGetValue(coordinate, out var known)) return known.Select(value => new Probe(value));
        var type = schema[argument.Type.Name];
        if (type.Kind == "INPUT_OBJECT")
        {
            var objects = argument.Type.Lists > 0 ? Objects(type).Select(probe => probe.InList()) : Objects(type);
            return isBrief ? objects.DistinctBy(probe => probe.Inputs[0]) : objects;
        }
        if (argument.Type.Lists > 0) return Lists(type);
        return type.Name switch
        {
            // A number of results or of characters.
            "Int" => further["Int"].Select(value => new Probe(value)),
            "String" when argument.Name is "after" or "before" => All(WalkedTexts.Cursor),
            // An item is known by the path of its file and its key, which is its id.
            "String" when argument.Name == "path" => [.. Texts(), .. All("ID")],
            "String" => Texts(),
            _ => type.Kind == "ENUM" ? Enum(type) : All(type.Name),
        };
    }

    /// <summary>A value of a required argument to which every site has an answer.</summary>
    public static string Carrier(WalkedReference type)
    {
        var value = type.Name switch
        {
            "String" => Word, "ID" => EntryId,
            var other => throw new InvalidOperationException($"The walk has no value for a required argument of type {other}: add one here."),
        };
        return type.Lists > 0 ? $"[{value}]" : value;
    }

    static IEnumerable<Probe> Enum(WalkedType type) => type.Values.Select(value => new Probe(value));

    IEnumerable<Probe> Scalars(string kind) => further.TryGetValue(kind, out var values)
        ? values.Concat(foreign(kind)).Distinct().Select(value => new Probe(value))
        : throw new InvalidOperationException($"The walk has no values of the scalar {kind}: add them to {nameof(ProbeValues)}.");

    IEnumerable<Probe> Texts() => [.. All("String"), .. unsaid().Select(text => new Probe($"\"/{text}\""))];

    /// <summary>The values of <see cref="Scalars"/>, and what all readers see.</summary>
    IEnumerable<Probe> All(string kind) => Scalars(kind).Concat(common(kind).Select(value => new Probe(value)));

    IEnumerable<Probe> Lists(WalkedType item) => item.Kind == "ENUM"
        ? Enum(item).Select(probe => probe.InList())
        : Scalars(item.Name).Select(probe => probe.Literal).Chunk(MaxList).Select(chunk => new Probe($"[{string.Join(", ", chunk)}]"));

    IEnumerable<Probe> Leaves(WalkedReference type) =>
        schema[type.Name] is var leaf && type.Lists > 0 ? Lists(leaf) : leaf.Kind == "ENUM" ? Enum(leaf) : Scalars(leaf.Name);

    /// <summary>
    /// Objects with one condition each: on every field every operator, and on every field of what the field leads to one value of each operator.
    /// </summary>
    IEnumerable<Probe> Objects(WalkedType type)
    {
        var either = type.Inputs.FirstOrDefault(input => input.Name == "or" && input.Type.Name == type.Name);
        return type.Inputs.SelectMany(field => Conditions(type, field, [type], either));
    }

    /// <param name="type">The type of the object.</param>
    /// <param name="field">The field of the object that has the condition.</param>
    /// <param name="path">The types of the objects around the condition, this one included.</param>
    /// <param name="either">The field of the outermost object that takes several conditions of which one must hold; null if it has none.</param>
    IEnumerable<Probe> Conditions(WalkedType type, WalkedInput field, WalkedType[] path, WalkedInput? either)
    {
        var inner = schema[field.Type.Name];
        if (inner.Kind != "INPUT_OBJECT")
            return Leaves(field.Type).Take(path.Length == 1 ? int.MaxValue : MaxSingle).Select(probe => probe.In(type, field));
        // A combination of conditions on the same object.
        if (inner == type) return Simple(inner) is { } simple ? [(field.Type.Lists > 0 ? simple.InList() : simple).In(type, field)] : [];
        if (path.Contains(inner)) return Simple(inner) is { } known ? [known.In(type, field)] : [];
        return inner.Inputs.SelectMany(below => schema[below.Type.Name].Kind == "INPUT_OBJECT"
            ? Conditions(inner, below, [.. path, inner], either).Select(probe => probe.In(type, field))
            : Operators(type, field, inner, below, path.Length == 1 ? MaxSingle : 1, path.Length == 1 ? either : null));
    }

    IEnumerable<Probe> Operators(WalkedType type, WalkedInput field, WalkedType inner, WalkedInput below, int most, WalkedInput? either)
    {
        foreach (var probe in Leaves(below.Type).Take(most)) yield return probe.In(inner, below).In(type, field);
        if (either is null || below.Type.Lists > 0 || schema[below.Type.Name].Kind == "ENUM") yield break;
        // All values at once, of which none matches anything that all readers see.
        var all = foreign(below.Type.Name).Select(value => new Probe(value).In(inner, below).In(type, field)).ToArray();
        if (all.Length > 0)
            yield return new($"{{{either.Name}: [{string.Join(", ", all.Select(probe => probe.Literal))}]}}", [$"{type.Name}.{either.Name}", .. all[0].Inputs]);
    }

    /// <summary>A condition that holds for every object, such as the existence of its first field; null if there is none.</summary>
    Probe? Simple(WalkedType type)
    {
        if (type.Inputs.FirstOrDefault(input => input.Name == "exists") is { } exists) return new Probe("true").In(type, exists);
        if (type.Inputs.FirstOrDefault(input => schema[input.Type.Name].IsLeaf && input.Type.Lists == 0) is { } leaf)
            return Leaves(leaf.Type).First().In(type, leaf);
        return type.Inputs.Where(input => input.Type.Lists == 0 && schema[input.Type.Name] is { Kind: "INPUT_OBJECT" } inner && inner != type)
            .Select(input => schema[input.Type.Name].Inputs.Any(below => below.Name == "exists") ? Simple(schema[input.Type.Name])?.In(type, input) : null)
            .FirstOrDefault(probe => probe is not null);
    }
}
