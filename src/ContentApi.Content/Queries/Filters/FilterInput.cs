using System.Text;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Queries.Filters;

/// <summary>An input type of filters: writes its definition in SDL, and reads its values, both from one list of fields.</summary>
/// <param name="name">The name of the input type.</param>
/// <param name="description">The description of the input type in the schema.</param>
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

    /// <summary>Reads a value of the input type as a filter that matches if all its conditions hold.</summary>
    /// <exception cref="GraphQLException">An operator is null that does not allow null, or an operator has too many values.</exception>
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
/// <param name="Name">The name of the field.</param>
/// <param name="Type">The type of the field in SDL.</param>
/// <param name="Description">The description of the field in the schema.</param>
/// <param name="Read">Reads a value, which may be null, as a filter.</param>
sealed record FilterInputField(string Name, string Type, string Description, Func<object?, Filter> Read)
{
    /// <summary>Makes the error for a null operator: ignoring it would match every entry.</summary>
    /// <param name="name">The name of the operator or field.</param>
    /// <param name="instead">What to write instead of null, as a clause.</param>
    public static GraphQLException NullGiven(string name, string instead) =>
        new($"Field \"{name}\" of a filter is null. Leave it out to apply no condition; {instead}.", ErrorCodes.BadUserInput);
}
