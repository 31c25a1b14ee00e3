namespace ContentApi.GraphQL.Binding;

/// <summary>How long a list can be at most by the arguments of a field: what a page size says.</summary>
/// <param name="arguments">Coerced; defaults filled in.</param>
/// <returns>From 0; null where the arguments do not bound it, so that <see cref="Contract.GraphQLEngineOptions.AssumedListSize"/> holds.</returns>
public delegate int? ListSize(ArgumentValues arguments);

/// <summary>A <see cref="ListSize"/> as it is bound to a field.</summary>
/// <param name="Of">The size.</param>
/// <param name="Fields">Which fields of the field's value are the lists, as of a connection its edges and nodes; none where the field itself is the list.</param>
sealed record ListSizeBinding(ListSize Of, IReadOnlyList<string> Fields);
