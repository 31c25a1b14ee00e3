using ContentApi.GraphQL.Binding;

namespace ContentApi.Content.Queries.Filters;

/// <summary>A condition on a scalar's value.</summary>
abstract class ValueFilter : Filter
{
    public sealed override bool Matches(object? value, in QueryScope scope)
    {
        scope.Meter.Charge();
        return Holds(value is PreparedValue prepared ? prepared.Value : value);
    }

    public sealed override bool IsOwn => true;

    /// <param name="value">Of the scalar's .NET type, or null.</param>
    protected abstract bool Holds(object? value);
}
