namespace ContentApi.Content.Proposals;

/// <summary>A proposed field.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="Type">The type, in SDL.</param>
/// <param name="Directives">The directives, each with a space before it.</param>
/// <param name="Comments">What an author should know or decide, a line each.</param>
readonly record struct FieldSketch(string Name, string Type, string Directives, IReadOnlyList<string> Comments);
