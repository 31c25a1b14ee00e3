using System.Text;
using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Queries.Orders;

/// <summary>The input types that orders are written with, and how their values are read: one for each type, of which a value names one field.</summary>
sealed class OrderInputs
{
    /// <summary>More fields than this order nothing that the ones before have not; each costs at every comparison.</summary>
    public const int MaxTerms = 10;

    readonly Dictionary<ContentType, IReadOnlyList<OrderField>> fields = [];
    readonly ValuePaths paths;

    public OrderInputs(ContentModel model, ValuePaths paths)
    {
        this.paths = paths;
        foreach (var type in model.Types) fields.Add(type, []);
        // An embedded type has an order where one of its fields has: to know one may take another round.
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
            "Which way values go. Entries without a value come last, unless it is said otherwise."
            enum OrderDirection {
              "The least, the earliest, A first."
              ASC
              "The greatest, the latest, Z first."
              DESC
              "As `ASC`, with the entries without a value first."
              ASC_NULLS_FIRST
              "As `DESC`, with the entries without a value first."
              DESC_NULLS_FIRST
            }
            "An order by where entries are found; exactly one field is given."
            input EntrySysOrder @oneOf {
              "By the file's path inside the content root."
              path: OrderDirection
              "By the public path on a site."
              url: OrderDirection
            }

            """);
        foreach (var (type, own) in fields)
        {
            if (own.Count == 0 && !type.IsEntry) continue;
            sdl.Append($"\"An order by a field of {type.Name}; exactly one is given.\"\ninput {NameOf(type)} @oneOf {{\n");
            if (type.IsEntry) sdl.Append("  id: OrderDirection\n  sys: EntrySysOrder\n");
            foreach (var field in own) sdl.Append($"  {field.Name}: {field.Type}\n");
            sdl.Append("}\n");
        }
    }

    /// <param name="given">The value of an argument of type <c>[XOrder!]</c>; null or empty for none.</param>
    /// <param name="type">Of the entries.</param>
    /// <exception cref="GraphQLException">More than <see cref="MaxTerms"/>.</exception>
    public EntryOrder? Read(IReadOnlyList<object?>? given, ContentType type)
    {
        if (given is null or []) return null;
        if (given.Count > MaxTerms)
            throw new GraphQLException($"Argument \"orderBy\" names {given.Count} fields; at most {MaxTerms} are taken.", ErrorCodes.BadUserInput);
        return new([.. given.Select(term => Read((ArgumentValues)term!, type, paths.Of(type), []))]);
    }

    OrderTerm Read(ArgumentValues given, ContentType type, ValuePath path, List<ValuePath> references)
    {
        // A OneOf input object has exactly one field, which is not null.
        var (name, value) = given.Values[0];
        if (type.IsEntry && name is "id") return Term(value, references, path.Then(EntryText.Path));
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
        _ => "OrderDirection",
    };

    sealed record OrderField(string Name, string Type);
}
