using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The operators of a scalar or an enum.</summary>
sealed class ScalarFilterInput : FilterInput
{
    ScalarFilterInput(string name, string description, IReadOnlyList<FilterInputField> fields) : base(name, description) => Fields = fields;

    protected override IReadOnlyList<FilterInputField> Fields { get; }

    public static ScalarFilterInput Of(ValueShape shape)
    {
        var (type, operators) = shape is ScalarShape { Scalar: var scalar } ? (scalar.Name, scalar.Kind.Operators) : (((EnumShape)shape).Name, FilterOperators.None);
        var fields = new List<FilterInputField>();
        if (ValueOrder.Of(shape) is { } order)
        {
            fields.AddRange(Equality(type, order));
            if (operators.HasFlag(FilterOperators.Ranges)) fields.AddRange(Ranges(type, order));
            if (operators.HasFlag(FilterOperators.Texts)) fields.AddRange(Texts());
        }
        fields.Add(Exists("Whether there is a value."));
        return new($"{type}Filter", $"Conditions on a value of type {type}; all that are given must hold.", fields);
    }

    /// <summary>Text in Markdown, as the author wrote it.</summary>
    public static ScalarFilterInput Markdown { get; } = new("MarkdownFilter", "Conditions on a Markdown text as it is written, markup included; all that are given must hold.", [
        Text("contains", TextPart.Anywhere, "The text is part of it.", StringComparison.Ordinal),
        Text("containsIgnoreCase", TextPart.Anywhere, "The same without regard to capitals.", StringComparison.OrdinalIgnoreCase),
        Exists("Whether there is a text."),
    ]);

    public static FilterInputField Exists(string description) => new("exists", "Boolean", description, value =>
        value is bool expected ? new ExistsFilter(expected) : throw FilterInputField.NullGiven("exists", "true and false are its values"));

    static IEnumerable<FilterInputField> Equality(string type, IComparer<object> order)
    {
        yield return new("eq", type, "The value is this one; null: there is no value.", value => new InFilter([value], order));
        yield return new("neq", type, "The value is not this one, or there is none; null: there is a value.", value => new NotFilter(new InFilter([value], order)));
        yield return new("in", $"[{type}]", "The value is one of these; a null among them stands for no value.", value => In("in", value, order));
        yield return new("nin", $"[{type}]", "The value is none of these; a null among them stands for no value.", value => new NotFilter(In("nin", value, order)));
    }

    /// <summary>More values than this are no filter that a person wrote; each is looked up.</summary>
    public const int MaxOperands = 1_000;

    static InFilter In(string name, object? value, IComparer<object> order) => new(Operands(name, value, "[null] stands for no value"), order);

    static IReadOnlyList<object?> Operands(string name, object? value, string instead)
    {
        if (value is not IReadOnlyList<object?> values) throw FilterInputField.NullGiven(name, instead);
        return values.Count <= MaxOperands ? values
            : throw new GraphQLException($"Field \"{name}\" of a filter lists {values.Count} values; at most {MaxOperands} are taken.", ErrorCodes.BadUserInput);
    }

    static IEnumerable<FilterInputField> Ranges(string type, IComparer<object> order)
    {
        var isText = order is TextOrder;
        FilterInputField Range(string name, string description, bool above, bool orEqual) => new(
            name, type, isText ? $"{description} in the order of `orderBy`." : description,
            value => value is null ? throw FilterInputField.NullGiven(name, "no value is neither more nor less than another") : new RangeFilter(value, order, above, orEqual));
        yield return Range("gt", isText ? "After this text" : "Greater, or later, than this value.", above: true, orEqual: false);
        yield return Range("gte", isText ? "This text, or after it" : "This value, or greater, or later.", above: true, orEqual: true);
        yield return Range("lt", isText ? "Before this text" : "Less, or earlier, than this value.", above: false, orEqual: false);
        yield return Range("lte", isText ? "This text, or before it" : "This value, or less, or earlier.", above: false, orEqual: true);
    }

    static IEnumerable<FilterInputField> Texts()
    {
        const StringComparison exactly = StringComparison.Ordinal, ignoring = StringComparison.OrdinalIgnoreCase;
        yield return Text("contains", TextPart.Anywhere, "This is part of the text.", exactly);
        yield return Text("startsWith", TextPart.Beginning, "The text begins with this.", exactly);
        yield return Text("endsWith", TextPart.End, "The text ends with this.", exactly);
        yield return Text("eqIgnoreCase", TextPart.Whole, "The text is this one, capitals apart.", ignoring);
        yield return new("inIgnoreCase", "[String!]", "The text is one of these, capitals apart.", value =>
            new AnyFilter([.. Operands("inIgnoreCase", value, "[] matches nothing").Select(text => new TextFilter(TextPart.Whole, (string)text!, ignoring))]));
        yield return Text("containsIgnoreCase", TextPart.Anywhere, "This is part of the text, capitals apart.", ignoring);
        yield return Text("startsWithIgnoreCase", TextPart.Beginning, "The text begins with this, capitals apart.", ignoring);
        yield return Text("endsWithIgnoreCase", TextPart.End, "The text ends with this, capitals apart.", ignoring);
    }

    // Of an ID, a URL or an e-mail address a part is none itself: the operand is any text.
    static FilterInputField Text(string name, TextPart part, string description, StringComparison comparison) => new(
        name, "String", description,
        value => value is string text ? new TextFilter(part, text, comparison) : throw FilterInputField.NullGiven(name, "{exists: false} asks for what has no value"));
}
