using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The conditions on a list.</summary>
/// <param name="name">Of the input type.</param>
/// <param name="itemType">The input type for an item.</param>
/// <param name="readItem">Reads a value of it.</param>
sealed class ListFilterInput(string name, string itemType, Func<ArgumentValues, Filter> readItem)
    : FilterInput(name, "Conditions on a list; all that are given must hold. A list that is not there is like an empty one.")
{
    protected override IReadOnlyList<FilterInputField> Fields { get; } =
    [
        Items(Quantifier.Some, "some", itemType, readItem, "At least one item matches."),
        Items(Quantifier.None, "none", itemType, readItem, "No item matches."),
        Items(Quantifier.All, "all", itemType, readItem, "Every item matches; so it is of an empty list."),
        new("isEmpty", "Boolean", "Whether there are no items.", value =>
            value is bool expected ? new EmptyFilter(expected) : throw FilterInputField.NullGiven("isEmpty", "true and false are its values")),
    ];

    static FilterInputField Items(Quantifier quantifier, string name, string itemType, Func<ArgumentValues, Filter> readItem, string description) => new(
        name, itemType, description,
        value => value is ArgumentValues given ? new ListFilter(quantifier, readItem(given)) : throw FilterInputField.NullGiven(name, "{} matches every item"));
}
