
namespace ContentApi.GraphQL.Binding;

/// <summary>
/// Gives the value of one field (specification, 6.4.2, <c>ResolveFieldValue</c>). Synchronous by decision: slow work belongs to the
/// building of what <paramref name="source"/> holds.
/// </summary>
/// <param name="source">The parent object; for a root field what <see cref="Contract.GraphQLRequest.RootValue"/> says.</param>
/// <param name="context">The field's arguments and the request's state.</param>
/// <returns>
/// Null; for a leaf a <see cref="PreparedValue"/> (copied as it is, which a whole list of leaves may be too) or a value that the scalar's
/// coercion takes (an enum's is its name); for a list an <see cref="IReadOnlyList{T}"/> of objects or any other
/// <see cref="System.Collections.IEnumerable"/>; for a composite type the source of its fields.
/// </returns>
/// <exception cref="Contract.GraphQLException">Fails this field alone, with the error's message and code. Any other exception becomes an
/// <c>INTERNAL_SERVER_ERROR</c> whose details are not sent.</exception>
public delegate object? FieldResolver(object? source, in FieldContext context);

/// <summary>Tells the name of the object type of a value whose declared type is an interface or a union (specification, <c>ResolveAbstractType</c>).</summary>
public delegate string TypeResolver(object value);

/// <summary>
/// Makes of a field's coerced arguments what its resolver needs: once for a plan where they hold no variable, else once for a request. The resolver finds it in
/// <see cref="ArgumentValues.Bound"/>.
/// </summary>
/// <exception cref="Contract.GraphQLException">Fails the field, as if its resolver had thrown it.</exception>
public delegate object ArgumentBinder(ArgumentValues arguments);

/// <summary>
/// Gives the events of a subscription's root field (specification, 6.2.3.1, <c>ResolveFieldEventStream</c>). Called once for a subscription. The engine asks
/// for the next event when the subscriber has taken the response to the one before, and disposes of the stream when the subscriber leaves.
/// </summary>
/// <param name="source">What <see cref="Contract.GraphQLRequest.RootValue"/> says.</param>
/// <param name="context">The field's arguments and the request's state.</param>
/// <returns>Each event is the source of the root field, whose own resolver makes the field's value of it; without one the event is the value.</returns>
/// <exception cref="Contract.GraphQLException">There is no stream: the subscription is refused with this error.</exception>
public delegate IAsyncEnumerable<object?> SourceStreamResolver(object? source, in FieldContext context);

/// <summary>What a <see cref="FieldResolver"/> may look at besides its source.</summary>
public readonly struct FieldContext(ArgumentValues arguments, object? state, StepMeter meter)
{
    /// <summary>Coerced arguments, defaults filled in.</summary>
    public ArgumentValues Arguments { get; } = arguments;

    /// <summary>What the caller of <see cref="GraphQLEngine"/> gave the request: here the content snapshot.</summary>
    public object? State { get; } = state;

    /// <summary>Where a resolver charges work that its values do not tell.</summary>
    public StepMeter Meter { get; } = meter;
}
