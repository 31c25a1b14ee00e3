namespace ContentApi.GraphQL.Language;

/// <summary>Where a node stands in its <see cref="Source"/>.</summary>
/// <param name="Start">Offset in bytes of the first byte.</param>
/// <param name="End">Offset in bytes just past the last byte.</param>
/// <param name="Line">Line of <paramref name="Start"/>, from 1.</param>
/// <param name="Column">Column of <paramref name="Start"/>, from 1, in UTF-16 code units, as the reference implementation counts.</param>
public readonly record struct Location(int Start, int End, int Line, int Column);
