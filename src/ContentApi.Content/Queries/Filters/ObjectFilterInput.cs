using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Filters;

/// <summary>The conditions on an object: on its fields, and their combinations.</summary>
sealed class ObjectFilterInput(string name, string description, Func<ObjectFilterInput, IReadOnlyList<FilterInputField>> fields) : FilterInput(name, description)
{
    IReadOnlyList<FilterInputField>? read;

    // Types refer to each other in circles: fields are asked for when all types are known by name.
    protected override IReadOnlyList<FilterInputField> Fields => read ??= [.. fields(this), .. Combinations()];

    public Filter Read(object? value, string name, string instead) =>
        value is ArgumentValues given ? Read(given) : throw FilterInputField.NullGiven(name, instead);

    IEnumerable<FilterInputField> Combinations()
    {
        yield return ScalarFilterInput.Exists("Whether there is an object at all: false asks for a field without a value, or a reference that leads nowhere.");
        yield return new("and", $"[{Name}!]", "All of these hold.", value => AllFilter.Of(List("and", value)));
        yield return new("or", $"[{Name}!]", "One of these holds at least; none of an empty list does.", value => new AnyFilter(List("or", value)));
        yield return new("not", Name, "This does not hold.", value => new NotFilter(Read(value, "not", "{} holds for everything")));
    }

    Filter[] List(string name, object? value) => value is IReadOnlyList<object?> items
        ? [.. items.Select(item => Read((ArgumentValues)item!))]
        : throw FilterInputField.NullGiven(name, "[] is its empty list");
}
