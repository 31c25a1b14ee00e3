using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The conditions on a list.</summary>
/// <param name="name">The name of the input type.</param>
/// <param name="itemType">The name of the input type of conditions on an item.</param>
/// <param name="readItem">Reads a value of <paramref name="itemType"/>.</param>
sealed class ListFilterInput(string name, string itemType, Func<ArgumentValues, Filter> readItem)
    : FilterInput(name, "Conditions on a list. If several are given, all must hold. A missing list counts as empty.")
{
    protected override IReadOnlyList<FilterInputField> Fields { get; } =
    [
        Items(Quantifier.Some, "some", itemType, readItem, "At least one item matches."),
        Items(Quantifier.None, "none", itemType, readItem, "No item matches."),
        Items(Quantifier.All, "all", itemType, readItem, "Every item matches. An empty list matches as well."),
        new("isEmpty", "Boolean", "True: the list has no items. False: it has at least one.", value =>
            value is bool expected ? new EmptyFilter(expected) : throw FilterInputField.NullGiven("isEmpty", "its value is true or false")),
    ];

    static FilterInputField Items(Quantifier quantifier, string name, string itemType, Func<ArgumentValues, Filter> readItem, string description) => new(
        name, itemType, description,
        value => value is ArgumentValues given ? new ListFilter(quantifier, readItem(given)) : throw FilterInputField.NullGiven(name, "{} matches every item"));
}
