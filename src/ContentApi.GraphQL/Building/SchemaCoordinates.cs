using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Building;

/// <summary>Finds the elements of a schema that coordinates name (specification, 3.14, "Resolving a Schema Coordinate").</summary>
public static class SchemaCoordinates
{
    /// <returns>
    /// A <see cref="NamedType"/>, <see cref="Field"/> (the meta-fields as well), <see cref="InputValue"/> (an argument or an input field), <see cref="EnumValue"/> or
    /// <see cref="DirectiveDefinition"/>; null where what should have the element does not have it.
    /// </returns>
    /// <exception cref="GraphQLException">What should have the element is not there, or of a kind that has no such elements.</exception>
    public static object? Resolve(this Schema schema, SchemaCoordinate coordinate)
    {
        if (coordinate.IsDirective)
        {
            var directive = schema.FindDirective(coordinate.Name);
            if (coordinate.Argument is null) return directive;
            return Demanded(directive, $"directive \"@{coordinate.Name}\"").Arguments.FirstOrDefault(argument => argument.Name == coordinate.Argument);
        }

        var type = schema.FindType(coordinate.Name);
        if (coordinate.Member is null) return type;
        var element = Member(schema, Demanded(type, $"type \"{coordinate.Name}\""), coordinate.Member);
        if (coordinate.Argument is null) return element;
        if (type is not FieldsType) throw Invalid($"\"{coordinate.Name}\" is no object or interface type, and so has no fields with arguments.");
        return Demanded((Field?)element, $"field \"{coordinate.Name}.{coordinate.Member}\"").FindArgument(coordinate.Argument);
    }

    static object? Member(Schema schema, NamedType type, string name) => type switch
    {
        EnumType @enum => @enum.FindValue(name),
        InputObjectType input => input.FindField(name),
        FieldsType fields => MetaFields.Find(schema, fields, name) ?? fields.FindField(name),
        _ => throw Invalid($"\"{type}\" is no enum, input object, object or interface type, and so has no members."),
    };

    static T Demanded<T>(T? element, string what) where T : class => element ?? throw Invalid($"The schema has no {what}.");

    static GraphQLException Invalid(string message) => new(message, ErrorCodes.ValidationFailed);
}
