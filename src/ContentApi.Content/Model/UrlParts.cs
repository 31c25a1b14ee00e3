namespace ContentApi.Content.Model;

/// <summary>A part of a <see cref="UrlTemplate"/>.</summary>
abstract record UrlPart
{
    /// <summary>The named values inside the part, in the order of the template.</summary>
    public virtual IEnumerable<UrlName> Values => [];
}

/// <summary>Text that is appended as it is.</summary>
sealed record UrlLiteral(string Text) : UrlPart;

/// <summary>Parts in brackets, which are left out if a value inside is missing or empty.</summary>
sealed record UrlOptional(IReadOnlyList<UrlPart> Parts) : UrlPart
{
    public override IEnumerable<UrlName> Values => Parts.SelectMany(part => part.Values);
}

/// <summary>Alternatives in braces, of which the first that has a value counts: each is a <see cref="UrlName"/> or a <see cref="UrlAddress"/>.</summary>
sealed record UrlChoice(IReadOnlyList<UrlPart> Alternatives) : UrlPart
{
    public override IEnumerable<UrlName> Values => Alternatives.SelectMany(alternative => alternative.Values);
}

/// <summary>The name of a field or capture, with the formatters of its value.</summary>
sealed record UrlName(string Name, IReadOnlyList<UrlFormat> Formats) : UrlPart
{
    public override IEnumerable<UrlName> Values => [this];
}

/// <summary>An alternative that is an address: it begins with a slash.</summary>
sealed record UrlAddress(IReadOnlyList<UrlPart> Parts) : UrlPart
{
    public override IEnumerable<UrlName> Values => Parts.SelectMany(part => part.Values);
}
