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
/// Answers requests against one schema: parse, measure, validate, plan (each once per document, remembered), execute. Thread-safe.
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
    /// <param name="writer">May hold something already, which stays.</param>
    /// <param name="cancellation">Ends the execution.</param>
    /// <returns>What became of the request, from which HTTP takes its status.</returns>
    /// <exception cref="OperationCanceledException">From <paramref name="cancellation"/>; nothing is written.</exception>
    public ExecutionOutcome Execute(GraphQLRequest request, ResponseWriter writer, CancellationToken cancellation = default) =>
        Execute(request, null, writer, cancellation);

    /// <inheritdoc cref="Execute(GraphQLRequest, ResponseWriter, CancellationToken)"/>
    /// <param name="document">What <see cref="Find"/> gave for the request's document; null to look for it.</param>
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

    /// <summary>Specification, 6.1, <c>ExecuteRequest</c>.</summary>
    ExecutionOutcome ExecuteRequest(GraphQLRequest request, CachedDocument? document, ResponseWriter writer, CancellationToken cancellation)
    {
        var deadline = Deadline.Of(request, options);
        var cached = document ?? FindDocument(request.Query);
        var started = Stopwatch.GetTimestamp();
        if (cached.Document is null)
        {
            Refuse(writer, cached.Errors);
            return request.QueryOnly && cached.AsksForOtherThanQuery(request.OperationName) ? ExecutionOutcome.OperationNotAllowed : ExecutionOutcome.RequestError;
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
                    "A {0} needs a transport that streams its responses; this one gives a single response.");
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
    /// Begins a subscription (specification, 6.2.3, <c>Subscribe</c>). Its limits hold for each response, as if it were a request. The request's bytes and variables
    /// need not live longer than this call.
    /// </summary>
    /// <returns>The responses; null where there are none, since the request has an error, which is then written to <paramref name="writer"/> as a whole response.</returns>
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
                throw new GraphQLException(new GraphQLError("The operation is no subscription: its one response needs no stream.", ErrorCodes.BadRequest, operation.Node));
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

    /// <summary>Specification, 6.2.3.2.</summary>
    void ExecuteSubscriptionEvent(PlanVariant plan, VariableValues variables, object? @event, GraphQLRequest subscription, ResponseWriter writer, CancellationToken cancellation)
    {
        var request = new GraphQLRequest { Query = default, RootValue = @event, State = subscription.State, FurtherErrors = subscription.FurtherErrors };
        writer.Limit = options.MaxResponseBytes;
        Execute(plan, variables, request, writer, Deadline.Of(request, options), cancellation, out _);
        CloseResponse(writer, null);
    }

    /// <exception cref="GraphQLException">The cost is above the limit.</exception>
    /// <exception cref="RequestAbortedException">The plan has too many fields.</exception>
    PlanVariant Plan(OperationPlan operation, VariableValues variables, GraphQLRequest request, ref CostReport? report)
    {
        var plan = operation.Variant(variables);
        var cost = plan.Cost.Evaluate(variables);
        if (request.ReportCost) report = new CostReport(operation.Size, cost, options);
        return cost <= options.MaxCost ? plan : throw new GraphQLException(LimitErrors.TooCostly(cost, options.MaxCost, operation.Node));
    }

    /// <summary>Writes the response without its end; where a limit is passed meanwhile, one whose data is null.</summary>
    ExecutionOutcome Execute(
        PlanVariant plan, VariableValues variables, GraphQLRequest request, ResponseWriter writer, Deadline deadline, CancellationToken cancellation, out long work)
    {
        var (start, outcome) = (writer.Length, ExecutionOutcome.Executed);
        // What is stopped was too long.
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
        // What follows is short, and a response without its end is none.
        writer.Limit = Array.MaxLength;
        return outcome;
    }

    /// <summary>What is wrong with a document, whatever request it comes with: it does not parse, passes a limit, or does not fit the schema. Empty where it can be executed.</summary>
    public IReadOnlyList<GraphQLError> Validate(ReadOnlyMemory<byte> document) => FindDocument(document).Errors;

    /// <summary>What is remembered of a text that was asked before; null where nothing is.</summary>
    public CachedDocument? Find(ReadOnlyMemory<byte> document) => documents.TryGet(document, out var cached) ? cached : null;

    CachedDocument FindDocument(ReadOnlyMemory<byte> query)
    {
        if (documents.TryGet(query, out var cached)) return cached;

        // The request's bytes may lie in a buffer that its host uses again.
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

        // Before validation, which follows fragments too.
        IReadOnlyList<GraphQLError> errors = [.. operations.Zip(sizes).SelectMany(pair => pair.Second.Check(options, pair.First)).Take(ValidationLimits.MaxErrors)];
        if (errors.Count == 0) errors = Validator.Validate(Schema, document, options);
        return errors.Count > 0 ? new(text, errors, operations) : new(text, new PlannedDocument(Schema, document, sizes, options));
    }

    static ExecutionOutcome Refuse(ResponseWriter writer, IReadOnlyList<GraphQLError> errors, CostReport? report = null)
    {
        // Errors are bounded by themselves, and must be told where the limit is lower than they are long.
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
