using System.Text;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.Content.Scalars;

/// <summary>A scalar that the fields of a content model may have: one row of <see cref="ContentScalars"/>.</summary>
sealed class ContentScalar
{
    /// <summary>The name in SDL.</summary>
    public required string Name { get; init; }

    /// <summary>How values are held, compared and written as text.</summary>
    public required ValueKind Kind { get; init; }

    /// <summary>The definition in the API's SDL; null for a scalar that GraphQL itself defines (specification, 3.5).</summary>
    public required ScalarSdl? Sdl { get; init; }

    /// <summary>The expected value in words, for diagnostics: "a date such as 2024-05-01".</summary>
    public required string Expects { get; init; }

    /// <summary>
    /// Reads a value of a document that is not null. The result is null if the scalar has no values of that form: it reads texts, for example, and the value
    /// is a list.
    /// </summary>
    public required Func<DocumentValue, ScalarReading?> Read { get; init; }

    /// <summary>Reads arguments and variables; null for the coercion that GraphQL defines, and for JSON, which takes any value.</summary>
    public required ScalarCoercion? Coercion { get; init; }

    /// <summary>The operators that a filter has besides <c>eq</c>, <c>neq</c>, <c>in</c>, <c>nin</c> and <c>exists</c>.</summary>
    public required FilterOperators Operators { get; init; }

    /// <summary>Whether the empty text is a value of the scalar.</summary>
    public bool HasEmptyText => Read(new ScalarValue(TextPosition.Start, "", ScalarStyle.Quoted)) is { Value: not null };

    /// <summary>Whether <c>@unique</c> may compare entries by values of this scalar.</summary>
    public required bool CanBeUnique { get; init; }

    public override string ToString() => Name;
}

/// <summary>The parts of a scalar's definition in SDL.</summary>
/// <param name="Description">The description in the schema, for front-end developers.</param>
/// <param name="SpecifiedBy">The URL of the specification of the scalar's text.</param>
sealed record ScalarSdl(string Description, string SpecifiedBy)
{
    public void AppendTo(StringBuilder sdl, string name) => sdl.Append($"\"{Description}\"\nscalar {name} @specifiedBy(url: \"{SpecifiedBy}\")\n\n");
}
