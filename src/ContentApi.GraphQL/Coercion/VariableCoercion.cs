using System.Diagnostics;
using System.Text.Json;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.TypeSystem.Scalars;

namespace ContentApi.GraphQL.Coercion;

/// <summary>
/// Coerces the variables of a request (specification, 6.1.2, <c>CoerceVariableValues</c>). Reports all errors, with the messages of the
/// reference implementation.
/// </summary>
/// <param name="suggests">Whether messages may suggest names from the schema, which discloses parts of it.</param>
sealed class VariableCoercion(bool suggests)
{
    /// <summary>Stops a list of a million invalid items from causing a million errors.</summary>
    public const int MaxErrors = 50;

    readonly List<GraphQLError> errors = [];
    readonly List<object> path = [];
    VariableDefinitionNode definition = null!;

    /// <summary>Coerces the variables of a request.</summary>
    /// <param name="variables">The variables that the operation defines.</param>
    /// <param name="suggests">Whether messages may suggest names from the schema.</param>
    /// <param name="json">The request's variables: a JSON object, null, or undefined.</param>
    /// <exception cref="GraphQLException">Values do not fit their types. Has at most
    /// <see cref="MaxErrors"/> errors, and one more if there are further ones.</exception>
    public static VariableValues CoerceVariableValues(VariablePlans variables, bool suggests, JsonElement json)
    {
        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
            throw new GraphQLException("Variables must be a JSON object.", ErrorCodes.BadRequest);
        if (variables.Count == 0) return VariableValues.None;

        var values = new VariableValues(variables);
        var coercion = new VariableCoercion(suggests);
        for (var i = 0; i < variables.Count; i++) coercion.CoerceVariable(variables[i], json, values);
        return coercion.errors.Count == 0 ? values : throw new GraphQLException(coercion.errors);
    }

    void CoerceVariable(VariablePlan variable, JsonElement json, VariableValues values)
    {
        definition = variable.Node;
        path.Clear();
        try
        {
            CoerceGiven(variable, json, values);
        }
        catch (InvalidOperationException)
        {
            // JSON's grammar allows an escaped lone surrogate in a name or a value. System.Text.Json throws when the text is read.
            Report($"Variable \"${variable.Name}\" got a value whose text is not valid Unicode.");
        }
    }

    void CoerceGiven(VariablePlan variable, JsonElement json, VariableValues values)
    {
        JsonElement value = default;
        var given = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(variable.Name, out value);
        if (!given && variable.HasDefault)
            values.Set(variable, variable.DefaultValue);
        else if (!given && variable.Type.IsNonNull)
            Report($"Variable \"${variable.Name}\" of required type \"{variable.Type}\" was not provided.");
        else if (given && value.ValueKind == JsonValueKind.Null && variable.Type.IsNonNull)
            Report($"Variable \"${variable.Name}\" of non-null type \"{variable.Type}\" must not be null.");
        else if (given)
            values.Set(variable, Coerce(value, variable.Type), value);
    }

