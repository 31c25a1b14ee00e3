namespace ContentApi.Content.Model;

/// <summary>
/// A <c>path:</c> template relative to the content root: literal text, <c>*</c> (any part of one segment), <c>**</c> (any number of whole
/// segments), and <c>{name}</c> captures of one segment or part of one.
/// </summary>
public sealed class PathTemplate
{
    /// <summary>As written.</summary>
    public required string Text { get; init; }

    /// <summary>Names of the captures, in the order of the template.</summary>
    public required IReadOnlyList<string> Captures { get; init; }

    /// <exception cref="FormatException">The template is faulty; the message says where and why.</exception>
    public static PathTemplate Parse(string text) => throw new NotImplementedException();

    /// <summary>Matches a whole path; in time linear in its length for each wildcard, whatever the template.</summary>
    /// <returns>The captured texts in the order of <see cref="Captures"/>; null where the path does not match.</returns>
    public IReadOnlyList<string>? Match(string path) => throw new NotImplementedException();
}
