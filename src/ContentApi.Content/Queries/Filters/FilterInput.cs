using System.Text;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Queries.Filters;

/// <summary>An input type of the API that filters are written with: its definition in SDL, and how a value of it is read. Both from one list of fields.</summary>
/// <param name="name">Of the input type.</param>
/// <param name="description">Of the input type.</param>
abstract class FilterInput(string name, string description)
{
    public string Name { get; } = name;

    protected abstract IReadOnlyList<FilterInputField> Fields { get; }

    public void AppendSdl(StringBuilder sdl)
    {
        sdl.Append($"\"{description}\"\ninput {Name} {{\n");
        foreach (var field in Fields) sdl.Append($"  \"{field.Description}\"\n  {field.Name}: {field.Type}\n");
        sdl.Append("}\n");
    }

    /// <param name="given">A value of the input type: all that it says must hold.</param>
    /// <exception cref="GraphQLException">A null where there must be a value.</exception>
    public Filter Read(ArgumentValues given)
    {
        var parts = new List<Filter>(given.Values.Count);
        foreach (var (name, value) in given.Values) parts.Add(FieldOf(name).Read(value));
        return AllFilter.Of(parts);
    }

    FilterInputField FieldOf(string name)
    {
        foreach (var field in Fields)
            if (field.Name == name) return field;
        throw new InvalidOperationException($"The input type {Name} has no field {name}.");
    }
}

/// <summary>A field of a filter's input type.</summary>
/// <param name="Name">As in a request.</param>
/// <param name="Type">In SDL.</param>
/// <param name="Description">For the schema.</param>
/// <param name="Read">The condition that a value, possibly null, stands for.</param>
sealed record FilterInputField(string Name, string Type, string Description, Func<object?, Filter> Read)
{
    /// <summary>A field that says nothing while it is null would be one that a slip of a client lets through: every entry would match.</summary>
    /// <exception cref="GraphQLException">Always.</exception>
    public static GraphQLException NullGiven(string name, string instead) =>
        new($"Field \"{name}\" of a filter is null. Leave it out where it is not to filter; {instead}.", ErrorCodes.BadUserInput);
}
