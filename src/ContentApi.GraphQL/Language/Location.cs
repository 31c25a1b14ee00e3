namespace ContentApi.GraphQL.Language;

/// <summary>The place of a node in its <see cref="Source"/>.</summary>
/// <param name="Start">The offset of the first byte.</param>
/// <param name="End">The offset after the last byte.</param>
/// <param name="Line">The line of <paramref name="Start"/>, from 1.</param>
/// <param name="Column">The column of <paramref name="Start"/>, from 1, in UTF-16 code units as in the reference implementation.</param>
public readonly record struct Location(int Start, int End, int Line, int Column);
