using System.Diagnostics;
using System.Text.Json;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Coercion;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Execution;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Limits;
using ContentApi.GraphQL.Planning;
using ContentApi.GraphQL.Planning.Cache;
using ContentApi.GraphQL.Planning.Cost;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation;

namespace ContentApi.GraphQL;

/// <summary>
/// Executes requests against one schema. A document is parsed, measured, validated and planned once, and cached; each request is then executed. Thread-safe.
/// </summary>
public sealed class GraphQLEngine
{
    readonly GraphQLEngineOptions options;
    readonly DocumentCache documents;

    public GraphQLEngine(Schema schema) : this(schema, new()) { }

    public GraphQLEngine(Schema schema, GraphQLEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        Schema = schema;
        this.options = options;
        documents = new(options.CacheBytes);
    }

    public Schema Schema { get; }

    internal DocumentCache Documents => documents;

    /// <summary>Writes the whole response, <c>{"data":...,"errors":[...],"extensions":{...}}</c>, to <paramref name="writer"/>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="writer">Receives the response, after any bytes that it already holds.</param>
    /// <param name="cancellation">Cancels the execution.</param>
    /// <returns>The outcome of the request, which decides the status of an HTTP response.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled. Nothing is written.</exception>
    public ExecutionOutcome Execute(GraphQLRequest request, ResponseWriter writer, CancellationToken cancellation = default) =>
        Execute(request, null, writer, cancellation);

    /// <inheritdoc cref="Execute(GraphQLRequest, ResponseWriter, CancellationToken)"/>
    /// <param name="document">The result of <see cref="Find"/> for the request's document; null to look it up.</param>
    public ExecutionOutcome Execute(GraphQLRequest request, CachedDocument? document, ResponseWriter writer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(writer);
        var (start, limit) = (writer.Length, writer.Limit);
        writer.Limit = (int)Math.Min(limit, (long)start + options.MaxResponseBytes);
        var finished = false;
        try
        {
            var outcome = ExecuteRequest(request, document, writer, cancellation);
            finished = true;
            return outcome;
        }
        finally
        {
            writer.Limit = limit;
            if (!finished) writer.TruncateTo(start);
        }
    }

    /// <summary>Executes a request (specification, 6.1, <c>ExecuteRequest</c>).</summary>
    ExecutionOutcome ExecuteRequest(GraphQLRequest request, CachedDocument? document, ResponseWriter writer, CancellationToken cancellation)
    {
        var deadline = Deadline.Of(request, options);
        var cached = document ?? FindDocument(request.Query);
        var started = Stopwatch.GetTimestamp();
        if (cached.Document is null)
        {
            Refuse(writer, cached.Errors);
            return request.QueryOnly && cached.AsksForOtherThanQuery(request.OperationName)
                ? ExecutionOutcome.OperationNotAllowed
                : ExecutionOutcome.RequestError;
        }
        CostReport? report = null;
        try
        {
            var operation = cached.Document.GetOperation(request.OperationName);
            if (request.QueryOnly && operation.Node.Operation != OperationType.Query)
            {
                return Refuse(writer, ExecutionOutcome.OperationNotAllowed, operation,
                    "This request may run a query only, and the operation is a {0}. Send it by POST.");
            }
            if (operation.Node.Operation == OperationType.Subscription)
            {
                return Refuse(writer, ExecutionOutcome.RequestError, operation,
                    "A {0} needs a transport that streams its responses; this transport sends a single response.");
            }
            var variables = VariableCoercion.CoerceVariableValues(operation.Variables, options.Introspection, request.Variables);
            var plan = Plan(operation, variables, request, ref report);
            var outcome = Execute(plan, variables, request, writer, deadline, cancellation, out var work);
            cached.Pace.Record(work, Stopwatch.GetTimestamp() - started);
            CloseResponse(writer, report);
            return outcome;
        }
        catch (GraphQLException exception)
        {
            return Refuse(writer, exception.Errors, report);
        }
        catch (RequestAbortedException exception)
        {
            return Refuse(writer, [exception.ErrorFor(options)], report);
        }
        finally
        {
            documents.Reweigh(cached);
        }
    }

