using System.Text;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Queries.Orders;

/// <summary>The input types of orders, one for each type: writes their definitions in SDL, and reads their values, each of which names one field.</summary>
sealed class OrderInputs
{
    /// <summary>The most terms of an order. Further fields would hardly change the order, but each costs time at every comparison.</summary>
    public const int MaxTerms = 10;

    readonly Dictionary<ContentType, IReadOnlyList<OrderField>> fields = [];
    readonly ValuePaths paths;

    public OrderInputs(ContentModel model, ValuePaths paths)
    {
        this.paths = paths;
        foreach (var type in model.Types) fields.Add(type, []);
        // An embedded type has an order if one of its fields has. Types embed each other, so the rounds end when none adds a field.
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var type in model.Types)
            {
                var found = type.Fields.Where(HasOrder).Select(field => new OrderField(field.Name, TypeOf(field))).ToList();
                changed |= found.Count != fields[type].Count;
                fields[type] = found;
            }
        }
    }

    public static string NameOf(ContentType type) => $"{type.Name}Order";

    public void AppendSdl(StringBuilder sdl)
    {
        sdl.Append(
            """
            "The direction of an order, and the position of entries without a value."
            enum OrderDirection {
              "Ascending: least, earliest, or A first. Entries without a value come last."
              ASC
              "Descending: greatest, latest, or Z first. Entries without a value come last."
              DESC
              "Ascending: least, earliest, or A first. Entries without a value come first."
              ASC_NULLS_FIRST
              "Descending: greatest, latest, or Z first. Entries without a value come first."
              DESC_NULLS_FIRST
            }
            "An order by an entry's file path or public path. Exactly one field must be given."
            input EntrySysOrder @oneOf {
              "By the file's path inside the content root."
              path: OrderDirection
              "By the entry's public path on the site."
              url: OrderDirection
            }

            """);
        foreach (var (type, own) in fields)
        {
            if (own.Count == 0 && !type.IsEntry) continue;
            sdl.Append($"\"An order by a field of {type.Name}. Exactly one field must be given.\"\ninput {NameOf(type)} @oneOf {{\n");
            if (type.IsEntry) sdl.Append("  id: OrderDirection\n  sys: EntrySysOrder\n");
            foreach (var field in own) sdl.Append($"  {field.Name}: {field.Type}\n");
            sdl.Append("}\n");
        }
    }

    /// <summary>Reads the argument <c>orderBy</c>.</summary>
    /// <param name="given">The value of an argument of type <c>[XOrder!]</c>; null or empty for none.</param>
    /// <param name="type">The type of the entries.</param>
    /// <returns>The order; null if none is given.</returns>
    /// <exception cref="GraphQLException">There are more than <see cref="MaxTerms"/> terms.</exception>
    public EntryOrder? Read(IReadOnlyList<object?>? given, ContentType type)
    {
        if (given is null or []) return null;
        if (given.Count > MaxTerms)
            throw new GraphQLException($"Argument \"orderBy\" names {given.Count} fields; at most {MaxTerms} are allowed.", ErrorCodes.BadUserInput);
        return new([.. given.Select(term => Read((ArgumentValues)term!, type, paths.Of(type), []))]);
    }

    OrderTerm Read(ArgumentValues given, ContentType type, ValuePath path, List<ValuePath> references)
    {
        // A OneOf input object has exactly one field, which is not null.
        var (name, value) = given.Values[0];
        if (type.IsEntry && name is "id") return Term(value, references, path.Then(EntryText.Id));
        if (type.IsEntry && name is "sys")
        {
            var (sysName, direction) = ((ArgumentValues)value!).Values[0];
            return Term(direction, references, path.Then(sysName == "path" ? EntryText.Path : EntryText.Url));
        }
        var field = type.FindField(name)!;
        switch (field.Shape)
        {
            case EmbeddedShape { Types: [var embedded] }:
                return Read((ArgumentValues)value!, embedded, path.Then(field), references);
            case ReferenceShape { Types: [var target] }:
                references.Add(path.Then(field));
                return Read((ArgumentValues)value!, target, paths.Of(target), references);
            default:
                return Term(value, references, path.Then(field));
        }
    }

    static OrderTerm Term(object? direction, List<ValuePath> references, ValuePath path) => new(
        [.. references], path, isDescending: direction is "DESC" or "DESC_NULLS_FIRST", nullsFirst: direction is "ASC_NULLS_FIRST" or "DESC_NULLS_FIRST");

    bool HasOrder(ContentField field) => field.Shape switch
    {
        ReferenceShape { Types: [var target] } reference => reference.TypeName == target.Name,
        EmbeddedShape { Types: [var embedded] } shape => shape.TypeName == embedded.Name && fields[embedded].Count > 0,
        var shape => ValueOrder.Of(shape) is not null,
    };

    static string TypeOf(ContentField field) => field.Shape switch
    {
        ReferenceShape { Types: [var target] } => NameOf(target),
        EmbeddedShape { Types: [var embedded] } => NameOf(embedded),
        _ => Vocabulary.OrderDirection,
    };

    sealed record OrderField(string Name, string Type);
}
