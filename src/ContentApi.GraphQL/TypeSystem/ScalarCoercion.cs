using System.Text.Json;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>
/// Result coercion and input coercion of a scalar (specification, 3.5). A literal and an equal JSON variable are read as the same .NET value, which the
/// resolver receives as an argument.
/// </summary>
public abstract class ScalarCoercion
{
    /// <summary>Reads a literal without variables.</summary>
    /// <exception cref="Contract.GraphQLException">The literal is not a value of the scalar. The error says what is expected and has no location.</exception>
    public abstract object ReadLiteral(ValueNode literal);

    /// <summary>Reads the JSON value of a variable, which is not null.</summary>
    /// <exception cref="Contract.GraphQLException">See <see cref="ReadLiteral"/>.</exception>
    public abstract object ReadJson(JsonElement value);

    /// <summary>Writes a resolver's value, which is neither null nor a <see cref="Binding.PreparedValue"/>.</summary>
    /// <exception cref="Contract.GraphQLException">The scalar cannot represent the value.</exception>
    public abstract void WriteResult(object value, ResponseWriter writer);
}
