
namespace ContentApi.GraphQL.Binding;

/// <summary>
/// Returns the value of one field (specification, 6.4.2, <c>ResolveFieldValue</c>). Synchronous by design: slow work is done when the objects that
/// <paramref name="source"/> refers to are built.
/// </summary>
/// <param name="source">The parent object; for a root field the <see cref="Contract.GraphQLRequest.RootValue"/>.</param>
/// <param name="context">The field's arguments and the request's state.</param>
/// <returns>
/// The value, or null. For a leaf: a <see cref="PreparedValue"/>, whose bytes are copied, or a value that the scalar's coercion accepts (for an enum,
/// the value's name). For a list: an <see cref="IReadOnlyList{T}"/> of objects, any other <see cref="System.Collections.IEnumerable"/>, or, if its items
/// are leaves, one <see cref="PreparedValue"/>. For a composite type: the source of its fields.
/// </returns>
/// <exception cref="Contract.GraphQLException">Fails this field only, with the error's message and code. Any other exception becomes an
/// <c>INTERNAL_SERVER_ERROR</c> whose details are not sent.</exception>
public delegate object? FieldResolver(object? source, in FieldContext context);

/// <summary>Returns the name of the object type of a value of an interface or union type (specification, <c>ResolveAbstractType</c>).</summary>
public delegate string TypeResolver(object value);

/// <summary>
/// Converts a field's coerced arguments to an object for its resolver: once for a plan if the arguments have no variable, else once for a request. The
/// resolver reads the object from <see cref="ArgumentValues.Bound"/>.
/// </summary>
/// <exception cref="Contract.GraphQLException">Fails the field, as if its resolver had thrown it.</exception>
public delegate object ArgumentBinder(ArgumentValues arguments);

/// <summary>
/// Returns the events of a subscription's root field (specification, 6.2.3.1, <c>ResolveFieldEventStream</c>). Called once for a subscription. The engine
/// requests the next event when the subscriber has received the response to the previous one, and disposes of the stream when the subscriber leaves.
/// </summary>
/// <param name="source">The <see cref="Contract.GraphQLRequest.RootValue"/>.</param>
/// <param name="context">The field's arguments and the request's state.</param>
/// <returns>
/// The events. Each is the source of the root field: the field's resolver converts it to the value; without a resolver the event is the value.
/// </returns>
/// <exception cref="Contract.GraphQLException">There is no stream; the subscription is refused with this error.</exception>
public delegate IAsyncEnumerable<object?> SourceStreamResolver(object? source, in FieldContext context);

/// <summary>The inputs of a <see cref="FieldResolver"/> besides its source.</summary>
public readonly struct FieldContext(ArgumentValues arguments, object? state, StepMeter meter)
{
    /// <summary>The coerced arguments, with defaults for absent ones.</summary>
    public ArgumentValues Arguments { get; } = arguments;

    /// <summary>The <see cref="Contract.GraphQLRequest.State"/> of the request, such as the content snapshot.</summary>
    public object? State { get; } = state;

    /// <summary>Counts the resolver's work that the number of its values does not show, such as entries that a filter examines.</summary>
    public StepMeter Meter { get; } = meter;
}
