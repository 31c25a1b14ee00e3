using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Filters;

/// <summary>A condition on the value of a scalar or an enum.</summary>
abstract class ValueFilter : Filter
{
    public sealed override bool Matches(object? value, in QueryScope scope)
    {
        scope.Meter.Charge();
        return Holds(value is PreparedValue prepared ? prepared.Value : value);
    }

    public sealed override bool IsOwn => true;

    /// <summary>Whether the condition holds for a value.</summary>
    /// <param name="value">The value as the scalar's .NET type; null if it is missing.</param>
    protected abstract bool Holds(object? value);
}
