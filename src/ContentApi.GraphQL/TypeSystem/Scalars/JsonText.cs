using System.Text.Json;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

static class JsonText
{
    /// <summary>The value of a JSON string.</summary>
    /// <exception cref="Contract.GraphQLException">An escaped lone surrogate: JSON's grammar allows it, but it is no Unicode text.</exception>
    public static string Read(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw ScalarErrors.Json("A string must be valid Unicode text", value);
        }
    }

    /// <inheritdoc cref="Read"/>
    public static string ReadName(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw ScalarErrors.Input("The name of a field must be valid Unicode text", "an escaped lone surrogate was given");
        }
    }
}