    /// <summary>Returns the coerced value. If it reports an error, the result has no meaning.</summary>
    object? Coerce(JsonElement value, TypeReference type)
    {
        if (errors.Count > MaxErrors) return null;
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (type.IsNonNull) Report(value, $"Expected non-nullable type \"{type}\" not to be null.");
            return null;
        }
        return type.Nullable switch
        {
            ListType list => CoerceList(value, list.OfType),
            InputObjectType inputObject => CoerceObject(value, inputObject),
            EnumType @enum => CoerceEnum(value, @enum),
            ScalarType scalar => CoerceScalar(value, scalar),
            _ => throw new UnreachableException($"{type} is not an input type."),
        };
    }

    object?[] CoerceList(JsonElement value, TypeReference itemType)
    {
        if (value.ValueKind != JsonValueKind.Array) return [Coerce(value, itemType)];
        var items = new object?[value.GetArrayLength()];
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (errors.Count > MaxErrors) break;
            path.Add(i);
            items[i++] = Coerce(item, itemType);
            path.RemoveAt(path.Count - 1);
        }
        return items;
    }

    ArgumentValues CoerceObject(JsonElement value, InputObjectType type)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Report(value, $"Expected type \"{type}\" to be an object.");
            return ArgumentValues.Empty;
        }

        var values = new List<KeyValuePair<string, object?>>(type.Fields.Count);
        foreach (var field in type.Fields)
        {
            if (value.TryGetProperty(field.Name, out var fieldValue))
            {
                path.Add(field.Name);
                values.Add(new(field.Name, Coerce(fieldValue, field.Type)));
                path.RemoveAt(path.Count - 1);
            }
            else if (field.DefaultValue is not null)
            {
                if (LiteralCoercion.TryCoerce(field.DefaultValue, field.Type, VariableValues.None, out var defaultValue))
                    values.Add(new(field.Name, defaultValue));
            }
            else if (field.Type.IsNonNull)
            {
                Report(value, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
            }
        }
        ReportUnknownFields(value, type);
        if (type.IsOneOf) CheckOneOf(value, type, values);
        return new(values);
    }

    void ReportUnknownFields(JsonElement value, InputObjectType type)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (errors.Count > MaxErrors) return;
            if (type.FindField(property.Name) is not null) continue;
            var suggestion = suggests ? DidYouMean.For(property.Name, type.Fields.Select(field => field.Name)) : "";
            Report(value, $"Field \"{property.Name}\" is not defined by type \"{type}\".{suggestion}");
        }
    }

    void CheckOneOf(JsonElement value, InputObjectType type, List<KeyValuePair<string, object?>> values)
    {
        if (values.Count != 1)
        {
            Report(value, $"Exactly one key must be specified for OneOf type \"{type}\".");
            return;
        }
        // The coerced value is also null if the given value does not fit, which is already reported. So the given value is checked.
        var name = values[0].Key;
        var given = value.GetProperty(name);
        if (given.ValueKind != JsonValueKind.Null) return;
        path.Add(name);
        Report(given, $"Field \"{name}\" must be non-null.");
        path.RemoveAt(path.Count - 1);
    }

    string? CoerceEnum(JsonElement value, EnumType type)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            var text = JsonInspection.Inspect(value);
            Report(value, $"Enum \"{type}\" cannot represent non-string value: {text}.{Suggest(text)}");
            return null;
        }
        var name = value.GetString()!;
        if (type.FindValue(name) is null)
            Report(value, $"Value {JsonInspection.Inspect(value)} does not exist in \"{type}\" enum.{Suggest(name)}");
        return name;

        string Suggest(string input) =>
            !suggests ? "" : DidYouMean.Sentence(DidYouMean.Suggest(input, type.Values.Select(known => known.Name)), "the enum value");
    }

    object? CoerceScalar(JsonElement value, ScalarType type)
    {
        try
        {
            return type.Coercion.ReadJson(value);
        }
        catch (GraphQLException exception)
        {
            Report(value, exception.Message);
            return null;
        }
    }

    void Report(JsonElement value, string message)
    {
        if (errors.Count > MaxErrors) return;
        var name = definition.Variable.Name.Value;
        var place = path.Count == 0 ? "" : $" at \"{name}{string.Concat(path.Select(key => key is int ? $"[{key}]" : $".{key}"))}\"";
        Report($"Variable \"${name}\" got invalid value {JsonInspection.Inspect(value)}{place}; {message}");
    }

    void Report(string message)
    {
        if (errors.Count < MaxErrors)
            errors.Add(new(message, ErrorCodes.BadUserInput, definition));
        else if (errors.Count == MaxErrors)
            errors.Add(new("Too many errors processing variables, error limit reached. Execution aborted.", ErrorCodes.BadUserInput));
    }
}
