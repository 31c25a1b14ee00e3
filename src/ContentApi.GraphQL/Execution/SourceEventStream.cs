using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Coercion;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Planning;

namespace ContentApi.GraphQL.Execution;

/// <summary>Creates the source stream of a subscription (specification, 6.2.3.1, <c>CreateSourceEventStream</c>).</summary>
static class SourceEventStream
{
    /// <exception cref="GraphQLException">The arguments of the root field cannot be coerced,
    /// or its subscriber returns no stream. The errors have the field's path.</exception>
    public static IAsyncEnumerable<object?> CreateSourceEventStream(
        SelectionPlan root, VariableValues variables, GraphQLRequest request, GraphQLEngineOptions options)
    {
        if (root.Error is { } condition) throw new GraphQLException(condition);
        var field = root.Fields[0]; // Validation ensures that there is exactly one.
        IReadOnlyList<object> path = [field.ResponseName];
        try
        {
            if (field.Field.Subscriber is not { } subscriber)
                throw new InvalidOperationException($"The field {field} has no event stream: bind one with SchemaBuilder.Subscribe.");
            var arguments = field.Arguments ?? field.BindArguments(variables);
            var meter = new StepMeter();
            meter.Start(options.MaxSteps, Deadline.Of(request, options));
            return subscriber(request.RootValue, new FieldContext(arguments, request.State, meter))
                ?? throw new InvalidOperationException($"The event stream of the field {field} is null.");
        }
        catch (GraphQLException exception)
        {
            throw new GraphQLException([.. exception.Errors.Select(error => Located(error, field, path))]);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            options.UnexpectedError?.Invoke(exception, path);
            throw new GraphQLException(new GraphQLError("Unexpected error.", ErrorCodes.InternalServerError, field.Nodes.Places()) { Path = path });
        }
    }

    static GraphQLError Located(GraphQLError error, FieldPlan field, IReadOnlyList<object> path) => error.Locations.Count > 0
        ? new(error.Message, error.Code, error.Locations) { Path = path, Extensions = error.Extensions }
        : new(error.Message, error.Code, field.Nodes.Places()) { Path = path, Extensions = error.Extensions };
}
