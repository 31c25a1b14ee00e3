using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The conditions on an object: on its fields, and their combinations.</summary>
sealed class ObjectFilterInput(string name, string description, Func<ObjectFilterInput, IReadOnlyList<FilterInputField>> fields)
    : FilterInput(name, description)
{
    IReadOnlyList<FilterInputField>? read;

    // Types refer to each other in cycles, so the fields are made when they are first read: then all types are known by name.
    protected override IReadOnlyList<FilterInputField> Fields => read ??= [.. fields(this), .. Combinations()];

    public Filter Read(object? value, string name, string instead) =>
        value is ArgumentValues given ? Read(given) : throw FilterInputField.NullGiven(name, instead);

    IEnumerable<FilterInputField> Combinations()
    {
        yield return ScalarFilterInput.Exists("True: the object exists. False: the field has no value, or its reference has no target.");
        yield return new("and", $"[{Name}!]", "All of these hold. An empty list always matches.", value => AllFilter.Of(List("and", value)));
        yield return new("or", $"[{Name}!]", "At least one of these holds. An empty list never matches.", value => new AnyFilter(List("or", value)));
        yield return new("not", Name, "This does not hold.", value => new NotFilter(Read(value, "not", "{} matches everything")));
    }

    Filter[] List(string name, object? value) => value is IReadOnlyList<object?> items
        ? [.. items.Select(item => Read((ArgumentValues)item!))]
        : throw FilterInputField.NullGiven(name, "an empty list is []");
}
