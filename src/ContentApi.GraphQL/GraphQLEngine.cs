using ContentApi.GraphQL.Execution;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Planning;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;
using ContentApi.GraphQL.Validation;

namespace ContentApi.GraphQL;

/// <summary>
/// Answers requests against one schema: parse, validate, plan (each once per document, remembered), execute. Thread-safe.
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

    /// <summary>Writes the whole response, <c>{"data":...,"errors":[...]}</c>, to <paramref name="writer"/>.</summary>
    /// <returns>What became of the request, from which HTTP takes its status.</returns>
    /// <exception cref="OperationCanceledException">From <paramref name="cancellation"/>; nothing is written.</exception>
    public ExecutionOutcome Execute(GraphQLRequest request, ResponseWriter writer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(writer);
        var start = writer.Length;
        writer.Limit = (int)Math.Min(Array.MaxLength, (long)start + options.MaxResponseBytes);
        var finished = false;
        try
        {
            var outcome = ExecuteRequest(request, writer, cancellation);
            finished = true;
            return outcome;
        }
        catch (RequestAbortedException exception)
        {
            Restart(writer, start);
            writer.WriteRaw("{\"data\":null,"u8);
            ErrorWriter.WriteErrors(writer, [exception.Error]);
            writer.WriteRaw((byte)'}');
            finished = true;
            return ExecutionOutcome.Executed;
        }
        finally
        {
            writer.Limit = Array.MaxLength;
            if (!finished) Restart(writer, start);
        }
    }

    /// <summary>Specification, 6.1, <c>ExecuteRequest</c>.</summary>
    ExecutionOutcome ExecuteRequest(GraphQLRequest request, ResponseWriter writer, CancellationToken cancellation)
    {
        var cached = FindDocument(request.Query);
        if (cached.Document is null) return Refuse(writer, cached.Errors);
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
            var variables = VariableCoercion.CoerceVariableValues(operation, request.Variables);
            var plan = operation.Variant(variables);
            Executor.ExecuteOperation(plan, variables, request, writer, options.UnexpectedError, cancellation);
            return ExecutionOutcome.Executed;
        }
        catch (GraphQLException exception)
        {
            return Refuse(writer, exception.Errors);
        }
        finally
        {
            documents.Reweigh(cached);
        }
    }

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
        try
        {
            document = Parser.ParseDocument(new Source(text.Utf8), options.Parser);
        }
        catch (GraphQLException exception)
        {
            return new(text, exception.Errors);
        }
        var errors = Validator.Validate(Schema, document);
        return errors.Count > 0 ? new(text, errors) : new(text, new PlannedDocument(Schema, document, options));
    }

    static ExecutionOutcome Refuse(ResponseWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        ErrorWriter.WriteRequestErrors(writer, errors);
        return ExecutionOutcome.RequestError;
    }

    static ExecutionOutcome Refuse(ResponseWriter writer, ExecutionOutcome outcome, OperationPlan operation, string message)
    {
        var kind = operation.Node.Operation == OperationType.Mutation ? "mutation" : "subscription";
        ErrorWriter.WriteRequestErrors(writer, [new(string.Format(null, message, kind), ErrorCodes.BadRequest, operation.Node)]);
        return outcome;
    }

    static void Restart(ResponseWriter writer, int start)
    {
        writer.Limit = Array.MaxLength;
        writer.TruncateTo(start);
    }
}

/// <summary>How far a request came.</summary>
public enum ExecutionOutcome : byte
{
    /// <summary>A request error before execution: parse, validation, operation name, variables. No <c>data</c> entry.</summary>
    RequestError,

    /// <summary>A mutation or subscription where <see cref="GraphQLRequest.QueryOnly"/> allows queries alone. No <c>data</c> entry.</summary>
    OperationNotAllowed,

    /// <summary>Executed; there may be field errors.</summary>
    Executed,
}
