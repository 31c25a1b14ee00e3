using System.Text.Json;

namespace ContentApi.GraphQL.TypeSystem.Scalars;

static class JsonText
{
    /// <summary>Returns the value of a JSON string.</summary>
    /// <exception cref="Contract.GraphQLException">The string has an escaped lone surrogate, which JSON's grammar allows but Unicode text does not.</exception>
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

    /// <summary>Returns the name of a property of a JSON object.</summary>
    /// <exception cref="Contract.GraphQLException">See <see cref="Read"/>.</exception>
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
