using ContentApi.Content.Indexes;
using ContentApi.Content.Model;
using ContentApi.Content.Scalars;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The conditions on a scalar or an enum.</summary>
sealed class ScalarFilterInput : FilterInput
{
    ScalarFilterInput(string name, string description, IReadOnlyList<FilterInputField> fields) : base(name, description) => Fields = fields;

    protected override IReadOnlyList<FilterInputField> Fields { get; }

    public static ScalarFilterInput Of(ValueShape shape)
    {
        var (type, operators) = shape is ScalarShape { Scalar: var scalar }
            ? (scalar.Name, scalar.Operators)
            : (((EnumShape)shape).Name, FilterOperators.None);
        var fields = new List<FilterInputField>();
        if (ValueOrder.Of(shape) is { } order)
        {
            fields.AddRange(Equality(type, order));
            if (operators.HasFlag(FilterOperators.Ranges)) fields.AddRange(Ranges(type, order));
            if (operators.HasFlag(FilterOperators.Texts)) fields.AddRange(Texts());
        }
        fields.Add(Exists("True: there is a value. False: there is none."));
        return new($"{type}Filter", $"Conditions on a value of type {type}. If several are given, all must hold.", fields);
    }

    /// <summary>The conditions on a Markdown text as a reader sees it.</summary>
    public static ScalarFilterInput Markdown { get; } = new(
        "MarkdownFilter", "Conditions on a Markdown text without its markup and comments. If several are given, all must hold.",
        [
            Text("contains", TextPart.Anywhere, "The text without markup contains this one.", StringComparison.Ordinal),
            Text("containsIgnoreCase", TextPart.Anywhere, "The text without markup contains this one, ignoring case.", StringComparison.OrdinalIgnoreCase),
            Exists("True: there is a text. False: there is none."),
        ]);

    public static FilterInputField Exists(string description) => new("exists", "Boolean", description, value =>
        value is bool expected ? new ExistsFilter(expected) : throw FilterInputField.NullGiven("exists", "its value is true or false"));

    static IEnumerable<FilterInputField> Equality(string type, IComparer<object> order)
    {
        yield return new("eq", type, "The value equals this one. `null` matches a missing value.", value => new InFilter([value], order));
        yield return new(
            "neq", type, "The value differs from this one or is missing. `null` matches every value that is not missing.",
            value => new NotFilter(new InFilter([value], order)));
        yield return new(
            "in", $"[{type}]", "The value equals one of these. A `null` in the list matches a missing value.", value => In("in", value, order));
        yield return new(
            "nin", $"[{type}]", "The value equals none of these or is missing. A `null` in the list excludes a missing value.",
            value => new NotFilter(In("nin", value, order)));
    }

    /// <summary>The most values of <c>in</c>, <c>nin</c> and <c>inIgnoreCase</c>. Each is looked up, so a longer list would take too long.</summary>
    public const int MaxOperands = 1_000;

    static InFilter In(string name, object? value, IComparer<object> order) => new(Operands(name, value, "[null] matches a missing value"), order);

    static IReadOnlyList<object?> Operands(string name, object? value, string instead)
    {
        if (value is not IReadOnlyList<object?> values) throw FilterInputField.NullGiven(name, instead);
        return values.Count <= MaxOperands ? values
            : throw new GraphQLException(
                $"Field \"{name}\" of a filter lists {values.Count} values; at most {MaxOperands} are allowed.", ErrorCodes.BadUserInput);
    }

    static IEnumerable<FilterInputField> Ranges(string type, IComparer<object> order)
    {
        var isText = order is TextOrder;
        FilterInputField Range(string name, string description, bool above, bool orEqual) => new(
            name, type, isText ? $"{description} in the order of `orderBy`." : description,
            value => value is null
                ? throw FilterInputField.NullGiven(name, "a missing value is neither less nor greater than another")
                : new RangeFilter(value, order, above, orEqual));
        yield return Range("gt", isText ? "The text follows this one" : "The value is greater or later than this one.", above: true, orEqual: false);
        yield return Range(
            "gte", isText ? "The text equals this one or follows it" : "The value equals this one, or is greater or later.", above: true, orEqual: true);
        yield return Range("lt", isText ? "The text precedes this one" : "The value is less or earlier than this one.", above: false, orEqual: false);
        yield return Range(
            "lte", isText ? "The text equals this one or precedes it" : "The value equals this one, or is less or earlier.", above: false, orEqual: true);
    }

    static IEnumerable<FilterInputField> Texts()
    {
        const StringComparison exactly = StringComparison.Ordinal, ignoring = StringComparison.OrdinalIgnoreCase;
        yield return Text("contains", TextPart.Anywhere, "The text contains this one.", exactly);
        yield return Text("startsWith", TextPart.Beginning, "The text begins with this one.", exactly);
        yield return Text("endsWith", TextPart.End, "The text ends with this one.", exactly);
        yield return Text("eqIgnoreCase", TextPart.Whole, "The text equals this one, ignoring case.", ignoring);
        yield return new("inIgnoreCase", "[String!]", "The text equals one of these, ignoring case.", value =>
            new AnyFilter([.. Operands("inIgnoreCase", value, "[] matches nothing").Select(text => new TextFilter(TextPart.Whole, (string)text!, ignoring))]));
        yield return Text("containsIgnoreCase", TextPart.Anywhere, "The text contains this one, ignoring case.", ignoring);
        yield return Text("startsWithIgnoreCase", TextPart.Beginning, "The text begins with this one, ignoring case.", ignoring);
        yield return Text("endsWithIgnoreCase", TextPart.End, "The text ends with this one, ignoring case.", ignoring);
    }

    // The operand is a String for every scalar: a part of a URL or an e-mail address is no URL or e-mail address.
    static FilterInputField Text(string name, TextPart part, string description, StringComparison comparison) => new(
        name, "String", description,
        value => value is string text
            ? new TextFilter(part, text, comparison)
            : throw FilterInputField.NullGiven(name, "{exists: false} matches a missing value"));
}