    /// <summary>
    /// Begins a subscription (specification, 6.2.3, <c>Subscribe</c>). The limits of a request apply to each response. The request's bytes and variables
    /// are not used after this call.
    /// </summary>
    /// <returns>The responses; null if the request has an error, which is then written to <paramref name="writer"/> as a whole response.</returns>
    public ResponseStream? Subscribe(GraphQLRequest request, ResponseWriter writer)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(writer);
        var cached = FindDocument(request.Query);
        CostReport? report = null;
        try
        {
            if (cached.Document is null) throw new GraphQLException(cached.Errors);
            var operation = cached.Document.GetOperation(request.OperationName);
            if (operation.Node.Operation != OperationType.Subscription)
            {
                throw new GraphQLException(new GraphQLError(
                    "The operation is not a subscription. Send it as a request with a single response.", ErrorCodes.BadRequest, operation.Node));
            }
            var json = request.Variables.ValueKind == JsonValueKind.Undefined ? default : request.Variables.Clone();
            var variables = VariableCoercion.CoerceVariableValues(operation.Variables, options.Introspection, json);
            var plan = Plan(operation, variables, request, ref report);
            var source = SourceEventStream.CreateSourceEventStream(plan.Root, variables, request, options);
            return new(source, (@event, response, cancellation) => ExecuteSubscriptionEvent(plan, variables, @event, request, response, cancellation));
        }
        catch (GraphQLException exception)
        {
            Refuse(writer, exception.Errors, report);
            return null;
        }
        catch (RequestAbortedException exception)
        {
            Refuse(writer, [exception.ErrorFor(options)], report);
            return null;
        }
        finally
        {
            documents.Reweigh(cached);
        }
    }

    /// <summary>Writes the response to an event of a subscription (specification, 6.2.3.2, <c>ExecuteSubscriptionEvent</c>).</summary>
    void ExecuteSubscriptionEvent(
        PlanVariant plan, VariableValues variables, object? @event, GraphQLRequest subscription, ResponseWriter writer, CancellationToken cancellation)
    {
        var request = new GraphQLRequest { Query = default, RootValue = @event, State = subscription.State, FurtherErrors = subscription.FurtherErrors };
        writer.Limit = options.MaxResponseBytes;
        Execute(plan, variables, request, writer, Deadline.Of(request, options), cancellation, out _);
        CloseResponse(writer, null);
    }

    /// <summary>Returns the plan for the request's variables, and checks its cost.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="variables">The coerced variables.</param>
    /// <param name="request">The request.</param>
    /// <param name="report">Set if the request asks for a cost report.</param>
    /// <exception cref="GraphQLException">The cost is above the limit.</exception>
    /// <exception cref="RequestAbortedException">The plan has too many fields.</exception>
    PlanVariant Plan(OperationPlan operation, VariableValues variables, GraphQLRequest request, ref CostReport? report)
    {
        var plan = operation.Variant(variables);
        var cost = plan.Cost.Evaluate(variables);
        if (request.ReportCost) report = new CostReport(operation.Size, cost, options);
        return cost <= options.MaxCost ? plan : throw new GraphQLException(LimitErrors.TooCostly(cost, options.MaxCost, operation.Node));
    }

    /// <summary>Writes the response without its end. If a limit is exceeded, the response has null data and an error.</summary>
    ExecutionOutcome Execute(
        PlanVariant plan, VariableValues variables, GraphQLRequest request, ResponseWriter writer, Deadline deadline, CancellationToken cancellation,
        out long work)
    {
        var (start, outcome) = (writer.Length, ExecutionOutcome.Executed);
        // An execution that exceeds a limit counts as long work.
        work = long.MaxValue;
        try
        {
            deadline.ThrowIfOver();
            work = Executor.ExecuteOperation(plan, variables, request, writer, deadline, options, cancellation);
        }
        catch (RequestAbortedException exception)
        {
            writer.Limit = Array.MaxLength;
            writer.TruncateTo(start);
            writer.WriteRaw("{\"data\":null,"u8);
            ErrorWriter.WriteErrors(writer, [exception.ErrorFor(options)]);
            outcome = exception.Outcome;
        }
        // The end of the response is short, and without it the response is not valid JSON.
        writer.Limit = Array.MaxLength;
        return outcome;
    }

    /// <summary>
    /// Returns the errors of a document that do not depend on a request: it does not parse,
    /// exceeds a limit, or does not fit the schema. Empty if the document can be executed.
    /// </summary>
    public IReadOnlyList<GraphQLError> Validate(ReadOnlyMemory<byte> document) => FindDocument(document).Errors;

    /// <summary>Looks up a document in the cache, by its text; null if it is not cached.</summary>
    public CachedDocument? Find(ReadOnlyMemory<byte> document) => documents.TryGet(document, out var cached) ? cached : null;

    CachedDocument FindDocument(ReadOnlyMemory<byte> query)
    {
        if (documents.TryGet(query, out var cached)) return cached;

        // Copies the text, because the host may reuse the buffer that holds the request.
        var text = new DocumentText(query.ToArray());
        return documents.Add(Prepare(text));
    }

    CachedDocument Prepare(DocumentText text)
    {
        DocumentNode document;
        OperationDefinitionNode[] operations = [];
        OperationSize[] sizes;
        try
        {
            document = Parser.ParseDocument(new Source(text.Utf8), options.Parser);
            operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
            sizes = [.. operations.Select(new DocumentSizes(document, options.MaxValidationSteps).Measure)];
        }
        catch (GraphQLException exception)
        {
            return new(text, exception.Errors, operations);
        }

        // The sizes are checked before validation, because validation follows fragments, too.
        IReadOnlyList<GraphQLError> errors =
            [.. operations.Zip(sizes).SelectMany(pair => pair.Second.Check(options, pair.First)).Take(ValidationLimits.MaxErrors)];
        if (errors.Count == 0) errors = Validator.Validate(Schema, document, options);
        return errors.Count > 0 ? new(text, errors, operations) : new(text, new PlannedDocument(Schema, document, sizes, options));
    }

    static ExecutionOutcome Refuse(ResponseWriter writer, IReadOnlyList<GraphQLError> errors, CostReport? report = null)
    {
        // The size of errors has its own bounds, and they must be sent even if they are longer than the limit.
        writer.Limit = Array.MaxLength;
        writer.WriteRaw((byte)'{');
        ErrorWriter.WriteErrors(writer, errors);
        CloseResponse(writer, report);
        return ExecutionOutcome.RequestError;
    }

    static ExecutionOutcome Refuse(ResponseWriter writer, ExecutionOutcome outcome, OperationPlan operation, string message)
    {
        var kind = operation.Node.Operation == OperationType.Mutation ? "mutation" : "subscription";
        Refuse(writer, [new(string.Format(null, message, kind), ErrorCodes.BadRequest, operation.Node)]);
        return outcome;
    }

    static void CloseResponse(ResponseWriter writer, CostReport? report)
    {
        if (report is { } told) told.Write(writer);
        else writer.WriteRaw((byte)'}');
    }
}
