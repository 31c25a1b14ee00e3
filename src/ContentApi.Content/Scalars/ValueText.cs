namespace ContentApi.Content.Scalars;

/// <summary>
/// Writes a scalar's value as text, in one form for content and for arguments. <c>@unique</c>, references and lookups compare these texts, and URLs contain
/// them. Dates and times are written as in JSON.
/// </summary>
static class ValueText
{
    static readonly Dictionary<Type, Func<object, string>> writers = ContentScalars.All.Select(scalar => scalar.Kind).Where(kind => kind.Write is not null)
        .Distinct().ToDictionary(kind => kind.Type, kind => kind.Write!);

    /// <summary>Returns the text of a value.</summary>
    /// <param name="value">A value of the <see cref="ValueKind.Type"/> of a kind that has a text form.</param>
    public static string Of(object value) => value as string ?? writers[value.GetType()](value);
}
