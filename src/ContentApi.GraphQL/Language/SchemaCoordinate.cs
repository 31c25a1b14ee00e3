namespace ContentApi.GraphQL.Language;

/// <summary>
/// The name of one element of a schema (specification, 3.14, "Schema Coordinates"): <c>Type</c>, <c>Type.member</c>, <c>Type.field(argument:)</c>, <c>@directive</c> or
/// <c>@directive(argument:)</c>. A member is a field, an input field or an enum value.
/// </summary>
/// <param name="IsDirective">Whether <paramref name="Name"/> is a directive's.</param>
/// <param name="Name">Of the type or directive.</param>
/// <param name="Member">Null where the coordinate names none; always null for a directive.</param>
/// <param name="Argument">Of the field or the directive; null where the coordinate names none.</param>
public sealed record SchemaCoordinate(bool IsDirective, string Name, string? Member, string? Argument)
{
    /// <summary>Reads a coordinate. Unlike elsewhere in the language, nothing is ignored: no white space, no comma, no comment.</summary>
    /// <exception cref="Contract.GraphQLException">One error with the code <c>GRAPHQL_PARSE_FAILED</c> and the place, on line 1.</exception>
    public static SchemaCoordinate Parse(string text) => new SchemaCoordinateParser(text).Parse();

    public override string ToString() =>
        $"{(IsDirective ? "@" : "")}{Name}{(Member is null ? "" : $".{Member}")}{(Argument is null ? "" : $"({Argument}:)")}";
}
