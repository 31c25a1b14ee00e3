namespace ContentApi.GraphQL.Language;

/// <summary>
/// The name of one element of a schema (specification, 3.14, "Schema Coordinates"): <c>Type</c>, <c>Type.member</c>, <c>Type.field(argument:)</c>,
/// <c>@directive</c> or <c>@directive(argument:)</c>. A member is a field, an input field or an enum value.
/// </summary>
/// <param name="IsDirective">Whether <paramref name="Name"/> is the name of a directive.</param>
/// <param name="Name">The name of the type or directive.</param>
/// <param name="Member">The name of the member; null if the coordinate names none, and for a directive.</param>
/// <param name="Argument">The name of the argument of the field or directive; null if the coordinate names none.</param>
public sealed record SchemaCoordinate(bool IsDirective, string Name, string? Member, string? Argument)
{
    /// <summary>Parses a coordinate. Unlike in a document, white space, commas and comments are syntax errors.</summary>
    /// <exception cref="Contract.GraphQLException">One error with the code <c>GRAPHQL_PARSE_FAILED</c> and a place on line 1.</exception>
    public static SchemaCoordinate Parse(string text) => new SchemaCoordinateParser(text).Parse();

    public override string ToString() =>
        $"{(IsDirective ? "@" : "")}{Name}{(Member is null ? "" : $".{Member}")}{(Argument is null ? "" : $"({Argument}:)")}";
}
