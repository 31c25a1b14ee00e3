using System.Text.Json;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>
/// Result coercion and input coercion of a scalar (specification, 3.5). The two inputs (a literal and a JSON variable) give the same
/// .NET value, which is what a resolver finds among its arguments.
/// </summary>
public abstract class ScalarCoercion
{
    /// <summary>Reads a literal that holds no variable.</summary>
    /// <exception cref="Contract.GraphQLException">The literal is not of this scalar; the message says what is expected, and no place.</exception>
    public abstract object ReadLiteral(ValueNode literal);

    /// <summary>Reads a variable's JSON value, which is not null.</summary>
    /// <exception cref="Contract.GraphQLException">As <see cref="ReadLiteral"/>.</exception>
    public abstract object ReadJson(JsonElement value);

    /// <summary>Writes a resolver's value, which is neither null nor a <see cref="Binding.PreparedValue"/>.</summary>
    /// <exception cref="Contract.GraphQLException">The value cannot be sent as this scalar.</exception>
    public abstract void WriteResult(object value, ResponseWriter writer);
}
