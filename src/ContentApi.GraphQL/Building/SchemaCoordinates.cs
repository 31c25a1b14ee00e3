using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Introspection;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Building;

/// <summary>Resolves schema coordinates (specification, 3.14, "Resolving a Schema Coordinate").</summary>
public static class SchemaCoordinates
{
    /// <returns>
    /// A <see cref="NamedType"/>, <see cref="Field"/> (also a meta-field), <see cref="InputValue"/> (an argument or an input field), <see cref="EnumValue"/> or
    /// <see cref="DirectiveDefinition"/>; null if the last element that the coordinate names does not exist.
    /// </returns>
    /// <exception cref="GraphQLException">An element that the coordinate names before
    /// the last does not exist, or is of a kind that has no such members.</exception>
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
        if (type is not FieldsType) throw Invalid($"\"{coordinate.Name}\" is not an object or interface type, so it has no fields with arguments.");
        return Demanded((Field?)element, $"field \"{coordinate.Name}.{coordinate.Member}\"").FindArgument(coordinate.Argument);
    }

    static object? Member(Schema schema, NamedType type, string name) => type switch
    {
        EnumType @enum => @enum.FindValue(name),
        InputObjectType input => input.FindField(name),
        FieldsType fields => MetaFields.Find(schema, fields, name) ?? fields.FindField(name),
        _ => throw Invalid($"\"{type}\" is not an enum, input object, object or interface type, so it has no members."),
    };

    static T Demanded<T>(T? element, string what) where T : class => element ?? throw Invalid($"The schema has no {what}.");

    static GraphQLException Invalid(string message) => new(message, ErrorCodes.ValidationFailed);
}
