namespace ContentApi.GraphQL.Binding;

/// <summary>Returns the largest length that a list can have, from the arguments of a field such as a page size.</summary>
/// <param name="arguments">The coerced arguments, with defaults for absent ones.</param>
/// <returns>
/// The largest length, at least 0; null if the arguments do not bound it, so that <see cref="Contract.GraphQLEngineOptions.AssumedListSize"/> applies.
/// </returns>
public delegate int? ListSize(ArgumentValues arguments);

/// <summary>A <see cref="ListSize"/> that is bound to a field.</summary>
/// <param name="Of">The function that returns the size.</param>
/// <param name="Fields">
/// The fields of the field's value that are the lists, such as the edges and nodes of a connection; empty if the field itself is the list.
/// </param>
sealed record ListSizeBinding(ListSize Of, IReadOnlyList<string> Fields);
